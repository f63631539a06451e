package org.zeroloss.format;

/** Parts of {@link ReadOptions}. A dialog shows those that the format in question has. */
public enum ReadOption {
    /** The energy axis of spectra: {@link ReadOptions#axis()}. */
    AXIS,
    /** How to understand plain text: {@link ReadOptions#text()}. */
    TEXT
}
