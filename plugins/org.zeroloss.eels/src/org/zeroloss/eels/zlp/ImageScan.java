package org.zeroloss.eels.zlp;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.EelsException;
import org.zeroloss.eels.numeric.Quantiles;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.MapColumn;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalKind;

import java.util.Arrays;

/**
 * What one pass over a spectral image tells about every row: its energy zero, the strength of its
 * zero-loss peak, and how much it scattered far above. Three numbers a row are kept, no spectra.
 */
public final class ImageScan {

    /** Energy above which intensity counts as bulk scattering, in eV. */
    static final double BULK_EV = 4;

    /** A peak e⁻⁶ of the others' is none. */
    private static final double WEAK = 6;

    private static final double FAR_CHANNELS = 5;
    private static final double FAR_EV = 1;
    private static final double FAR_SIGMAS = 6 * 1.4826;
    private static final int FAR_ROWS = 8;
    private static final int CHUNK = 32;
    private static final int CHANNELS = 512;

    private final double m_stepEv;
    private final double[] m_zero;
    private final double[] m_lnZlp;
    private final double[] m_bulk;
    private final double[] m_total;
    private final boolean[] m_vacuum;
    private final int[] m_labels;
    private final LeftOut m_leftOut;

    /**
     * @param image a spectral image
     * @param energyZero where 0 eV is
     * @param halfWidth channels on each side of the maximum in the zero-loss sum
     * @param workers threads
     * @param progress progress and cancellation
     */
    public ImageScan(
            final Signal image,
            final EnergyZero energyZero,
            final int halfWidth,
            final Workers workers,
            final Progress progress) {
        final Axis axis = checked(image);
        m_stepEv = axis.scale();
        final int n = Math.toIntExact(image.rows());
        m_zero = new double[n];
        m_lnZlp = new double[n];
        m_bulk = new double[n];
        m_total = new double[n];
        m_vacuum = new boolean[n];
        m_labels = new int[n];
        final int bulk = (int) Math.ceil(BULK_EV / m_stepEv);
        workers.run(
                (n + CHUNK - 1) / CHUNK,
                progress,
                "Locating zero-loss peaks",
                c -> {
                    final double[] counts = new double[image.width()];
                    for (int r = (int) c * CHUNK; r < Math.min(n, (c + 1) * CHUNK); r++) {
                        image.plane().read(r, 0, counts.length, counts, 0);
                        locate(r, counts, halfWidth, bulk);
                    }
                });
        readMaps(image);
        m_leftOut = leaveOut(energyZero);
        if (energyZero == EnergyZero.IMAGE) {
            final double[] sum = sum(image, workers, progress);
            Arrays.fill(m_zero, ZeroLossPosition.of(sum, halfWidth).channel());
        }
    }

    private void locate(final int row, final double[] counts, final int halfWidth, final int bulk) {
        final ZeroLossPosition p = ZeroLossPosition.of(counts, halfWidth);
        m_zero[row] = p.channel();
        final int from = Math.max(0, Math.min(counts.length, (int) Math.round(p.channel()) + bulk));
        double total = 0;
        double above = 0;
        for (int i = 0; i < from; i++) {
            total += counts[i];
        }
        for (int i = from; i < counts.length; i++) {
            total += counts[i];
            above += counts[i];
        }
        m_total[row] = total;
        m_bulk[row] = above;
        m_lnZlp[row] = Double.isFinite(total) ? p.lnSum() : Double.NaN;
    }

    /**
     * Takes ln ZLP from the rows that show no zero-loss peak where the others have it (dead or hot
     * detector channels, a blanked beam), so that they do not shorten what all spectra share. The
     * limits widen with the scatter of the rows themselves; of a few rows none is too far off.
     */
    private LeftOut leaveOut(final EnergyZero energyZero) {
        final double[] zeros = usableOf(m_zero);
        if (zeros.length == 0) {
            return counted(0, 0);
        }
        final double zero = Quantiles.median(zeros.clone());
        final double weakest = Quantiles.median(usableOf(m_lnZlp)) - WEAK;
        for (int i = 0; i < zeros.length; i++) {
            zeros[i] = Math.abs(zeros[i] - zero);
        }
        final double far =
                energyZero == EnergyZero.SPECTRUM && zeros.length >= FAR_ROWS
                        ? Math.max(
                                Math.max(FAR_CHANNELS, FAR_EV / m_stepEv),
                                FAR_SIGMAS * Quantiles.median(zeros))
                        : Double.POSITIVE_INFINITY;
        long farOff = 0;
        long weak = 0;
        for (int r = 0; r < m_zero.length; r++) {
            if (!usable(r)) {
                m_zero[r] = zero;
            } else if (m_lnZlp[r] < weakest || Math.abs(m_zero[r] - zero) > far) {
                weak += m_lnZlp[r] < weakest ? 1 : 0;
                farOff += m_lnZlp[r] < weakest ? 0 : 1;
                m_zero[r] = zero;
                m_lnZlp[r] = Double.NaN;
            }
        }
        return counted(farOff, weak);
    }

