package org.zeroloss.format.mrc;

import org.zeroloss.base.Progress;
import org.zeroloss.format.AxisTransposer;
import org.zeroloss.format.DeclaredSpec;
import org.zeroloss.format.FormatException;
import org.zeroloss.format.HalfFloat;
import org.zeroloss.format.ListedFile;
import org.zeroloss.format.PixelParts;
import org.zeroloss.format.ReadOption;
import org.zeroloss.format.ReadOptions;
import org.zeroloss.format.RowSink;
import org.zeroloss.format.SeekableBytes;
import org.zeroloss.format.SignalFile;
import org.zeroloss.format.SignalReader;
import org.zeroloss.format.SourceFile;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;
import org.zeroloss.signal.SignalKind;
import org.zeroloss.signal.SignalMetadata;
import org.zeroloss.signal.SignalSource;
import org.zeroloss.signal.SignalSpec;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * MRC 2014: one image or a stack, of modes 0 (8-bit integers), 1 and 6 (16-bit integers), 2 and 12
 * (reals), and complex numbers, 3 (of 16-bit integers) and 4 (of reals), whose real and imaginary
 * part are positions of a first axis. Rows come in the file's order.
 */
public final class MrcReader implements SignalReader {

    private static final double NM_PER_ANGSTROM = 0.1;
    private static final double NM_PER_M = 1e9;
    private static final String[] NAMES = {"x", "y", "z"};

    @Override
    public String name() {
        return "MRC";
    }

    @Override
    public Set<String> extensions() {
        return Set.of("mrc", "mrcs", "st", "ali", "rec", "map", "ccp4");
    }

    @Override
    public Match matches(final byte[] head, final String fileName) {
        return MrcHeader.isMap(head) ? Match.CERTAIN : Match.NO;
    }

    @Override
    public Set<ReadOption> options() {
        return Set.of();
    }

    @Override
    public SignalFile open(final SourceFile source, final ReadOptions options) {
        final SeekableBytes in = SeekableBytes.open(source);
        boolean done = false;
        try {
            final SignalFile file = open(source, in, options);
            done = true;
            return file;
        } finally {
            if (!done) {
                in.close();
            }
        }
    }

    private static SignalFile open(
            final SourceFile source, final SeekableBytes in, final ReadOptions options) {
        final MrcHeader header = MrcHeader.read(in);
        final SignalSpec plain = DeclaredSpec.of(source.name(), () -> spec(source, in, header));
        final SignalSpec spec = options.axis().apply(source.name(), plain);
        final long start = (long) MrcHeader.LENGTH + header.extended();
        final long values = spec.rows() * spec.width();
        final long most = (in.length() - Math.min(in.length(), start)) / header.bytes();
        if (values > most) {
            throw FormatException.at(
                    source.name(),
                    start,
                    header.size() + " values of " + header.bytes() + " bytes",
                    "only " + most + " before the end of the file; it is truncated or damaged");
        }
        return new ListedFile(
                source,
                List.of(
                        new ListedFile.Entry(
                                spec, (sink, progress) -> read(in, header, spec, sink, progress))),
                List.of(),
                List.of(in));
    }

    private static void read(
            final SeekableBytes in,
            final MrcHeader header,
            final SignalSpec spec,
            final RowSink target,
            final Progress progress) {
        final PixelParts parts = header.parts();
        final RowSink sink = header.mode() == MrcHeader.HALF ? HalfFloat.widening(target) : target;
        final int n = parts.labels().size();
        for (int i = 0; i < n; i++) {
            new AxisTransposer(
                            in,
                            (long) MrcHeader.LENGTH + header.extended(),
                            header.order(),
                            header.bytes(),
                            spec.rows() / n,
                            Math.multiplyExact(spec.width(), n),
                            1)
                    .read(
                            parts.isPlain() ? sink : parts.values(sink, i),
                            progress.part((double) i / n, (i + 1.0) / n));
        }
    }

    private static SignalSpec spec(
            final SourceFile source, final SeekableBytes in, final MrcHeader header) {
        final FeiHeader fei = FeiHeader.read(in, header);
        final List<Axis> axes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            if (i < 2 || header.size().get(i) > 1) {
                axes.add(0, axis(header, fei, i));
            }
        }
        if (!header.parts().isPlain()) {
            axes.add(0, header.parts().firstAxis());
        }
        SignalMetadata m =
                SignalMetadata.EMPTY.withSource(
                        new SignalSource(source.name(), source.sha256().orElse("")));
        for (int i = 0; i < header.labels().size(); i++) {
            m = m.withTag("mrc.label." + i, header.labels().get(i));
        }
        if (fei != null) {
            m = fei.into(m);
        }
        return new SignalSpec(
                SignalKind.IMAGE_STACK,
                "",
                "",
                axes,
                header.type(),
                List.of(SignalSpec.SIGNAL),
                List.of(),
                m);
    }

    private static Axis axis(final MrcHeader header, final FeiHeader fei, final int i) {
        final AxisRole role = i < 2 ? AxisRole.SIGNAL : AxisRole.NAVIGATION;
        final OptionalDouble meters =
                fei == null || i == 2 ? OptionalDouble.empty() : fei.pixelSize(i);
        double step = header.step().get(i) * NM_PER_ANGSTROM;
        if (meters.isPresent()) {
            // in double precision there, in single precision in the main header
            step = meters.getAsDouble() * NM_PER_M;
        }
        // The images of a stack have no distance, whatever the cell says.
        final boolean told = step > 0 && Double.isFinite(step) && (i < 2 || header.volume());
        return new Axis(NAMES[i], told ? "nm" : "", header.size().get(i), told ? step : 1, 0, role);
    }
}
