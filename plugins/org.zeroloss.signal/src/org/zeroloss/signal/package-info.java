/**
 * Signals: typed axes and data, stored as one immutable, memory-mapped Arrow IPC file.
 *
 * <p>{@link org.zeroloss.signal.SignalWriter} writes a file block by block, {@link
 * org.zeroloss.signal.Signal} opens one without reading its values, {@link
 * org.zeroloss.signal.SignalCopy} rewrites one with further columns.
 */
package org.zeroloss.signal;
