/** The node ZLP Model Reader. */
package org.zeroloss.nodes.modelreader;
