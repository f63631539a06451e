/**
 * Microscope files to signals: the reader interface, the registry of readers, sources of one or
 * several files, and copies of remote files.
 */
package org.zeroloss.format;
