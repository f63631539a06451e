package org.zeroloss.format;

/** What to do where the file to write exists. */
public enum Overwrite {
    /** Leave it and fail. */
    FAIL,
    /** Replace it, once the new file is complete. */
    OVERWRITE
}
