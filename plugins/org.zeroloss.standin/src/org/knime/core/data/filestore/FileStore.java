package org.knime.core.data.filestore;

import org.zeroloss.standin.runtime.Doors;

import java.io.File;

/** A file that lives as long as the data that hold it. */
public final class FileStore {

    static {
        Doors.FILE_STORES.open(FileStore::new);
    }

    private final File file;

    private FileStore(final File file) {
        this.file = file;
    }

    /** The file; who creates the store writes it. */
    public File getFile() {
        return file;
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
