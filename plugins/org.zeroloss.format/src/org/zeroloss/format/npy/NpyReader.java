package org.zeroloss.format.npy;

import org.zeroloss.base.Progress;
import org.zeroloss.format.AxisTransposer;
import org.zeroloss.format.FormatException;
import org.zeroloss.format.HalfFloat;
import org.zeroloss.format.ListedFile;
import org.zeroloss.format.PixelParts;
import org.zeroloss.format.ReadOptions;
import org.zeroloss.format.RowSink;
import org.zeroloss.format.SeekableBytes;
import org.zeroloss.format.SignalFile;
import org.zeroloss.format.SignalReader;
import org.zeroloss.format.SourceFile;
import org.zeroloss.signal.SignalSpec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;

/**
 * One array of NumPy: integers, booleans (as 0 and 1) and reals, in both byte orders, in C and
 * Fortran order; complex numbers as real and imaginary part. Records, texts and Python objects are
 * refused by name.
 */
public final class NpyReader implements SignalReader {

    @Override
    public String name() {
        return "NumPy array";
    }

    @Override
    public Set<String> extensions() {
        return Set.of("npy");
    }

    @Override
    public Match matches(final byte[] head, final String fileName) {
        return NpyHeader.isMagic(head) ? Match.CERTAIN : Match.NO;
    }

    @Override
    public SignalFile open(final SourceFile source, final ReadOptions options) {
        source.size();
        final NpyHeader header;
        try (InputStream in = Files.newInputStream(source.path())) {
            header = NpyHeader.read(source.name(), in);
        } catch (final IOException e) {
            throw FormatException.of(source.name(), "reading failed: " + e.getMessage(), e);
        }
        final SignalSpec spec = options.axis().apply(source.name(), NpySpec.of(source, "", header));
        final SeekableBytes in = SeekableBytes.open(source);
        boolean done = false;
        try {
            final long bytes = header.dataBytes(source.name());
            in.require(header.length(), bytes, "the elements of the array");
            if (in.length() - header.length() != bytes) {
                throw FormatException.at(
                        source.name(),
                        header.length() + bytes,
                        "the end of the file after an array of shape " + header.shape(),
                        (in.length() - header.length() - bytes) + " further bytes");
            }
            final SignalFile file =
                    new ListedFile(
                            source,
                            List.of(new ListedFile.Entry(spec, rows(in, header, spec))),
                            List.of(),
                            List.of(in));
            done = true;
            return file;
        } finally {
            if (!done) {
                in.close();
            }
        }
    }

    /**
     * @param in a whole array file
     * @param header its head
     * @param spec the signal
     * @return reads its rows
     */
    static ListedFile.Rows rows(
            final SeekableBytes in, final NpyHeader header, final SignalSpec spec) {
        return (sink, progress) -> {
            final RowSink to = header.element().isHalf() ? HalfFloat.widening(sink) : sink;
            final PixelParts parts = header.element().parts();
            final int n = parts.stored();
            for (int i = 0; i < n; i++) {
                final Progress part = progress.part((double) i / n, (i + 1.0) / n);
                if (header.fortran() && header.shape().size() > 1) {
                    new FortranRows(in, header, i).read(to, part);
                } else {
                    new AxisTransposer(
                                    in,
                                    header.length(),
                                    header.order(),
                                    header.element().bytes(),
                                    spec.rows() / n,
                                    Math.multiplyExact(spec.width(), n),
                                    1)
                            .read(parts.isPlain() ? to : parts.values(to, i), part);
                }
            }
        };
    }
}
