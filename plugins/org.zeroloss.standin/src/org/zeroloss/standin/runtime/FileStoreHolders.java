package org.zeroloss.standin.runtime;

import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStorePortObject;

import java.io.IOException;
import java.util.List;

/** Reaches the file stores of data that lie in files. */
public interface FileStoreHolders {

    /** The files of the data. */
    List<FileStore> stores(FileStorePortObject object);

    /** Lets the data write what is not yet in their files; the second call does nothing. */
    void flush(FileStorePortObject object) throws IOException;

    /** Gives the files to data just loaded, and tells them so. */
    void restore(FileStorePortObject object, List<FileStore> stores) throws IOException;
}
