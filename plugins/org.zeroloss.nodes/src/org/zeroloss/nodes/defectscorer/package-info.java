/** The node Defect Scorer, and how tables of points are read. */
package org.zeroloss.nodes.defectscorer;
