package org.zeroloss.eels.zlp;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.EelsException;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The zero-loss peaks of one image: a table of quantiles, matched to each spectrum. */
final class ZlpImageBackground implements ImageBackground {

    /** The strongest zero-loss sum whose counts float32 holds with room to spare. */
    private static final double MOST_LN_ZLP = 80;

    private final ZlpEnsemble m_ensemble;
    private final ImageScan m_scan;
    private final int m_width;
    private final QuantileTable m_table;
    private final Map<RegionRow, MatchedChannels> m_matchings;
    private final double m_blankEv;
    private final long m_extrapolated;

    private ZlpImageBackground(
            final ZlpEnsemble ensemble,
            final ImageScan scan,
            final int width,
            final QuantileTable table,
            final double blankEv) {
        m_ensemble = ensemble;
        m_scan = scan;
        m_width = width;
        m_table = table;
        m_blankEv = blankEv;
        m_matchings = new IdentityHashMap<>();
        for (final RegionRow r : ensemble.regions()) {
            m_matchings.put(
                    r, new MatchedChannels(Matching.of(r, ensemble.fwhmEv()), scan.stepEv()));
        }
        long extrapolated = 0;
        for (int r = 0; r < scan.rows(); r++) {
            extrapolated += scan.usable(r) && !ensemble.covers(scan.lnZlp(r)) ? 1 : 0;
        }
        m_extrapolated = extrapolated;
    }

    static ZlpImageBackground of(
            final ZlpEnsemble ensemble,
            final ImageScan scan,
            final int width,
            final Workers workers,
            final Progress progress) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int r = 0; r < scan.rows(); r++) {
            low = Math.min(low, scan.firstEv(r));
            high = Math.max(high, scan.firstEv(r));
        }
        final double[] strengths = strengths(scan, ensemble.lnZlpMin());
        final double highest = strengths[strengths.length - 1];
        if (highest > MOST_LN_ZLP) {
            throw new EelsException(
                    "Expected counts that float32 can hold, found ln of a zero-loss sum of "
                            + highest
                            + "; scale the image down");
        }
        final double blank =
                ensemble.regions().stream()
                        .mapToDouble(RegionRow::blankStartEv)
                        .max()
                        .orElseThrow();
        final double step = scan.stepEv();
        final double end = Math.min(high + width * step, blank + step);
        final int channels = (int) Math.max(2, Math.ceil((end - low) / step) + 2);
        final EnergyGrid grid =
                low == high
                        ? EnergyGrid.shared(low / step, step, channels)
                        : EnergyGrid.between(low / step, step, channels);
        final QuantileTable table =
                new QuantileTableBuilder(
                                ensemble,
                                grid,
                                ensemble.fwhmEv(),
                                PixelError.of(ensemble, ensemble.noise(), step)::sigma,
                                workers,
                                progress)
                        .buildFor(strengths, kinks(ensemble, strengths));
        return new ZlpImageBackground(ensemble, scan, width, table, blank);
    }

    /** L of the spectra that can be used, ascending; without any, one that the model knows. */
    private static double[] strengths(final ImageScan scan, final double otherwise) {
        final double[] strengths =
                IntStream.range(0, scan.rows())
                        .filter(scan::usable)
                        .mapToDouble(scan::lnZlp)
                        .sorted()
                        .toArray();
        return strengths.length > 0 ? strengths : new double[] {otherwise};
    }

    /** Where the ensemble's range ends between the spectra. */
    private static double[] kinks(final ZlpEnsemble ensemble, final double[] strengths) {
        return DoubleStream.of(ensemble.lnZlpMin(), ensemble.lnZlpMax())
                .filter(v -> v > strengths[0] && v < strengths[strengths.length - 1])
                .toArray();
    }

    @Override
    public RowBackground newRows() {
        final QuantileTable.Reader reader = m_table.newReader();
        final MatchedChannels.Weights weights = new MatchedChannels.Weights(m_width);
        return (row, counts, median, low, high) -> {
            final int r = (int) row;
            if (!m_scan.usable(r)) {
                return false;
            }
            final double ln = m_scan.lnZlp(r);
            reader.turnTo(ln, m_scan.firstEv(r));
            m_matchings
                    .get(m_ensemble.region(m_scan.label(r), ln))
                    .turnTo(m_scan.firstEv(r), counts.length, weights);
            weights.match(reader, 0, counts, median);
            weights.match(reader, 1, counts, low);
            weights.match(reader, 2, counts, high);
            return true;
        };
    }

    @Override
    public RowBackground newUnmatchedRows() {
        final QuantileTable.Reader reader = m_table.newReader();
        return (row, counts, median, low, high) -> {
            final int r = (int) row;
            if (!m_scan.usable(r)) {
                return false;
            }
            reader.turnTo(m_scan.lnZlp(r), m_scan.firstEv(r));
            final int end = blankChannel(m_scan.firstEv(r), counts.length);
            final float[][] out = {median, low, high};
            for (int q = 0; q < out.length; q++) {
                reader.read(q, 0, end, out[q]);
                Arrays.fill(out[q], end, counts.length, 0);
            }
            return true;
        };
    }

    private int blankChannel(final double firstEv, final int n) {
        return MatchedChannels.above(m_blankEv, firstEv, m_scan.stepEv(), n);
    }

    @Override
    public LeftOut leftOut() {
        return m_scan.leftOut();
    }

    @Override
    public long extrapolated() {
        return m_extrapolated;
    }

    QuantileTable table() {
        return m_table;
    }
}
