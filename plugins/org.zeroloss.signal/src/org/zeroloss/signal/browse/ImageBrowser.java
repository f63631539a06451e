package org.zeroloss.signal.browse;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.signal.Plane;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalException;
import org.zeroloss.signal.SignalKind;
import org.zeroloss.signal.SignalSpec;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Answers what a view asks of an image stack of any size: square tiles of a pyramid, one pixel, the
 * quantiles of a frame. A pixel of level <i>l</i> is the mean of 2<sup>l</sup> × 2<sup>l</sup>
 * pixels of the image, at its right and lower ends of as many as there are; pixels that are not
 * numbers are left out of the mean.
 *
 * <p>Levels below {@value #BASE} are read from the file, a tile at a time. The others are made of
 * one coarse image of level {@value #BASE}, which is computed once per frame by streaming over the
 * scan lines and kept for the last few frames: 17 MB for 16384 × 16384 pixels. The file is open
 * only while a question is answered. Safe for concurrent use.
 */
public final class ImageBrowser {

    /** Columns and lines of a tile. */
    public static final int TILE = 256;

    /** Level of the coarse image. */
    private static final int BASE = 3;

    /** Most pixels of all coarse images that are kept, but one is always. */
    private static final long MOST_KEPT = 1L << 24;

    /** Pixels that quantiles are taken from. */
    private static final int SAMPLE = 1 << 18;

    private final SignalSpec m_spec;
    private final Supplier<Signal> m_file;
    private final Workers m_workers;
    private final int m_width;
    private final int m_height;
    private final int m_frames;
    private final Map<Integer, CoarseImage> m_coarse = new LinkedHashMap<>();

    /**
     * @param spec what the images are
     * @param file opens the images
     * @param workers threads for coarse images; the answers do not depend on their number
     */
    public ImageBrowser(final SignalSpec spec, final Supplier<Signal> file, final Workers workers) {
        if (spec.kind() != SignalKind.IMAGE_STACK) {
            throw new SignalException(
                    "Expected images to look at, found " + spec.kind() + " '" + spec.title() + "'");
        }
        m_spec = spec;
        m_file = file;
        m_workers = workers;
        m_width = spec.width();
        m_height = Math.toIntExact(spec.axes().get(spec.axes().size() - 2).size());
        m_frames = Math.toIntExact(spec.rows() / m_height);
    }

    /**
     * @return what the images are
     */
    public SignalSpec spec() {
        return m_spec;
    }

    /**
     * @return columns of an image
     */
    public int width() {
        return m_width;
    }

    /**
     * @return lines of an image
     */
    public int height() {
        return m_height;
    }

    /**
     * @return number of images
     */
    public int frames() {
        return m_frames;
    }

    /**
     * @return number of levels; the last one is the first that fits into one tile
     */
    public int levels() {
        int levels = 1;
        while (size(m_width, levels - 1) > TILE || size(m_height, levels - 1) > TILE) {
            levels++;
        }
        return levels;
    }

    /** Pixels of a side at a level. */
    static int size(final int side, final int level) {
        return (int) (((long) side + (1L << level) - 1) >> level);
    }

    /**
     * @param frame which image
     * @param level which level
     * @param column which column of tiles
     * @param line which line of tiles
     * @return the tile's pixels, line by line; tiles at the right and lower ends are as small as
     *     they are
     */
    public float[] tile(final int frame, final int level, final int column, final int line) {
        Objects.checkIndex(frame, m_frames);
        Objects.checkIndex(level, levels());
        final int x = Math.multiplyExact(Objects.checkIndex(column, m_width), TILE);
        final int y = Math.multiplyExact(Objects.checkIndex(line, m_height), TILE);
        final int width = Math.min(TILE, size(m_width, level) - x);
        final int height = Math.min(TILE, size(m_height, level) - y);
        if (width <= 0 || height <= 0) {
            throw new IndexOutOfBoundsException(
                    "Level " + level + " has no tile in column " + column + ", line " + line);
        }
        return level < BASE
                ? read(frame, level, x, y, width, height)
                : coarse(frame).mean(level - BASE, x, y, width, height);
    }

    /**
     * @param frame which image
     * @param x which column
     * @param y which line
     * @return the pixel's value
     */
    public double pixel(final int frame, final int x, final int y) {
        Objects.checkIndex(x, m_width);
        try (Signal signal = m_file.get()) {
            return signal.plane().get(row(frame, Objects.checkIndex(y, m_height)), x);
        }
    }

    /**
     * A whole image, made small.
     *
     * @param frame which image
     * @param level which level
     * @return its pixels, line by line
     */
    public float[] image(final int frame, final int level) {
        final int width = size(m_width, level);
        final int height = size(m_height, level);
        return level < BASE
                ? read(frame, level, 0, 0, width, height)
                : coarse(frame).mean(level - BASE, 0, 0, width, height);
    }

    /**
     * The first impression of a large image: pixels that lie on a regular grid, the rest is not
     * read.
     *
     * @param frame which image
     * @param step columns and lines from one to the next
     * @return the pixels, line by line
     */
    public float[] sampled(final int frame, final int step) {
        final int width = (m_width + step - 1) / step;
        final int height = (m_height + step - 1) / step;
        final float[] values = new float[Math.multiplyExact(width, height)];
        final float[] line = new float[m_width];
        try (Signal signal = m_file.get()) {
            for (int y = 0; y < height; y++) {
                signal.plane().read(row(frame, y * step), 0, m_width, line, 0);
                for (int x = 0; x < width; x++) {
                    values[y * width + x] = line[x * step];
                }
            }
        }
        return values;
    }

    /**
     * @param frame which image
     * @param count how many, at least 2
     * @return evenly spaced quantiles of the image's numbers, the least and the greatest among
     *     them, from at most {@value #SAMPLE} pixels on a regular grid; {@code NaN} if there is no
     *     number
     */
    public float[] quantiles(final int frame, final int count) {
        int step = 1;
        while ((long) ((m_width + step - 1) / step) * ((m_height + step - 1) / step) > SAMPLE) {
            step++;
        }
        final float[] sample = sampled(frame, step);
        int finite = 0;
        for (final float v : sample) {
            if (Float.isFinite(v)) {
                sample[finite++] = v;
            }
        }
        final float[] quantiles = new float[count];
        if (finite == 0) {
            Arrays.fill(quantiles, Float.NaN);
            return quantiles;
        }
        Arrays.sort(sample, 0, finite);
        for (int q = 0; q < count; q++) {
            final double at = (double) q * (finite - 1) / (count - 1);
            final int low = (int) at;
            final int high = Math.min(finite - 1, low + 1);
            quantiles[q] = (float) (sample[low] + (at - low) * (sample[high] - sample[low]));
        }
        return quantiles;
    }

    private long row(final int frame, final int y) {
        return (long) Objects.checkIndex(frame, m_frames) * m_height + y;
    }

    private float[] read(
            final int frame,
            final int level,
            final int x,
            final int y,
            final int width,
            final int height) {
        final float[] means = new float[Math.multiplyExact(width, height)];
        try (Signal signal = m_file.get()) {
            final Plane plane = signal.plane();
            final BlockMean mean =
                    new BlockMean(width, level, Math.min(width << level, m_width - (x << level)));
            for (int line = 0; line < height; line++) {
                final int first = (y + line) << level;
                final int last = (int) Math.min(m_height, (long) first + (1L << level));
                for (int l = first; l < last; l++) {
                    mean.add(plane, row(frame, l), x << level);
                }
                mean.take(means, line * width);
            }
        }
        return means;
    }

    private synchronized CoarseImage coarse(final int frame) {
        Objects.checkIndex(frame, m_frames);
        final CoarseImage known = m_coarse.remove(frame);
        final CoarseImage image = known == null ? compute(frame) : known;
        m_coarse.put(frame, image);
        final long each = (long) size(m_width, BASE) * size(m_height, BASE);
        while (m_coarse.size() > 1 && m_coarse.size() * each > MOST_KEPT) {
            m_coarse.remove(m_coarse.keySet().iterator().next());
        }
        return image;
    }

    private CoarseImage compute(final int frame) {
        final int width = size(m_width, BASE);
        final int height = size(m_height, BASE);
        final float[] means = new float[Math.multiplyExact(width, height)];
        try (Signal signal = m_file.get()) {
            final Plane plane = signal.plane();
            m_workers.run(
                    height,
                    Progress.NONE,
                    null,
                    line -> {
                        final BlockMean mean = new BlockMean(width, BASE, m_width);
                        final int first = (int) line << BASE;
                        final int last = Math.min(m_height, first + (1 << BASE));
                        for (int l = first; l < last; l++) {
                            mean.add(plane, row(frame, l), 0);
                        }
                        mean.take(means, (int) line * width);
                    });
        }
        return new CoarseImage(means, width, height);
    }
}
