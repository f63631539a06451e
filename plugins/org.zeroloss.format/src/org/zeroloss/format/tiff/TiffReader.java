package org.zeroloss.format.tiff;

import org.zeroloss.base.Progress;
import org.zeroloss.format.AxisTransposer;
import org.zeroloss.format.DeclaredSpec;
import org.zeroloss.format.FormatException;
import org.zeroloss.format.HalfFloat;
import org.zeroloss.format.ListedFile;
import org.zeroloss.format.ReadOption;
import org.zeroloss.format.ReadOptions;
import org.zeroloss.format.RowSink;
import org.zeroloss.format.SeekableBytes;
import org.zeroloss.format.SignalFile;
import org.zeroloss.format.SignalReader;
import org.zeroloss.format.SkippedSignal;
import org.zeroloss.format.SourceFile;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;
import org.zeroloss.signal.SignalKind;
import org.zeroloss.signal.SignalMetadata;
import org.zeroloss.signal.SignalSource;
import org.zeroloss.signal.SignalSpec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * TIFF and BigTIFF: integers of 8 to 64 bits, reals of 16 to 64, plain or packed without loss.
 * Images that follow each other and are alike make one stack. A colored image is a stack of three:
 * red, green, blue. Reduced images (thumbnails) are left out.
 */
public final class TiffReader implements SignalReader {

    private static final List<String> COLORS = List.of("red", "green", "blue");
    private static final int MAX_TEXT = 1000;

    @Override
    public String name() {
        return "TIFF";
    }

    @Override
    public Set<String> extensions() {
        return Set.of("tif", "tiff");
    }

    @Override
    public Match matches(final byte[] head, final String fileName) {
        return TiffDirectory.isMagic(head) ? Match.CERTAIN : Match.NO;
    }

    @Override
    public Set<ReadOption> options() {
        return Set.of();
    }

    @Override
    public SignalFile open(final SourceFile source, final ReadOptions options) {
        final SeekableBytes in = SeekableBytes.open(source);
        final List<ListedFile.Closing> open = new ArrayList<>(List.of(in));
        boolean done = false;
        try {
            final SignalFile file = open(source, options, in, open);
            done = true;
            return file;
        } finally {
            if (!done) {
                open.forEach(ListedFile.Closing::close);
            }
        }
    }

    /** Images of one stack, alike. */
    private record Stack(List<TiffPage> pages) {

        TiffPage page() {
            return pages.get(0);
        }

        TiffDirectory head() {
            return page().tags();
        }
    }

