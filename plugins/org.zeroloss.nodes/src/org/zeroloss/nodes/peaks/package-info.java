/** The node Spectrum Peaks. */
package org.zeroloss.nodes.peaks;
