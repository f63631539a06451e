/** What travels between nodes: spectral images, image stacks, models of the zero-loss peak. */
package org.zeroloss.nodes.port;
