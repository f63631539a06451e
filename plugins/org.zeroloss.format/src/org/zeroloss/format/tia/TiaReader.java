package org.zeroloss.format.tia;

import org.zeroloss.format.DeclaredSpec;
import org.zeroloss.format.FormatException;
import org.zeroloss.format.ListedFile;
import org.zeroloss.format.ReadOptions;
import org.zeroloss.format.SeekableBytes;
import org.zeroloss.format.SignalFile;
import org.zeroloss.format.SignalReader;
import org.zeroloss.format.SkippedSignal;
import org.zeroloss.format.SourceFile;
import org.zeroloss.signal.SignalSpec;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * FEI's TIA. A .ser file is one series of spectra or images; an .emi file holds no data that could
 * be read, but names the acquisition of the .ser files beside it, which are its signals.
 */
public final class TiaReader implements SignalReader {

    private static final int MAX_SERIES = 1000;

    /** Bytes of a line that was not finished, which are made up as 0. */
    private static final long MOST_MISSING = 64 << 20;

    /** The same, for each byte of the file. */
    private static final long MOST_RATIO = 1000;

    @Override
    public String name() {
        return "FEI TIA";
    }

    @Override
    public Set<String> extensions() {
        // Not .emi: in a folder each series would be read twice. Such a file is known by content.
        return Set.of("ser");
    }

    @Override
    public Match matches(final byte[] head, final String fileName) {
        if (SerHeader.isMagic(head)) {
            return Match.CERTAIN;
        }
        return head.length >= 4 && head[0] == 'J' && head[1] == 'K' && isEmi(fileName)
                ? Match.CERTAIN
                : Match.NO;
    }

    private static boolean isEmi(final String fileName) {
        return fileName.toLowerCase(Locale.ROOT).endsWith(".emi");
    }

    @Override
    public SignalFile open(final SourceFile source, final ReadOptions options) {
        final SeekableBytes in = SeekableBytes.open(source);
        final List<SeekableBytes> open = new ArrayList<>(List.of(in));
        boolean done = false;
        try {
            final SignalFile file =
                    isEmi(source.name())
                            ? emi(source, options, open)
                            : new ListedFile(
                                    source,
                                    List.of(ser(source, in, EmiObject.beside(source), options, "")),
                                    List.of(),
                                    open);
            done = true;
            return file;
        } finally {
            if (!done) {
                open.forEach(SeekableBytes::close);
            }
        }
    }

    private static ListedFile.Entry ser(
            final SourceFile source,
            final SeekableBytes in,
            final Optional<EmiObject> emi,
            final ReadOptions options,
            final String title) {
        final SerHeader header = SerHeader.read(in);
        final SerElement first = SerElement.read(in, header.offset(in, 0), header.images());
        final double missing =
                (double) (header.elements() - header.valid()) * first.rows() * first.rowBytes();
        if (missing > Math.max(MOST_MISSING, MOST_RATIO * (double) in.length())) {
            throw FormatException.at(
                    source.name(),
                    18,
                    "a scan of which most was acquired",
                    header.valid() + " of " + header.elements() + " elements in its lines");
        }
        final SignalSpec plain =
                DeclaredSpec.of(
                        source.name(), () -> new SerSpec(source, header, first, emi).spec(title));
        final SignalSpec spec = options.axis().apply(source.name(), plain);
        final SerRows rows = new SerRows(in, header, first);
        return new ListedFile.Entry(spec, rows::read);
    }

    private static SignalFile emi(
            final SourceFile source, final ReadOptions options, final List<SeekableBytes> open) {
        final List<EmiObject> objects = EmiObject.all(source);
        final String base = source.name().substring(0, source.name().length() - ".emi".length());
        final List<ListedFile.Entry> entries = new ArrayList<>();
        final List<SkippedSignal> skipped = new ArrayList<>();
        for (int i = 1; i <= Math.min(MAX_SERIES, Math.max(1, objects.size())); i++) {
            final String name = base + "_" + i + ".ser";
            final Path ser = source.path().resolveSibling(name);
            if (!Files.isRegularFile(ser)) {
                skipped.add(new SkippedSignal(name, "not found beside " + source.name()));
                continue;
            }
            final SourceFile part = SourceFile.of(ser);
            final SeekableBytes in = SeekableBytes.open(part);
            open.add(in);
            final Optional<EmiObject> emi =
                    i <= objects.size() ? Optional.of(objects.get(i - 1)) : Optional.empty();
            entries.add(ser(part, in, emi, options, base + "_" + i));
        }
        if (entries.isEmpty()) {
            throw FormatException.at(
                    source.name(),
                    0,
                    base + "_1.ser beside it, since an .emi file only describes its data",
                    "none; give the .ser files instead");
        }
        return new ListedFile(source, entries, skipped, open);
    }
}
