package org.zeroloss.signal.browse;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.signal.Plane;
import org.zeroloss.signal.Signal;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Mean spectrum of each class of a label map, and how far its pixels spread around it.
 *
 * @param label the class
 * @param pixels how many
 * @param mean mean of its spectra
 * @param deviation standard deviation of its spectra in each channel; 0 for a single pixel
 */
public record ClassSpectra(int label, long pixels, float[] mean, float[] deviation) {

    private static final int PARTS = 64;

    /** Sums of the spectra of a class in one part of the rows. */
    private static final class Sums {

        private long m_pixels;
        private final double[] m_sum;
        private final double[] m_squares;

        Sums(final int width) {
            m_sum = new double[width];
            m_squares = new double[width];
        }

        void add(final float[] row) {
            m_pixels++;
            for (int c = 0; c < row.length; c++) {
                m_sum[c] += row[c];
                m_squares[c] += (double) row[c] * row[c];
            }
        }

        void add(final Sums other) {
            m_pixels += other.m_pixels;
            for (int c = 0; c < m_sum.length; c++) {
                m_sum[c] += other.m_sum[c];
                m_squares[c] += other.m_squares[c];
            }
        }

        ClassSpectra spectra(final int label) {
            final float[] mean = new float[m_sum.length];
            final float[] deviation = new float[m_sum.length];
            for (int c = 0; c < mean.length; c++) {
                final double m = m_sum[c] / m_pixels;
                mean[c] = (float) m;
                final double variance =
                        m_pixels < 2 ? 0 : (m_squares[c] - m_pixels * m * m) / (m_pixels - 1);
                deviation[c] = (float) Math.sqrt(Math.max(0, variance));
            }
            return new ClassSpectra(label, m_pixels, mean, deviation);
        }
    }

    /**
     * Reads the whole image once.
     *
     * @param image an open image
     * @param map name of its map of labels; negative ones belong to no class
     * @param workers threads; the result does not depend on their number
     * @return the classes in ascending order
     */
    public static List<ClassSpectra> of(
            final Signal image, final String map, final Workers workers) {
        final long rows = image.rows();
        final int width = image.width();
        final Plane plane = image.plane();
        final Plane labels = image.map(map);
        final List<TreeMap<Integer, Sums>> parts = new ArrayList<>();
        for (int i = 0; i < PARTS; i++) {
            parts.add(new TreeMap<>());
        }
        workers.run(
                PARTS,
                Progress.NONE,
                null,
                part -> {
                    final TreeMap<Integer, Sums> own = parts.get((int) part);
                    final float[] row = new float[width];
                    for (long r = part * rows / PARTS; r < (part + 1) * rows / PARTS; r++) {
                        final int label = (int) labels.get(r, 0);
                        if (label >= 0) {
                            plane.read(r, 0, width, row, 0);
                            own.computeIfAbsent(label, l -> new Sums(width)).add(row);
                        }
                    }
                });
        final TreeMap<Integer, Sums> all = new TreeMap<>();
        for (final TreeMap<Integer, Sums> part : parts) {
            part.forEach((l, s) -> all.computeIfAbsent(l, k -> new Sums(width)).add(s));
        }
        final List<ClassSpectra> classes = new ArrayList<>();
        all.forEach((label, sums) -> classes.add(sums.spectra(label)));
        return classes;
    }
}
