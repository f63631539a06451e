package org.zeroloss.format.text;

import org.zeroloss.format.ReadOption;
import org.zeroloss.format.ReadOptions;
import org.zeroloss.format.SignalFile;
import org.zeroloss.format.SignalReader;
import org.zeroloss.format.SourceFile;

import java.util.Set;

/**
 * Spectra as plain text: one a line or one a column, numbers apart by tab, blank, comma or
 * semicolon. Energies come from a column, from the options, or from the file name; they are never
 * guessed.
 */
public final class TextReader implements SignalReader {

    @Override
    public String name() {
        return "plain text";
    }

    @Override
    public Set<String> extensions() {
        return Set.of("txt", "csv", "tsv", "dat", "asc", "xy");
    }

    @Override
    public Match matches(final byte[] head, final String fileName) {
        boolean digit = false;
        for (final byte b : head) {
            if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f') {
                return Match.NO;
            }
            digit |= b >= '0' && b <= '9';
        }
        return digit ? Match.POSSIBLE : Match.NO;
    }

    @Override
    public Set<ReadOption> options() {
        return Set.of(ReadOption.AXIS, ReadOption.TEXT);
    }

    @Override
    public SignalFile open(final SourceFile source, final ReadOptions options) {
        return TextFile.open(source, options);
    }
}
