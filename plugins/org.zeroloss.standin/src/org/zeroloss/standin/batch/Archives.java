package org.zeroloss.standin.batch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Workflows as zip files. */
final class Archives {

    private Archives() {}

    /** Unpacks a zip file; an entry that leads out of the target is an error. */
    static void unzip(final Path zip, final Path target) throws IOException {
        try (InputStream raw = Files.newInputStream(zip);
                ZipInputStream in = new ZipInputStream(raw)) {
            for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
                final Path file = target.resolve(e.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException(
                            "'" + zip + "' holds '" + e.getName() + "', which leads out of it");
                }
                if (e.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(in, file);
                }
            }
        }
    }

    /** Packs a folder, its own name as the first level, entries in order of their names. */
    static void zip(final Path folder, final Path zip) throws IOException {
        final Path parent = zip.toAbsolutePath().getParent();
        Files.createDirectories(parent);
        final List<Path> files;
        try (var walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        final Path fresh = Files.createTempFile(parent, ".", ".zip");
        try {
            try (OutputStream raw = Files.newOutputStream(fresh);
                    ZipOutputStream out = new ZipOutputStream(raw)) {
                out.setLevel(Deflater.BEST_COMPRESSION);
                for (final Path file : files) {
                    final String name = folder.getParent().relativize(file).toString();
                    out.putNextEntry(new ZipEntry(name.replace('\\', '/')));
                    Files.copy(file, out);
                    out.closeEntry();
                }
            }
            Files.move(fresh, zip, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
