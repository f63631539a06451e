/** The node ZLP Model Writer. */
package org.zeroloss.nodes.modelwriter;
