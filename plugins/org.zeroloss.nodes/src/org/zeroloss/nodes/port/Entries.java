package org.zeroloss.nodes.port;

import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** One named entry in the zip that KNIME keeps a port object or spec in. */
final class Entries {

    private Entries() {}

    /**
     * @param zip where to; stays open
     * @param name name of the entry
     * @param content its bytes
     * @throws IOException if writing fails
     */
    static void write(final ZipOutputStream zip, final String name, final byte[] content)
            throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    /**
     * @param zip where from; stays open
     * @param name name of the entry; entries of other names, of later versions, are passed over
     * @return its bytes
     * @throws IOException if it is missing or reading fails
     */
    static byte[] read(final ZipInputStream zip, final String name) throws IOException {
        for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
            if (e.getName().equals(name)) {
                return zip.readAllBytes();
            }
        }
        throw new IOException(
                "Expected an entry '"
                        + name
                        + "' in the saved port, found none; reset the node and execute it again");
    }
}
