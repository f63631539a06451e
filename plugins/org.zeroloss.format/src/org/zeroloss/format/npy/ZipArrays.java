package org.zeroloss.format.npy;

import org.zeroloss.base.Progress;
import org.zeroloss.format.FormatException;
import org.zeroloss.format.HalfFloat;
import org.zeroloss.format.ListedFile;
import org.zeroloss.format.RowSink;
import org.zeroloss.format.SeekableBytes;
import org.zeroloss.format.SourceFile;
import org.zeroloss.signal.SignalSpec;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Arrays in a zip archive. An entry that claims to grow more than deflate can is refused before
 * anything is unpacked. Rows are streamed; only arrays in Fortran order are unpacked to a temporary
 * file, as their rows lie scattered.
 */
public final class ZipArrays implements ListedFile.Closing {

    /** Most bytes that deflate makes of one. */
    private static final long MAX_RATIO = 1032;

    private static final int MAX_ENTRIES = 10_000;
    private static final int BLOCK = 4 << 20;
    private static final int SMALL = 1 << 20;

    private final SourceFile m_source;
    private final ZipFile m_zip;

    private ZipArrays(final SourceFile source, final ZipFile zip) {
        m_source = source;
        m_zip = zip;
    }

    /**
     * @param source a zip archive
     * @return the open archive
     * @throws FormatException if it is none
     */
    public static ZipArrays open(final SourceFile source) {
        source.size();
        try {
            return new ZipArrays(source, new ZipFile(source.path().toFile()));
        } catch (final IOException | IllegalArgumentException e) {
            throw FormatException.at(
                    source.name(),
                    0,
                    "a zip archive",
                    "a damaged or truncated one: " + e.getMessage(),
                    e);
        }
    }

    /**
     * @return names of the entries in the archive's order
     */
    public List<String> names() {
        final List<String> names = new ArrayList<>();
        m_zip.stream().limit(MAX_ENTRIES).map(ZipEntry::getName).forEach(names::add);
        return names;
    }

    /**
     * @param name of an entry that holds text
     * @param most bytes it may have
     * @return its bytes
     * @throws FormatException if it is missing, longer or damaged
     */
    public byte[] small(final String name, final int most) {
        final ZipEntry entry = entry(name);
        if (entry.getSize() > Math.min(most, SMALL)) {
            throw FormatException.at(
                    m_source.name(),
                    0,
                    "at most " + most + " bytes in " + name,
                    String.valueOf(entry.getSize()));
        }
        try (InputStream in = m_zip.getInputStream(entry)) {
            return in.readNBytes(most);
        } catch (final IOException e) {
            throw damaged(name, e);
        }
    }

    /**
     * @param name of an entry that holds an array
     * @return the array's head, which agrees with the entry's size
     * @throws FormatException if it is damaged or the elements are no plain numbers
     */
    public NpyHeader header(final String name) {
        final ZipEntry entry = entry(name);
        final NpyHeader header;
        try (InputStream in = m_zip.getInputStream(entry)) {
            header = NpyHeader.read(where(name), in);
        } catch (final IOException e) {
            throw damaged(name, e);
        }
        final long expected = header.dataBytes(where(name));
        if (entry.getSize() - header.length() != expected) {
            throw FormatException.at(
                    where(name),
                    header.length(),
                    expected + " bytes for an array of shape " + header.shape(),
                    String.valueOf(entry.getSize() - header.length()));
        }
        return header;
    }

    /**
     * @param name of an entry that holds an array
     * @param header its head
     * @param spec what it is as a signal
     * @return reads its rows
     */
    public ListedFile.Rows rows(final String name, final NpyHeader header, final SignalSpec spec) {
        return (sink, progress) -> {
            final RowSink to = header.element().isHalf() ? HalfFloat.widening(sink) : sink;
            if (header.fortran() && header.shape().size() > 1
                    || !header.element().parts().isPlain()) {
                unpacked(name, header, spec, sink, progress);
            } else {
                try (InputStream in = m_zip.getInputStream(entry(name))) {
                    in.skipNBytes(header.length());
                    stream(in, header, spec, to, progress);
                } catch (final IOException e) {
                    throw damaged(name, e);
                }
            }
        };
    }

    private static void stream(
            final InputStream in,
            final NpyHeader header,
            final SignalSpec spec,
            final RowSink sink,
            final Progress progress)
            throws IOException {
        final int size = header.element().bytes();
        final int rowBytes = spec.width() * size;
        final int rows = (int) Math.max(1, Math.min(spec.rows(), BLOCK / rowBytes));
        final byte[] block = new byte[rows * rowBytes];
        for (long first = 0; first < spec.rows(); first += rows) {
            progress.checkCanceled();
            final int n = (int) Math.min(rows, spec.rows() - first) * rowBytes;
            if (in.readNBytes(block, 0, n) < n) {
                throw new EOFException("the array ends before its last element");
            }
            if (header.order() == ByteOrder.BIG_ENDIAN) {
                reverse(block, n, size);
            }
            sink.accept(ByteBuffer.wrap(block, 0, n).order(ByteOrder.LITTLE_ENDIAN));
            progress.update((double) first / spec.rows(), "Reading");
        }
        progress.update(1, null);
    }

    private static void reverse(final byte[] block, final int length, final int size) {
        for (int at = 0; at < length; at += size) {
            for (int i = 0; i < size / 2; i++) {
                final byte b = block[at + i];
                block[at + i] = block[at + size - 1 - i];
                block[at + size - 1 - i] = b;
            }
        }
    }

    private void unpacked(
            final String name,
            final NpyHeader header,
            final SignalSpec spec,
            final RowSink sink,
            final Progress progress) {
        try {
            final Path folder = Files.createTempDirectory("zeroloss-npz");
            final Path copy = folder.resolve("array.npy");
            try {
                try (InputStream in = m_zip.getInputStream(entry(name))) {
                    Files.copy(in, copy);
                }
                try (SeekableBytes in =
                        SeekableBytes.open(new SourceFile(copy, where(name), m_source.sha256()))) {
                    NpyReader.rows(in, header, spec).read(sink, progress);
                }
            } finally {
                Files.deleteIfExists(copy);
                Files.deleteIfExists(folder);
            }
        } catch (final IOException e) {
            throw damaged(name, e);
        }
    }

    private String where(final String name) {
        return m_source.name() + ": " + name;
    }

    private ZipEntry entry(final String name) {
        final ZipEntry entry = m_zip.getEntry(name);
        if (entry == null) {
            throw FormatException.at(
                    m_source.name(), 0, "the entry " + name + " in the archive", "none");
        }
        if (entry.getSize() < 0
                || entry.getCompressedSize() < 0
                || entry.getCompressedSize() > m_source.size()
                || entry.getSize() / MAX_RATIO > entry.getCompressedSize()) {
            throw FormatException.at(
                    m_source.name(),
                    0,
                    "an entry that deflate can have packed",
                    name + " of " + entry.getSize() + " bytes in " + entry.getCompressedSize());
        }
        return entry;
    }

    private FormatException damaged(final String name, final IOException e) {
        return FormatException.at(
                where(name), 0, "a whole entry", "a damaged one: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        try {
            m_zip.close();
        } catch (final IOException e) {
            throw FormatException.of(
                    m_source.name(), "the archive could not be closed: " + e.getMessage(), e);
        }
    }
}
