package org.zeroloss.format.msa;

import org.zeroloss.format.ReadOptions;
import org.zeroloss.format.SignalFile;
import org.zeroloss.format.SignalReader;
import org.zeroloss.format.SourceFile;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * Spectra in the EMSA/MAS format (ISO 22029): keywords {@code #NAME-unit : value}, then the values,
 * with or without energies.
 */
public final class MsaReader implements SignalReader {

    @Override
    public String name() {
        return "EMSA/MAS (ISO 22029)";
    }

    @Override
    public Set<String> extensions() {
        return Set.of("msa", "emsa", "ems");
    }

    @Override
    public Match matches(final byte[] head, final String fileName) {
        final String text = new String(head, StandardCharsets.ISO_8859_1);
        final int start = text.startsWith("\u00ef\u00bb\u00bf") ? 3 : 0;
        return isFormat(text.substring(start).stripLeading().lines().findFirst().orElse(""))
                ? Match.CERTAIN
                : Match.NO;
    }

    /** Whether a line is the one that every such file starts with. */
    static boolean isFormat(final String line) {
        return line.toUpperCase(Locale.ROOT).matches("#FORMAT\\s*:\\s*EMSA/MAS.*");
    }

    @Override
    public SignalFile open(final SourceFile source, final ReadOptions options) {
        return MsaFile.open(source, options);
    }
}
