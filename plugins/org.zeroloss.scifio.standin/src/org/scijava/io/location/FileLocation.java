package org.scijava.io.location;

import java.io.File;

/** A file. */
public class FileLocation implements Location {

    private final File m_file;

    /** The file itself. */
    public FileLocation(final File file) {
        m_file = file;
    }

    /** The file itself. */
    public File getFile() {
        return m_file;
    }
}
