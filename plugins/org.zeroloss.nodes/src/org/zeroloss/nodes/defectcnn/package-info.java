/** The node Defect CNN. */
package org.zeroloss.nodes.defectcnn;
