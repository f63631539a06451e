package org.zeroloss.format.npy;

import org.zeroloss.format.FormatException;
import org.zeroloss.format.ListedFile;
import org.zeroloss.format.ReadOptions;
import org.zeroloss.format.SignalFile;
import org.zeroloss.format.SignalReader;
import org.zeroloss.format.SkippedSignal;
import org.zeroloss.format.SourceFile;
import org.zeroloss.signal.SignalSpec;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Several arrays of NumPy in a zip archive, packed or not. Each array is a signal titled as in the
 * archive; arrays that are no plain numbers are left out by name.
 */
public final class NpzReader implements SignalReader {

    private static final String ENDING = ".npy";

    @Override
    public String name() {
        return "NumPy archive";
    }

    @Override
    public Set<String> extensions() {
        return Set.of("npz");
    }

    @Override
    public Match matches(final byte[] head, final String fileName) {
        // A zip archive may be anything: its first entry is to be an array.
        if (head.length < 34 || head[0] != 'P' || head[1] != 'K' || head[2] != 3 || head[3] != 4) {
            return Match.NO;
        }
        final int length = (head[26] & 0xff) + ((head[27] & 0xff) << 8);
        final String name = new String(head, 30, Math.min(length, head.length - 30));
        return name.endsWith(ENDING) && !name.equals("data.npy") ? Match.CERTAIN : Match.NO;
    }

    @Override
    public SignalFile open(final SourceFile source, final ReadOptions options) {
        final ZipArrays zip = ZipArrays.open(source);
        boolean done = false;
        try {
            final List<ListedFile.Entry> entries = new ArrayList<>();
            final List<SkippedSignal> skipped = new ArrayList<>();
            for (final String name : zip.names()) {
                final String title =
                        name.endsWith(ENDING)
                                ? name.substring(0, name.length() - ENDING.length())
                                : name;
                try {
                    final NpyHeader header = zip.header(name);
                    final SignalSpec spec =
                            options.axis().apply(source.name(), NpySpec.of(source, title, header));
                    entries.add(new ListedFile.Entry(spec, zip.rows(name, header, spec)));
                } catch (final FormatException e) {
                    skipped.add(new SkippedSignal(title, e.getMessage()));
                }
            }
            if (entries.isEmpty()) {
                throw FormatException.at(
                        source.name(),
                        0,
                        "at least one array of plain numbers in the archive",
                        skipped.isEmpty()
                                ? "no entry"
                                : skipped.stream().map(SkippedSignal::reason).toList().toString());
            }
            final SignalFile file = new ListedFile(source, entries, skipped, List.of(zip));
            done = true;
            return file;
        } finally {
            if (!done) {
                zip.close();
            }
        }
    }
}
