/** The node Signal Writer: a signal as a file that other programs read. */
package org.zeroloss.nodes.writer;
