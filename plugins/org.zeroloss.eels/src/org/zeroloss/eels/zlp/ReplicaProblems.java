package org.zeroloss.eels.zlp;

import org.zeroloss.base.Seeds;
import org.zeroloss.eels.numeric.PenalizedSpline;
import org.zeroloss.learn.net.MlpShape;
import org.zeroloss.learn.net.RegressionProblem;
import org.zeroloss.learn.net.ReplicaSource;
import org.zeroloss.learn.net.WeightDecay;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Makes the training data of each replica. The model is ln(I/N_zlp) = base_r(E) + s · x₂ ·
 * net_r(x₁, x₂): a base curve, and a network for what the specimen does to the peak's shape, which
 * vanishes in vacuum and grows with t/λ.
 *
 * <ul>
 *   <li>Region I, E &lt; dE1 of a cluster: targets from the replica's draw. The draw enters to
 *       first order, ln m + δ/m: the logarithm of a noisy low count would be biased. dE1 itself is
 *       drawn for each replica from the margin below the departure, so that the choice of the
 *       region is part of the spread.
 *   <li>Region II, dE1 … dE2: no targets; the tail may not rise.
 *   <li>Region III, E &gt; dE2: pseudo-data, in the base curve.
 * </ul>
 */
final class ReplicaProblems implements ReplicaSource {

    /** s: a network of output 1 changes the peak's shape by this much (ln) per t/λ. */
    static final double SHAPE_SCALE = 0.1;

    private static final long REGION = 211;
    private static final long SPLIT = 212;
    private static final double LEAST_STRENGTH = 0.01;

    private final List<SpectrumGroup> m_groups;
    private final List<RegionFinder.Region> m_regions;
    private final EnergyBins m_bins;
    private final NetworkInputs m_inputs;
    private final PenalizedSpline m_spline;
    private final ZlpTrainerParameters m_parameters;
    private final MlpShape m_shape;
    private final int m_reference;
    private final BaseCurve m_base;

    ReplicaProblems(
            final List<SpectrumGroup> groups,
            final List<RegionFinder.Region> regions,
            final int reference,
            final EnergyBins bins,
            final NetworkInputs inputs,
            final MlpShape shape,
            final ZlpTrainerParameters parameters) {
        m_groups = groups;
        m_regions = regions;
        m_reference = reference;
        m_bins = bins;
        m_inputs = inputs;
        m_spline = inputs.spline();
        m_shape = shape;
        m_parameters = parameters;
        m_base =
                new BaseCurve(
                        groups.get(reference), regions.get(reference), bins, inputs, parameters);
    }

    /**
     * @param replica which replica
     * @return spline coefficients of its base curve
     */
    double[] base(final int replica) {
        return m_base.coefficients(replica, end(replica, m_reference));
    }

    /** The end of the training region of a group in a replica. */
    private double end(final int replica, final int group) {
        final RegionFinder.Region region = m_regions.get(group);
        final SplittableRandom random = Seeds.stream(m_parameters.seed(), REGION, replica, group);
        return region.endEv() - region.marginEv() * random.nextDouble();
    }

    @Override
    public RegressionProblem problem(final int replica) {
        final double[] base = base(replica);
        final List<double[]> samples = new ArrayList<>();
        final List<double[]> chain = new ArrayList<>();
        final int[] chainEnds = new int[m_groups.size()];
        for (int g = 0; g < m_groups.size(); g++) {
            final SpectrumGroup group = m_groups.get(g);
            final double x2 = m_inputs.strengthInput(group.lnZlp());
            if (g != m_reference && Math.abs(x2) > LEAST_STRENGTH) {
                final double end = end(replica, g);
                for (int b = 0; b < m_bins.size(); b++) {
                    final double e = m_bins.energy(b);
                    final double x1 = m_inputs.energyInput(e);
                    final double curve = m_spline.value(base, x1);
                    if (e < end && group.significant(b)) {
                        samples.add(sample(group, b, replica, x1, x2, curve));
                    } else if (e >= end && e <= m_regions.get(g).blankEv()) {
                        chain.add(new double[] {x1, x2, curve, SHAPE_SCALE * x2});
                    }
                }
            }
            chainEnds[g] = chain.size();
        }
        if (samples.isEmpty()) {
            samples.add(new double[] {0, 0, 0, 1});
        }
        return problem(replica, samples, chain, chainEnds);
    }

    private double[] sample(
            final SpectrumGroup group,
            final int bin,
            final int replica,
            final double x1,
            final double x2,
            final double curve) {
        final double m = group.mean()[bin];
        final double sigma =
                BaseCurve.relativeError(
                        group, bin, m_parameters.draw(), m_parameters.relativeErrorFloor());
        final double ln = StrictMath.log(m) - m_base.offset(bin) + group.draws()[replica][bin] / m;
        final double scale = SHAPE_SCALE * x2;
        return new double[] {x1, x2, (ln - curve) / scale, Math.abs(scale) / sigma};
    }

    private RegressionProblem problem(
            final int replica,
            final List<double[]> samples,
            final List<double[]> chain,
            final int[] chainEnds) {
        final int n = samples.size();
        final double[] targets = new double[n];
        final double[] weights = new double[n];
        final List<Integer> training = new ArrayList<>();
        final List<Integer> validation = new ArrayList<>();
        final SplittableRandom random = Seeds.stream(m_parameters.seed(), SPLIT, replica);
        for (int i = 0; i < n; i++) {
            targets[i] = samples.get(i)[2];
            weights[i] = samples.get(i)[3];
            (i > 0 && random.nextDouble() < m_parameters.validationShare() ? validation : training)
                    .add(i);
        }
        final TailPenalty penalty =
                new TailPenalty(
                        inputs(chain),
                        chain.stream().mapToDouble(c -> c[2]).toArray(),
                        chain.stream().mapToDouble(c -> c[3]).toArray(),
                        chainEnds,
                        m_parameters.slopePenalty());
        return new RegressionProblem(
                2,
                inputs(samples),
                targets,
                weights,
                training.stream().mapToInt(Integer::intValue).toArray(),
                validation.stream().mapToInt(Integer::intValue).toArray(),
                List.of(penalty),
                decay(m_shape, training.size()));
    }

    /** The prior of the weights, beside this many training samples. */
    WeightDecay decay(final MlpShape shape, final int samples) {
        return WeightDecay.uniform(shape, m_parameters.weightDecay() / samples);
    }

    private static double[] inputs(final List<double[]> rows) {
        final double[] inputs = new double[2 * rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            inputs[2 * i] = rows.get(i)[0];
            inputs[2 * i + 1] = rows.get(i)[1];
        }
        return inputs;
    }
}
