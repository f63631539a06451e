package org.zeroloss.format.hdf5;

import org.zeroloss.format.FormatException;
import org.zeroloss.format.ListedFile;
import org.zeroloss.format.ReadOptions;
import org.zeroloss.format.SignalFile;
import org.zeroloss.format.SourceFile;

import java.util.List;

/** Opens an HDF5 file of one of the kinds that are known. */
final class Hdf5File {

    private Hdf5File() {}

    static SignalFile open(final SourceFile source, final ReadOptions options) {
        final H5File file = H5File.open(source);
        boolean done = false;
        try {
            final Contents contents = new Contents(source, options);
            list(file, contents);
            if (contents.entries().isEmpty()) {
                throw FormatException.at(
                        source.name(),
                        0,
                        "a signal",
                        contents.skipped().isEmpty()
                                ? "none among " + file.root().names()
                                : contents.skipped().stream()
                                        .map(s -> "\"" + s.name() + "\": " + s.reason())
                                        .toList()
                                        .toString());
            }
            final ListedFile listed =
                    new ListedFile(
                            source, contents.entries(), contents.skipped(), List.of(file::close));
            done = true;
            return listed;
        } finally {
            if (!done) {
                file.close();
            }
        }
    }

    private static void list(final H5File file, final Contents contents) {
        final H5Group root = file.root();
        if (root.group("Experiments").isPresent()) {
            new HspyContents(root, contents).list();
        } else if (root.group("Data").isPresent()) {
            new VeloxContents(root, contents).list();
        } else if (!new EmdContents(root, contents).list()) {
            new PlainContents(root, contents).list();
        }
    }
}
