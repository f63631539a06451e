package org.knime.core.data.filestore;

import org.knime.core.node.port.PortObject;
import org.zeroloss.standin.runtime.Doors;
import org.zeroloss.standin.runtime.FileStoreHolders;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Data that lie in files. Made with its files by the node, or without any for loading; then {@link
 * #postConstruct} follows, and only from there on the files are known.
 */
public abstract class FileStorePortObject implements PortObject {

    static {
        Doors.FILE_STORE_HOLDERS.open(
                new FileStoreHolders() {
                    @Override
                    public List<FileStore> stores(final FileStorePortObject object) {
                        return List.copyOf(object.stores);
                    }

                    @Override
                    public void flush(final FileStorePortObject object) throws IOException {
                        if (!object.flushed) {
                            object.flushed = true;
                            object.flushToFileStore();
                        }
                    }

                    @Override
                    public void restore(
                            final FileStorePortObject object, final List<FileStore> stores)
                            throws IOException {
                        object.stores.clear();
                        object.stores.addAll(stores);
                        object.postConstruct();
                    }
                });
    }

    private final List<FileStore> stores;
    private boolean flushed;

    /** With the files. */
    protected FileStorePortObject(final List<FileStore> fileStores) {
        this.stores = new ArrayList<>(fileStores);
    }

    /** For loading. */
    protected FileStorePortObject() {
        this(List.of());
        flushed = true;
    }

    /** Writes what is not yet in the files; called once, before the object is saved. */
    protected void flushToFileStore() throws IOException {}

    /** Called after loading, when the files are known. */
    protected void postConstruct() throws IOException {}

    /** The number of files. */
    protected int getFileStoreCount() {
        return stores.size();
    }

    /** A file. */
    protected FileStore getFileStore(final int index) {
        return stores.get(index);
    }

    @Override
    public boolean equals(final Object obj) {
        return this == obj
                || obj instanceof FileStorePortObject other && files().equals(other.files());
    }

    @Override
    public int hashCode() {
        return files().hashCode();
    }

    private List<File> files() {
        return stores.stream().map(FileStore::getFile).toList();
    }

    @Override
    public String toString() {
        return stores.toString();
    }
}
