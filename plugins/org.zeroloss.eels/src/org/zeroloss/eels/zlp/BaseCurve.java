package org.zeroloss.eels.zlp;

import org.zeroloss.base.Gaussian;
import org.zeroloss.base.Seeds;
import org.zeroloss.eels.numeric.PenalizedSpline;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The base curve of each replica: a smooth ln(I/N_zlp) of the reference group alone, a P-spline in
 * x₁, with pseudo-data beyond dE2. Its penalty is chosen by marginal likelihood, stiffer in the
 * tails than at the peak where the data say so, and each replica draws from the posterior, so that
 * the spread holds the bias of smoothing.
 *
 * <p>Where there is no vacuum, the group with the strongest zero-loss peak is the reference, up to
 * the end of its training region. Beyond, the curve goes on as a power law whose exponent is that
 * of the last part of the data plus a draw of standard deviation {@value #EXPONENT_SPREAD} per
 * replica: the exponents of measured vacuum tails change by about this much from one octave of
 * energy to the next, and nothing in the image tells how.
 */
final class BaseCurve {

    private static final double STIFF_WIDTHS = 4;
    private static final int PASSES = 2;
    private static final int PSEUDO_POINTS = 15;
    private static final double PSEUDO_ERROR = 0.8;
    private static final double CONTINUATION_ERROR = 0.05;
    private static final double EXPONENT_SPREAD = 0.5;
    private static final double LEAST_EXPONENT = 0.5;
    private static final double LAST_PART = 0.7;
    private static final long CONTINUATION = 231;
    private static final long PRIOR = 232;

    private final SpectrumGroup m_group;
    private final EnergyBins m_bins;
    private final NetworkInputs m_inputs;
    private final PenalizedSpline m_spline;
    private final ReplicaDraw m_draw;
    private final double m_floor;
    private final double m_blank;
    private final double m_lnBlank;
    private final double[] m_offset;
    private final double[] m_lambda;
    private final long m_seed;

    /** Abscissae, ordinates and weights. */
    private record Points(double[] x, double[] y, double[] weights) {}

    BaseCurve(
            final SpectrumGroup group,
            final RegionFinder.Region region,
            final EnergyBins bins,
            final NetworkInputs inputs,
            final ZlpTrainerParameters parameters) {
        m_group = group;
        m_bins = bins;
        m_inputs = inputs;
        m_spline = inputs.spline();
        m_draw = parameters.draw();
        m_floor = parameters.relativeErrorFloor();
        m_blank = region.blankEv();
        m_lnBlank = StrictMath.log(region.blankCounts()) - group.lnZlp();
        m_seed = parameters.seed();
        m_offset = new double[bins.size()];
        final double[] profile = profile(2 * inputs.widthEv());
        double[] lambda = null;
        for (int pass = 0; pass < PASSES; pass++) {
            final Points p = column(data(region.endEv(), new double[bins.size()]));
            lambda = m_spline.lambda(p.x(), p.y(), p.weights(), profile);
            setOffsets(m_spline.fit(p.x(), p.y(), p.weights(), lambda));
        }
        m_lambda = lambda;
    }

    /**
     * @param replica which replica
     * @param end end of the training region in eV
     * @return the spline coefficients of its draw
     */
    double[] coefficients(final int replica, final double end) {
        final List<double[]> rows = data(end, m_group.draws()[replica]);
        if (m_group.label() < 0) {
            addBlank(rows);
        } else {
            addContinuation(rows, end, replica);
        }
        final Points p = column(rows);
        final SplittableRandom random = Seeds.stream(m_seed, PRIOR, replica);
        final double[] normal = new double[m_spline.size() - 2];
        for (int i = 0; i < normal.length; i++) {
            normal[i] = Gaussian.next(random);
        }
        return m_spline.draw(p.x(), p.y(), p.weights(), m_lambda, normal);
    }

    /** Where the curve may be stiffer than at the peak: 0 within one FWHM, 1 beyond four. */
    private double[] profile(final double fwhmEv) {
        final double low = m_inputs.energyInput(fwhmEv);
        final double high = m_inputs.energyInput(STIFF_WIDTHS * fwhmEv);
        final double[] profile = new double[m_spline.size() - 2];
        for (int i = 0; i < profile.length; i++) {
            final double x = Math.abs(m_spline.abscissa(i));
            profile[i] = Math.max(0, Math.min(1, (x - low) / (high - low)));
        }
        return profile;
    }

    /**
     * What the width of a bin adds to ln of its mean: ln ⟨z⟩ − ln z(centre). In a tail E⁻ᵐ that is
     * m(m + 1)/24 times the squared relative width, 0.2 % and the same for all replicas, so no
     * spread would show it.
     */
    private void setOffsets(final double[] curve) {
        for (int b = 0; b < m_offset.length; b++) {
            final double centre = m_spline.value(curve, m_inputs.energyInput(m_bins.energy(b)));
            final double mean =
                    m_bins.mean(
                            b,
                            e ->
                                    StrictMath.exp(
                                            m_spline.value(curve, m_inputs.energyInput(e))
                                                    - centre));
            m_offset[b] = StrictMath.log(mean);
        }
    }

    /** ln of a bin's mean minus ln of the value at its centre. */
    double offset(final int bin) {
        return m_offset[bin];
    }

    private List<double[]> data(final double end, final double[] draw) {
        final List<double[]> rows = new ArrayList<>();
        for (int b = 0; b < m_bins.size(); b++) {
            final double e = m_bins.energy(b);
            if (e < end && m_group.significant(b)) {
                final double m = m_group.mean()[b];
                final double sigma = relativeError(m_group, b, m_draw, m_floor);
                rows.add(
                        new double[] {
                            m_inputs.energyInput(e),
                            StrictMath.log(m) - m_offset[b] + draw[b] / m,
                            1 / (sigma * sigma)
                        });
            }
        }
        return rows;
    }

    private void addBlank(final List<double[]> rows) {
        final double low = m_inputs.energyInput(m_blank);
        for (int i = 1; i <= PSEUDO_POINTS && low < 1; i++) {
            rows.add(
                    new double[] {
                        low + (1 - low) * i / PSEUDO_POINTS,
                        m_lnBlank,
                        1 / (PSEUDO_ERROR * PSEUDO_ERROR)
                    });
        }
    }

    private void addContinuation(final List<double[]> rows, final double end, final int replica) {
        final Points p = column(rows);
        final double[] c = m_spline.fit(p.x(), p.y(), p.weights(), m_lambda);
        final double last = m_spline.value(c, m_inputs.energyInput(end));
        final double before = m_spline.value(c, m_inputs.energyInput(LAST_PART * end));
        final double drawn = Gaussian.next(Seeds.stream(m_seed, CONTINUATION, replica));
        final double exponent =
                Math.max(
                        LEAST_EXPONENT,
                        (before - last) / -StrictMath.log(LAST_PART) + EXPONENT_SPREAD * drawn);
        final double reach = StrictMath.log(m_inputs.maxEv() / end);
        for (int i = 1; i <= PSEUDO_POINTS; i++) {
            final double ln = reach * i / PSEUDO_POINTS;
            rows.add(
                    new double[] {
                        m_inputs.energyInput(end * StrictMath.exp(ln)),
                        last - exponent * ln,
                        1 / (CONTINUATION_ERROR * CONTINUATION_ERROR)
                    });
        }
    }

    private static Points column(final List<double[]> rows) {
        return new Points(column(rows, 0), column(rows, 1), column(rows, 2));
    }

    private static double[] column(final List<double[]> rows, final int c) {
        return rows.stream().mapToDouble(r -> r[c]).toArray();
    }

    /** Relative error of a bin's intensity as a training sample. */
    static double relativeError(
            final SpectrumGroup group, final int bin, final ReplicaDraw draw, final double floor) {
        final double m = group.mean()[bin];
        final double variance =
                draw == ReplicaDraw.PIXEL ? group.spectrumVariance()[bin] : group.variance()[bin];
        return Math.sqrt(variance / (m * m) + floor * floor);
    }
}
