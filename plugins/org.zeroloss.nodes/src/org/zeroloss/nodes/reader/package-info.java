/** The node Spectrum Reader. */
package org.zeroloss.nodes.reader;
