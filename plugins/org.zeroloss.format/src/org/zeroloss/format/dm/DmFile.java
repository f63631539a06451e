package org.zeroloss.format.dm;

import org.zeroloss.base.Progress;
import org.zeroloss.format.AxisTransposer;
import org.zeroloss.format.FormatException;
import org.zeroloss.format.PixelParts;
import org.zeroloss.format.ReadOptions;
import org.zeroloss.format.RowSink;
import org.zeroloss.format.SeekableBytes;
import org.zeroloss.format.SignalFile;
import org.zeroloss.format.SkippedSignal;
import org.zeroloss.format.SourceFile;
import org.zeroloss.signal.SignalSpec;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** An open dm3 or dm4 file. */
final class DmFile implements SignalFile {

    private final SourceFile m_source;
    private final SeekableBytes m_in;
    private final ByteOrder m_order;
    private final List<DmSignal> m_signals = new ArrayList<>();
    private final List<SkippedSignal> m_skipped = new ArrayList<>();

    private DmFile(final SourceFile source, final SeekableBytes in, final ByteOrder order) {
        m_source = source;
        m_in = in;
        m_order = order;
    }

    static DmFile open(final SourceFile source, final ReadOptions options) {
        final SeekableBytes in = SeekableBytes.open(source);
        boolean done = false;
        try {
            final DmTagParser.Tree tree = DmTagParser.parse(in);
            final DmFile file = new DmFile(source, in, tree.order());
            file.list(tree.root(), options);
            done = true;
            return file;
        } finally {
            if (!done) {
                in.close();
            }
        }
    }

    private void list(final DmTag.Group root, final ReadOptions options) {
        final Optional<DmTag> images = root.find("ImageList");
        if (images.isEmpty() || !(images.get() instanceof DmTag.Group)) {
            throw FormatException.at(
                    m_source.name(), root.offset(), "the group ImageList among the tags", "none");
        }
        final List<DmTag> entries = ((DmTag.Group) images.get()).children();
        final Set<Long> thumbnails = thumbnails(root);
        for (int i = 0; i < entries.size(); i++) {
            if (!(entries.get(i) instanceof DmTag.Group)) {
                throw FormatException.at(
                        m_source.name(),
                        entries.get(i).offset(),
                        "a group for image " + i + " of the ImageList",
                        "a value");
            }
            final DmTag.Group entry = (DmTag.Group) entries.get(i);
            if (thumbnails.contains((long) i)) {
                final String name = DmImage.text(entry, "Name").orElse("image " + i);
                m_skipped.add(new SkippedSignal(name, "a thumbnail"));
                continue;
            }
            final DmImage image = DmImage.of(m_source.name(), i, entry);
            if (i == 0 && entries.size() > 1 && thumbnails.isEmpty() && image.pixel().isColor()) {
                // Old versions put a colored preview first without saying so.
                m_skipped.add(new SkippedSignal(image.name(), "a preview in colors"));
            } else {
                add(image, options);
            }
        }
        if (m_signals.isEmpty()) {
            throw FormatException.at(
                    m_source.name(),
                    images.get().offset(),
                    "an image of numbers or colors in 1 to 4 dimensions",
                    m_skipped.isEmpty()
                            ? "no image"
                            : m_skipped.stream()
                                    .map(s -> "\"" + s.name() + "\": " + s.reason())
                                    .toList()
                                    .toString());
        }
    }

    private void add(final DmImage image, final ReadOptions options) {
        if (DmParts.of(image.pixel()).isEmpty()) {
            m_skipped.add(
                    new SkippedSignal(
                            image.name(),
                            image.pixel().words() + ", which Zeroloss does not read"));
        } else if (image.pixel() == DmPixel.HALF_PLANE && !DmHalfPlane.isKnown(image)) {
            m_skipped.add(
                    new SkippedSignal(
                            image.name(),
                            image.pixel().words()
                                    + ", which Zeroloss reads for square images of even size"
                                    + " only"));
        } else if (image.dimensions().size() > DmSignal.MAX_DIMENSIONS) {
            m_skipped.add(
                    new SkippedSignal(
                            image.name(),
                            image.dimensions().size()
                                    + " dimensions; Zeroloss reads 1 to "
                                    + DmSignal.MAX_DIMENSIONS));
        } else {
            m_signals.add(DmSignal.of(m_source, image, options));
        }
    }

    /** Places in the ImageList that the group Thumbnails names. */
    private static Set<Long> thumbnails(final DmTag.Group root) {
        final Set<Long> indices = new HashSet<>();
        root.find("Thumbnails")
                .filter(t -> t instanceof DmTag.Group)
                .ifPresent(
                        t -> {
                            for (final DmTag child : ((DmTag.Group) t).children()) {
                                if (child instanceof DmTag.Group) {
                                    ((DmTag.Group) child)
                                            .find("ImageIndex")
                                            .filter(i -> i instanceof DmTag.Scalar)
                                            .map(i -> ((DmTag.Scalar) i).value().longValue())
                                            .ifPresent(indices::add);
                                }
                            }
                        });
        return indices;
    }

    @Override
    public SourceFile source() {
        return m_source;
    }

    @Override
    public List<SignalSpec> signals() {
        return m_signals.stream().map(DmSignal::spec).toList();
    }

    @Override
    public List<SkippedSignal> skipped() {
        return List.copyOf(m_skipped);
    }

    @Override
    public void read(final int index, final RowSink sink, final Progress progress) {
        final DmSignal s = m_signals.get(Objects.checkIndex(index, m_signals.size()));
        final PixelParts parts = DmParts.of(s.image().pixel()).orElseThrow();
        if (s.image().pixel() == DmPixel.HALF_PLANE) {
            new DmHalfPlane(m_in, s.image().data().offset(), m_order, s.spec().width())
                    .read(sink, progress);
            return;
        }
        for (int i = 0; i < parts.labels().size(); i++) {
            final double of = parts.labels().size();
            read(s, parts, i, sink, progress.part(i / of, (i + 1) / of));
        }
    }

    private void read(
            final DmSignal s,
            final PixelParts parts,
            final int label,
            final RowSink sink,
            final Progress progress) {
        final int width = s.spec().width();
        final int bytes = parts.type().bytes();
        final int stored = parts.stored();
        // Bytes one by one have no byte order.
        final boolean word = s.image().data().fields().size() == 1;
        final int place = DmParts.place(parts, label, word ? m_order : ByteOrder.LITTLE_ENDIAN);
        // The parts of a pixel follow each other: a further, fastest dimension.
        final boolean straight = s.inner() == 1;
        final RowSink picked =
                stored == 1
                        ? sink
                        : straight
                                ? parts.values(sink, place)
                                : parts.rows(sink, place, width * bytes);
        new AxisTransposer(
                        m_in,
                        s.image().data().offset(),
                        m_order,
                        bytes,
                        s.outer(),
                        straight ? Math.multiplyExact(width, stored) : width,
                        straight ? 1 : s.inner() * stored)
                .read(picked, progress);
    }

    @Override
    public void close() {
        m_in.close();
    }
}
