/** The node Defect CNN, and how networks read the images of a stack. */
package org.zeroloss.nodes.defectcnn;
