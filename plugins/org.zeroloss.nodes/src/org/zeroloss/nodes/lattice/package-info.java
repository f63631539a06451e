/** The node Lattice Analyzer. */
package org.zeroloss.nodes.lattice;
