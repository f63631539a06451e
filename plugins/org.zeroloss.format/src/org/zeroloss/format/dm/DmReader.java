package org.zeroloss.format.dm;

import org.zeroloss.format.ReadOptions;
import org.zeroloss.format.SignalFile;
import org.zeroloss.format.SignalReader;
import org.zeroloss.format.SourceFile;

import java.nio.ByteBuffer;
import java.util.Set;

/**
 * Gatan DigitalMicrograph, dm3 and dm4. Reads images of numbers in one to four dimensions in both
 * byte orders. Complex numbers become a first axis of real and imaginary part, colors one of red,
 * green and blue; thumbnails, and packed complex numbers of the types 27 and 28, are left out by
 * name.
 */
public final class DmReader implements SignalReader {

    @Override
    public String name() {
        return "Gatan DigitalMicrograph";
    }

    @Override
    public Set<String> extensions() {
        return Set.of("dm3", "dm4");
    }

    @Override
    public Match matches(final byte[] head, final String fileName) {
        if (head.length < 16) {
            return Match.NO;
        }
        final ByteBuffer b = ByteBuffer.wrap(head);
        final int version = b.getInt(0);
        final int order = b.getInt(version == 4 ? 12 : 8);
        return (version == 3 || version == 4) && (order == 0 || order == 1)
                ? Match.CERTAIN
                : Match.NO;
    }

    @Override
    public SignalFile open(final SourceFile source, final ReadOptions options) {
        return DmFile.open(source, options);
    }
}
