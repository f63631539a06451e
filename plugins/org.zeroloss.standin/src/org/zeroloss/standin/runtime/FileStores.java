package org.zeroloss.standin.runtime;

import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStorePortObject;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What the executor does with the files of port objects. */
public final class FileStores {

    private FileStores() {}

    /** The store of a file. */
    public static FileStore of(final Path file) {
        return Doors.FILE_STORES.enter().apply(file.toFile());
    }

    /** The files of the data, in their order. */
    public static List<Path> files(final FileStorePortObject object) {
        return Doors.FILE_STORE_HOLDERS.enter().stores(object).stream()
                .map(s -> s.getFile().toPath())
                .toList();
    }

    /** Lets the data write what is not yet in their files; the second call does nothing. */
    public static void flush(final FileStorePortObject object) throws IOException {
        Doors.FILE_STORE_HOLDERS.enter().flush(object);
    }

    /** Gives the files to data just loaded by their serializer, and tells them so. */
    public static void restore(final FileStorePortObject object, final List<Path> files)
            throws IOException {
        Doors.FILE_STORE_HOLDERS
                .enter()
                .restore(object, files.stream().map(FileStores::of).toList());
    }
}
