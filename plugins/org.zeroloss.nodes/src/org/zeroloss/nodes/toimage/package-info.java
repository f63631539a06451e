/** The node Table to Spectral Image. */
package org.zeroloss.nodes.toimage;
