/** The node Defect CNN Learner. */
package org.zeroloss.nodes.defectlearner;
