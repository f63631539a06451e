/** The nodes Spectrum Reader and Image Reader. */
package org.zeroloss.nodes.reader;