    private static SignalFile open(
            final SourceFile source,
            final ReadOptions options,
            final SeekableBytes in,
            final List<ListedFile.Closing> open) {
        final List<TiffDirectory> all = TiffDirectory.all(in);
        final List<Stack> stacks = new ArrayList<>();
        final List<SkippedSignal> skipped = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if ((all.get(i).integer(TiffTag.SUBFILE, 0) & 1) == 1 && all.size() > 1) {
                skipped.add(new SkippedSignal("image " + i, "a reduced image (thumbnail)"));
                continue;
            }
            final TiffPage page = TiffPage.of(in, all.get(i));
            final Stack last = stacks.isEmpty() ? null : stacks.get(stacks.size() - 1);
            if (last != null && last.page().isLike(page)) {
                last.pages().add(page);
            } else {
                stacks.add(new Stack(new ArrayList<>(List.of(page))));
            }
        }
        if (stacks.isEmpty()) {
            throw FormatException.at(
                    source.name(), all.get(0).offset(), "an image", "only thumbnails");
        }
        final List<ListedFile.Entry> entries = new ArrayList<>();
        for (final Stack s : stacks) {
            final int images = all.size() == 1 ? contiguous(in, s) : 1;
            final int count = Math.max(images, s.pages().size());
            final SignalSpec plain = DeclaredSpec.of(source.name(), () -> spec(source, s, count));
            final SignalSpec spec = options.axis().apply(source.name(), plain);
            if (images > 1) {
                final AxisTransposer rows =
                        new AxisTransposer(
                                in,
                                s.page().offset(0),
                                s.head().order(),
                                s.page().number().bytes(),
                                spec.rows(),
                                spec.width(),
                                1);
                entries.add(
                        new ListedFile.Entry(
                                spec,
                                (sink, p) ->
                                        rows.read(
                                                s.page().number() == TiffNumber.HALF
                                                        ? HalfFloat.widening(sink)
                                                        : sink,
                                                p)));
            } else {
                entries.add(new ListedFile.Entry(spec, (sink, p) -> read(in, s, sink, p)));
            }
        }
        return new ListedFile(source, entries, skipped, open);
    }

    /**
     * ImageJ writes stacks of more than 4 GB as one directory, all images behind the first: how
     * many there are, 1 for any other file.
     */
    private static int contiguous(final SeekableBytes in, final Stack s) {
        final int images = new TiffCalibration(s.head()).count("images");
        if (images > 1) {
            final TiffPage p = s.page();
            if (p.isPacked() || p.samples() > 1 || p.tiled()) {
                throw FormatException.at(
                        in.name(),
                        s.head().offset(),
                        images + " images, as its description says",
                        "1, and it is packed or colored; the file is not complete");
            }
            final double bytes = (double) p.width() * p.height() * images * p.number().bytes();
            if (bytes > in.length() - p.offset(0)) {
                throw FormatException.at(
                        in.name(),
                        p.offset(0),
                        images + " images, as its description says (" + (long) bytes + " bytes)",
                        "only " + (in.length() - p.offset(0)) + " bytes; the file is truncated");
            }
        }
        return images;
    }

    private static void read(
            final SeekableBytes in,
            final Stack stack,
            final RowSink sink,
            final Progress progress) {
        final int count = stack.pages().size();
        for (int i = 0; i < count; i++) {
            final TiffPage page = stack.pages().get(i);
            for (int color = 0; color < page.colors(); color++) {
                new TiffRows(in, page).read(color, sink, progress);
            }
            progress.update((i + 1.0) / count, "Reading " + in.name());
        }
    }

    private static SignalSpec spec(final SourceFile source, final Stack stack, final int images) {
        final TiffCalibration calibration = new TiffCalibration(stack.head());
        final TiffPage page = stack.page();
        final List<Axis> axes = new ArrayList<>(calibration.stack(images));
        if (page.colors() > 1) {
            axes.add(new Axis("color", "", page.colors(), 1, 0, AxisRole.NAVIGATION, COLORS));
        }
        axes.add(calibration.axis(1, page.height(), AxisRole.SIGNAL));
        axes.add(calibration.axis(0, page.width(), AxisRole.SIGNAL));
        SignalMetadata m =
                SignalMetadata.EMPTY.withSource(
                        new SignalSource(source.name(), source.sha256().orElse("")));
        final TiffDirectory d = stack.head();
        for (final Map.Entry<String, String> e : calibration.imageJ().entrySet()) {
            m = m.withTag("tiff.ImageJ." + e.getKey(), cut(e.getValue()));
        }
        if (calibration.imageJ().isEmpty() && d.text(TiffTag.DESCRIPTION).isPresent()) {
            m = m.withTag("tiff.description", cut(d.text(TiffTag.DESCRIPTION).get()));
        }
        if (d.text(TiffTag.SOFTWARE).isPresent()) {
            m = m.withTag("tiff.software", cut(d.text(TiffTag.SOFTWARE).get()));
        }
        if (d.text(TiffTag.DATE).isPresent()) {
            m = m.withTag("tiff.date", cut(d.text(TiffTag.DATE).get()));
        }
        return new SignalSpec(
                SignalKind.IMAGE_STACK,
                "",
                d.text(TiffTag.DM_QUANTITY).map(TiffReader::cut).orElse(""),
                axes,
                page.number().type(),
                List.of(SignalSpec.SIGNAL),
                List.of(),
                m);
    }

    private static String cut(final String text) {
        return text.substring(0, Math.min(MAX_TEXT, text.length()));
    }
}
