package org.zeroloss.signal.browse;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.signal.Plane;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalSpec;

import java.util.Objects;
import java.util.function.Supplier;

/**
 * Answers what a view asks of a spectral image: one spectrum, the mean of a region, the map of an
 * energy window. The file is open only while a question is answered, so that a view that stays open
 * keeps no file from being deleted. Safe for concurrent use.
 */
public final class SpectrumBrowser {

    /** Windows of fewer channels are summed directly. */
    private static final int NARROW = 4 * CoarseSums.CHANNELS;

    /** Most values of {@link CoarseSums}; frames with more are summed directly. */
    private static final long MOST_SUMS = 1L << 26;

    private static final int PARTS = 256;

    private final SignalSpec m_spec;
    private final Supplier<Signal> m_file;
    private final Workers m_workers;
    private final PixelGrid m_grid;
    private int m_summed = -1;
    private CoarseSums m_sums;

    /**
     * @param spec what the image is
     * @param file opens the image
     * @param workers threads for maps and regions; the answers do not depend on their number
     */
    public SpectrumBrowser(
            final SignalSpec spec, final Supplier<Signal> file, final Workers workers) {
        m_spec = spec;
        m_file = file;
        m_workers = workers;
        m_grid = PixelGrid.of(spec);
    }

    /**
     * @return what the image is
     */
    public SignalSpec spec() {
        return m_spec;
    }

    /**
     * @return its pixels
     */
    public PixelGrid grid() {
        return m_grid;
    }

    /**
     * @param band which band
     * @param frame which frame
     * @param x which column
     * @param y which line
     * @return the spectrum of the pixel
     */
    public float[] spectrum(final String band, final int frame, final int x, final int y) {
        final float[] values = new float[m_spec.width()];
        try (Signal signal = m_file.get()) {
            signal.plane(band).read(m_grid.row(frame, x, y), 0, values.length, values, 0);
        }
        return values;
    }

    /**
     * @param band which band
     * @param frame which frame
     * @param region which pixels
     * @return the mean spectrum of the pixels
     */
    public float[] region(final String band, final int frame, final PixelRegion region) {
        region.check(m_grid);
        final int width = m_spec.width();
        final int lines = region.lines();
        final double[][] sums = new double[lines][width];
        try (Signal signal = m_file.get()) {
            final Plane plane = signal.plane(band);
            m_workers.run(
                    lines,
                    Progress.NONE,
                    null,
                    line -> {
                        final double[] sum = sums[(int) line];
                        final float[] row = new float[width];
                        for (int x = region.x0(); x <= region.x1(); x++) {
                            final long r = m_grid.row(frame, x, region.y0() + (int) line);
                            plane.read(r, 0, width, row, 0);
                            for (int c = 0; c < width; c++) {
                                sum[c] += row[c];
                            }
                        }
                    });
        }
        final float[] mean = new float[width];
        final double n = (double) lines * region.columns();
        for (int c = 0; c < width; c++) {
            double sum = 0;
            for (final double[] line : sums) {
                sum += line[c];
            }
            mean[c] = (float) (sum / n);
        }
        return mean;
    }

    /**
     * @param frame which frame
     * @param from first channel
     * @param to one past the last channel
     * @return the mean over the channels of the first band, for each pixel of the frame
     */
    public float[] window(final int frame, final int from, final int to) {
        Objects.checkFromToIndex(from, to, m_spec.width());
        if (from == to) {
            throw new IndexOutOfBoundsException(
                    "A window needs at least one channel, found none at " + from);
        }
        final long firstRow = m_grid.firstRow(frame);
        final int pixels = m_grid.pixels();
        final float[] means = new float[pixels];
        try (Signal signal = m_file.get()) {
            final Plane plane = signal.plane();
            final CoarseSums coarse = to - from < NARROW ? null : sums(plane, frame);
            m_workers.run(
                    PARTS,
                    Progress.NONE,
                    null,
                    part -> {
                        final float[] row = new float[to - from];
                        final int end = (int) ((part + 1) * pixels / PARTS);
                        for (int p = (int) (part * pixels / PARTS); p < end; p++) {
                            final double sum =
                                    coarse == null
                                            ? direct(plane, firstRow + p, from, to, row)
                                            : mixed(plane, firstRow, p, from, to, coarse, row);
                            means[p] = (float) (sum / (to - from));
                        }
                    });
        }
        return means;
    }

    /**
     * @param frame which frame
     * @param map name of a map of the image
     * @return its values in the frame
     */
    public float[] column(final int frame, final String map) {
        final float[] values = new float[m_grid.pixels()];
        try (Signal signal = m_file.get()) {
            signal.map(map).readRows(m_grid.firstRow(frame), values.length, values, 0);
        }
        return values;
    }

    private static double direct(
            final Plane plane, final long row, final int from, final int to, final float[] into) {
        plane.read(row, from, to - from, into, 0);
        return BlockSums.sum(into, 0, to - from);
    }

    private static double mixed(
            final Plane plane,
            final long firstRow,
            final int pixel,
            final int from,
            final int to,
            final CoarseSums coarse,
            final float[] scratch) {
        final int first = (from + CoarseSums.CHANNELS - 1) / CoarseSums.CHANNELS;
        final int last = to / CoarseSums.CHANNELS;
        final long row = firstRow + pixel;
        double sum = coarse.sum(pixel, first, last);
        if (from < first * CoarseSums.CHANNELS) {
            sum += direct(plane, row, from, first * CoarseSums.CHANNELS, scratch);
        }
        if (last * CoarseSums.CHANNELS < to) {
            sum += direct(plane, row, last * CoarseSums.CHANNELS, to, scratch);
        }
        return sum;
    }

    private synchronized CoarseSums sums(final Plane plane, final int frame) {
        if (CoarseSums.size(m_grid.pixels(), plane.width()) > MOST_SUMS) {
            return null;
        }
        if (m_summed != frame) {
            m_sums = CoarseSums.of(plane, m_grid.firstRow(frame), m_grid.pixels(), m_workers);
            m_summed = frame;
        }
        return m_sums;
    }
}
