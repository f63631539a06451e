package org.zeroloss.nodes.view;

import org.zeroloss.base.Workers;
import org.zeroloss.nodes.port.ImageStackPortObject;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.SignalSpec;
import org.zeroloss.signal.browse.ImageBrowser;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the page of an image stack may ask. Its public methods are called by name; pixels travel as
 * little-endian 32-bit floats, a tile at a time.
 */
public class MicrographService {

    /** Quantiles of an image that a page gets: steps of 0.1 %. */
    private static final int QUANTILES = 1001;

    /** A report shows images with fewer pixels on their longer side only if there is one image. */
    private static final int SMALLEST = 256;

    private final ImageBrowser m_images;
    private final MicrographInfo m_info;

    /**
     * @param port the images
     * @param marks objects on them, {@code null} if nobody looked for any
     */
    public MicrographService(final ImageStackPortObject port, final List<Mark> marks) {
        final SignalSpec spec = port.getSpec().signal();
        m_images = new ImageBrowser(spec, port::open, Workers.standard());
        final List<Axis> axes = spec.axes();
        m_info =
                new MicrographInfo(
                        spec.title(),
                        spec.quantity().isEmpty() ? "Intensity" : spec.quantity(),
                        "",
                        spec.type().name().toLowerCase(Locale.ROOT),
                        m_images.frames(),
                        AxisInfo.of(axes.get(axes.size() - 1)),
                        AxisInfo.of(axes.get(axes.size() - 2)),
                        ImageBrowser.TILE,
                        m_images.levels(),
                        0,
                        "",
                        marks == null ? null : MarksInfo.of(marks));
    }

    /**
     * @return what the images are
     */
    public MicrographInfo info() {
        return m_info;
    }

    /**
     * @param frame which image
     * @param level which level of detail
     * @param column which column of tiles
     * @param line which line of tiles
     * @return the tile's pixels, line by line
     */
    public byte[] tile(final int frame, final int level, final int column, final int line) {
        return FloatBytes.of(m_images.tile(frame, level, column, line));
    }

    /**
     * @param frame which image
     * @param x which column
     * @param y which line
     * @return the pixel's value; {@code null} if it is not a number
     */
    public Double pixel(final int frame, final int x, final int y) {
        final double value = m_images.pixel(frame, x, y);
        return Double.isFinite(value) ? value : null;
    }

    /**
     * @param frame which image
     * @return its quantiles in steps of 0.1 %
     */
    public byte[] quantiles(final int frame) {
        return FloatBytes.of(m_images.quantiles(frame, QUANTILES));
    }

    /**
     * Packs the images at the finest level at which all of them fit; where a long stack does not
     * even fit at {@value #SMALLEST} pixels, as many images as do.
     *
     * @param mostBytes how large the pixels may be in all
     * @return everything a page needs that has nobody to ask
     */
    public Object pack(final long mostBytes) {
        int level = 0;
        while (m_info.frames() * bytes(level) > mostBytes && longer(level) > 1) {
            final boolean small = longer(level) <= SMALLEST;
            if (small && bytes(level) <= mostBytes) {
                break;
            }
            level++;
        }
        final int frames = (int) Math.max(1, Math.min(m_info.frames(), mostBytes / bytes(level)));
        final List<byte[]> images = new ArrayList<>();
        final List<byte[]> quantiles = new ArrayList<>();
        for (int f = 0; f < frames; f++) {
            images.add(FloatBytes.of(m_images.image(f, level)));
            quantiles.add(quantiles(f));
        }
        return new PackedMicrograph(
                m_info.reduced(frames, level, note(level, frames)), images, quantiles);
    }

    private long longer(final int level) {
        return Math.max(m_images.width(), m_images.height()) >> level;
    }

    private long bytes(final int level) {
        final long size = 1L << level;
        return ((m_images.width() + size - 1) >> level)
                * ((m_images.height() + size - 1) >> level)
                * Float.BYTES;
    }

    private String note(final int level, final int frames) {
        final List<String> parts = new ArrayList<>();
        if (level > 0) {
            final int size = 1 << level;
            parts.add("the means of " + size + " × " + size + " pixels");
        }
        if (frames < m_info.frames()) {
            parts.add("the first " + frames + " of " + m_info.frames() + " images");
        }
        return parts.isEmpty()
                ? ""
                : "This page holds "
                        + String.join(" of ", parts)
                        + "; the node's own view shows all";
    }
}
