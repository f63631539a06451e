/** The node Micrograph Viewer. */
package org.zeroloss.nodes.micrograph;
