package org.zeroloss.format.arrow;

import org.zeroloss.format.FormatException;
import org.zeroloss.format.ReadOptions;
import org.zeroloss.format.SignalFile;
import org.zeroloss.format.SignalReader;
import org.zeroloss.format.SourceFile;
import org.zeroloss.signal.NotASignalException;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * Zeroloss' own signal files: what {@link ArrowWriter} wrote, with all bands, maps, axes and
 * metadata. Arrow files of others have no axes and are refused by name.
 */
public final class ArrowReader implements SignalReader {

    private static final byte[] MAGIC = "ARROW1".getBytes(StandardCharsets.US_ASCII);

    @Override
    public String name() {
        return "Zeroloss signal (Arrow)";
    }

    @Override
    public Set<String> extensions() {
        return Set.of("arrow");
    }

    @Override
    public Match matches(final byte[] head, final String fileName) {
        return head.length >= MAGIC.length
                        && Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length)
                ? Match.CERTAIN
                : Match.NO;
    }

    @Override
    public SignalFile open(final SourceFile source, final ReadOptions options) {
        source.size();
        final Signal signal;
        try {
            signal = Signal.open(source.path());
        } catch (final NotASignalException e) {
            throw FormatException.of(
                    source.name(),
                    e.getMessage()
                            + ". Bring the table into KNIME and give it axes with the node Table"
                            + " to Spectral Image",
                    e);
        } catch (final SignalException e) {
            throw FormatException.of(source.name(), e.getMessage(), e);
        }
        boolean done = false;
        try {
            final SignalFile file = new ArrowFile(source, signal, options);
            done = true;
            return file;
        } finally {
            if (!done) {
                signal.close();
            }
        }
    }
}
