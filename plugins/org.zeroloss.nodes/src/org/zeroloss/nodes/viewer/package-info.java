/** The node Spectral Image Viewer. */
package org.zeroloss.nodes.viewer;
