/** The data that travels between nodes: spectral images and models of the zero-loss peak. */
package org.zeroloss.nodes.port;
