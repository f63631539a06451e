package org.zeroloss.format.npy;

import org.zeroloss.base.Progress;
import org.zeroloss.format.PlainBand;
import org.zeroloss.format.SignalFormatWriter;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalSpec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The values as the one array {@code signal} of a packed archive for {@code numpy.load}; as {@link
 * NpyWriter}, but smaller.
 */
public final class NpzWriter implements SignalFormatWriter {

    @Override
    public String name() {
        return "NumPy archive";
    }

    @Override
    public List<String> extensions() {
        return List.of("npz");
    }

    @Override
    public Optional<String> refusal(final SignalSpec spec) {
        return PlainBand.refusal(spec);
    }

    @Override
    public void encode(final Signal signal, final Path file, final Progress progress)
            throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            final ZipEntry entry = new ZipEntry(SignalSpec.SIGNAL + ".npy");
            // The same signal gives the same bytes at any time of day.
            entry.setTime(0);
            out.putNextEntry(entry);
            out.write(NpyWriter.head(signal.spec()));
            PlainBand.stream(
                    signal,
                    bytes -> out.write(bytes.array(), bytes.position(), bytes.remaining()),
                    progress);
            out.closeEntry();
        }
    }
}
