/** The node EELS Specimen Simulator. */
package org.zeroloss.nodes.simulator;
