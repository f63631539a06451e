/** The node Spectral Image to Table. */
package org.zeroloss.nodes.totable;