    private double[] usableOf(final double[] values) {
        final double[] some = new double[values.length];
        int n = 0;
        for (int r = 0; r < values.length; r++) {
            if (usable(r)) {
                some[n++] = values[r];
            }
        }
        return Arrays.copyOf(some, n);
    }

    private LeftOut counted(final long farOff, final long weak) {
        long unusable = 0;
        long notFinite = 0;
        for (int r = 0; r < m_total.length; r++) {
            unusable += usable(r) ? 0 : 1;
            notFinite += Double.isFinite(m_total[r]) ? 0 : 1;
        }
        return new LeftOut(
                m_total.length, unusable - notFinite - farOff - weak, notFinite, farOff, weak);
    }

    private static Axis checked(final Signal image) {
        if (image.spec().kind() != SignalKind.SPECTRAL_IMAGE) {
            throw new EelsException("Expected a spectral image, found " + image.spec().kind());
        }
        final Axis axis = image.spec().signalAxis();
        if (!(axis.scale() > 0)) {
            throw new EelsException(
                    "Expected an energy axis that ascends, found a step of " + axis.scale());
        }
        if (!axis.unit().equals("eV")) {
            throw new EelsException(
                    "Expected an energy axis in eV, found axis '"
                            + axis.name()
                            + "' in '"
                            + axis.unit()
                            + "'; set unit, step and first value where the image is read");
        }
        return axis;
    }

    private void readMaps(final Signal image) {
        if (image.spec().hasMap(MapColumn.VACUUM)) {
            final double[] v = image.readMap(MapColumn.VACUUM);
            for (int i = 0; i < v.length; i++) {
                m_vacuum[i] = v[i] != 0;
            }
        }
        if (image.spec().hasMap(MapColumn.LABEL)) {
            final double[] l = image.readMap(MapColumn.LABEL);
            for (int i = 0; i < l.length; i++) {
                m_labels[i] = (int) l[i];
            }
        }
    }

    /** Sum of the rows without bad values; each worker adds up some channels, row after row. */
    private double[] sum(final Signal image, final Workers workers, final Progress progress) {
        final double[] sum = new double[image.width()];
        workers.run(
                (sum.length + CHANNELS - 1) / CHANNELS,
                progress.part(1, 1),
                "Locating zero-loss peaks",
                c -> {
                    final int from = (int) c * CHANNELS;
                    final double[] part = new double[Math.min(CHANNELS, sum.length - from)];
                    final double[] total = new double[part.length];
                    for (int r = 0; r < m_total.length; r++) {
                        if (Double.isFinite(m_total[r])) {
                            image.plane().read(r, from, part.length, part, 0);
                            for (int i = 0; i < part.length; i++) {
                                total[i] += part[i];
                            }
                        }
                    }
                    System.arraycopy(total, 0, sum, from, total.length);
                });
        return sum;
    }

    /**
     * @return number of rows
     */
    public int rows() {
        return m_zero.length;
    }

    /**
     * @return channel width in eV
     */
    public double stepEv() {
        return m_stepEv;
    }

    /**
     * @param row row of the image
     * @return channel of its energy zero, with a fraction; that of the others if it has none
     */
    public double zeroChannel(final int row) {
        return m_zero[row];
    }

    /**
     * @param row row of the image
     * @return channel of its energy zero; NaN if its zero-loss peak cannot be used
     */
    public double usableZeroChannel(final int row) {
        return usable(row) ? m_zero[row] : Double.NaN;
    }

    /**
     * @return how many rows cannot be used, and why
     */
    public LeftOut leftOut() {
        return m_leftOut;
    }

    /**
     * @param row row of the image
     * @return energy of channel 0 relative to the row's energy zero, in eV
     */
    public double firstEv(final int row) {
        return -m_zero[row] * m_stepEv;
    }

    /**
     * @param row row of the image
     * @return ln of its zero-loss sum; NaN if it has none
     */
    public double lnZlp(final int row) {
        return m_lnZlp[row];
    }

    /**
     * @param row row of the image
     * @return whether its zero-loss peak can be used
     */
    public boolean usable(final int row) {
        return !Double.isNaN(m_lnZlp[row]);
    }

    /**
     * @param row row of the image
     * @return share of its counts that lies 4 eV or more above the energy zero
     */
    public double bulkShare(final int row) {
        return m_total[row] > 0 ? m_bulk[row] / m_total[row] : Double.NaN;
    }

    /**
     * @param row row of the image
     * @return sum of its channels
     */
    public double total(final int row) {
        return m_total[row];
    }

    /**
     * @param row row of the image
     * @return whether the image's {@code vacuum} map marks it
     */
    public boolean vacuum(final int row) {
        return m_vacuum[row];
    }

    /**
     * @param row row of the image
     * @return its cluster, 0 where the image has no {@code label} map; negative = in none
     */
    public int label(final int row) {
        return m_labels[row];
    }
}
