package org.zeroloss.format;

import org.zeroloss.signal.SignalException;
import org.zeroloss.signal.SignalSpec;

import java.util.function.Supplier;

/** A spec built from what a file declares: what cannot be a signal is the file's fault. */
public final class DeclaredSpec {

    /** Most bytes of a row: a row is held in memory as a whole. */
    private static final long MAX_ROW = 1L << 27;

    private DeclaredSpec() {}

    /**
     * @param file name for messages
     * @param build makes the spec
     * @return the spec
     * @throws FormatException if the axes overflow, have no extent, or a row is too long
     */
    public static SignalSpec of(final String file, final Supplier<SignalSpec> build) {
        final SignalSpec spec;
        try {
            spec = build.get();
        } catch (final SignalException e) {
            throw FormatException.at(
                    file, 0, "a header of a possible signal", "another. " + e.getMessage(), e);
        }
        if (spec.rowBytes() > MAX_ROW) {
            throw FormatException.at(
                    file,
                    0,
                    "a header of spectra or scan lines of at most "
                            + MAX_ROW / spec.type().bytes()
                            + " values",
                    String.valueOf(spec.width()));
        }
        return spec;
    }
}
