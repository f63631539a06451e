package org.zeroloss.eels.zlp;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.numeric.PenalizedSpline;
import org.zeroloss.eels.zlp.conditions.ConditionRange;
import org.zeroloss.eels.zlp.conditions.Conditions;
import org.zeroloss.learn.net.Activation;
import org.zeroloss.learn.net.EnsembleTrainer;
import org.zeroloss.learn.net.Initialization;
import org.zeroloss.learn.net.LBfgs;
import org.zeroloss.learn.net.Mlp;
import org.zeroloss.learn.net.MlpShape;
import org.zeroloss.learn.net.RegressionProblem;
import org.zeroloss.learn.net.WeightDecay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the model is compared with: conditions as further inputs of the network and nothing else.
 * The networks (3-10-15-5-1 on x₁ and the scaled conditions) learn the images' base curves, each
 * replica its own draw of them, relative to their mean.
 */
public final class NetworkOnlyConditions {

    private static final double WEIGHT_TAU = 2;
    private static final double LEAST_ERROR = 0.003;
    private static final double INTERPOLATION = 1e-6;
    private static final int PER_SEGMENT = 2;

    private final ZlpEnsemble m_model;
    private final PeakFamily m_family;
    private final double[] m_x;
    private final double[] m_mean;
    private final List<Mlp> m_networks;

    /**
     * @param model trained on several images
     * @param workers threads
     */
    public NetworkOnlyConditions(final ZlpEnsemble model, final Workers workers) {
        m_model = model;
        m_family = model.family().orElseThrow();
        final NetworkInputs inputs = model.inputs();
        final PenalizedSpline spline = inputs.spline();
        final int points = PER_SEGMENT * inputs.segments() + 1;
        final double low = inputs.energyInput(inputs.minEv());
        m_x =
                IntStream.range(0, points)
                        .mapToDouble(i -> low + (1 - low) * i / (points - 1))
                        .toArray();
        final double[][][] own = m_family.own();
        final double[][][] curves = new double[own.length][own[0].length][points];
        m_mean = new double[points];
        for (int r = 0; r < own.length; r++) {
            for (int i = 0; i < own[r].length; i++) {
                for (int k = 0; k < points; k++) {
                    curves[r][i][k] = spline.value(own[r][i], m_x[k]);
                    m_mean[k] += curves[r][i][k] / own.length / own[r].length;
                }
            }
        }
        final double[] weights = weights(curves);
        final MlpShape shape =
                MlpShape.of(
                        3,
                        new MlpShape.Layer(10, Activation.TANH),
                        new MlpShape.Layer(15, Activation.TANH),
                        new MlpShape.Layer(5, Activation.TANH));
        m_networks =
                new EnsembleTrainer(shape, LBfgs.standard(1000, 100), Initialization.XAVIER, 1)
                                .train(
                                        own.length,
                                        r -> problem(curves[r], weights, shape),
                                        workers,
                                        Progress.NONE)
                                .stream()
                                .map(r -> new Mlp(shape, r.training().parameters()))
                                .toList();
    }

    private static double[] weights(final double[][][] curves) {
        final int images = curves[0].length;
        final double[] weights = new double[curves[0][0].length];
        for (int k = 0; k < weights.length; k++) {
            double sum = 0;
            for (int i = 0; i < images; i++) {
                double mean = 0;
                for (final double[][] replica : curves) {
                    mean += replica[i][k] / curves.length;
                }
                for (final double[][] replica : curves) {
                    final double d = replica[i][k] - mean;
                    sum += d * d / (curves.length - 1) / images;
                }
            }
            weights[k] = 1 / Math.sqrt(sum + LEAST_ERROR * LEAST_ERROR);
        }
        return weights;
    }

    private RegressionProblem problem(
            final double[][] curves, final double[] weights, final MlpShape shape) {
        final ConditionRange range = m_family.range();
        final int n = curves.length * m_x.length;
        final double[] in = new double[3 * n];
        final double[] targets = new double[n];
        final double[] all = new double[n];
        int at = 0;
        for (int i = 0; i < curves.length; i++) {
            final double[] c = ConditionInputs.scaled(range, m_family.conditions().get(i));
            for (int k = 0; k < m_x.length; k++) {
                in[3 * at] = m_x[k];
                in[3 * at + 1] = c[0];
                in[3 * at + 2] = c[1];
                targets[at] = curves[i][k] - m_mean[k];
                all[at++] = weights[k];
            }
        }
        return new RegressionProblem(
                3,
                in,
                targets,
                all,
                IntStream.range(0, n).toArray(),
                new int[0],
                List.of(),
                WeightDecay.uniform(shape, 1 / (n * WEIGHT_TAU * WEIGHT_TAU)));
    }

    /**
     * @param conditions where
     * @param lnReference ln of the zero-loss sum in vacuum
     * @return the model there, its base curves those of the networks
     */
    public ZlpEnsemble at(final Conditions conditions, final double lnReference) {
        final ZlpEnsemble own = m_model.at(conditions, lnReference);
        final double[] c = ConditionInputs.scaled(m_family.range(), conditions);
        final double[] ones = new double[m_x.length];
        Arrays.fill(ones, 1);
        final double[] smoothness = new double[own.inputs().spline().size() - 2];
        Arrays.fill(smoothness, INTERPOLATION);
        final List<ZlpEnsemble.Replica> replicas = new ArrayList<>();
        for (int r = 0; r < own.replicas(); r++) {
            final double[] y = new double[m_x.length];
            for (int k = 0; k < y.length; k++) {
                y[k] = m_mean[k] + m_networks.get(r).evaluate(m_x[k], c[0], c[1]);
            }
            replicas.add(
                    new ZlpEnsemble.Replica(
                            own.inputs().spline().fit(m_x, y, ones, smoothness),
                            own.all().get(r).network()));
        }
        return new ZlpEnsemble(
                replicas,
                own.inputs(),
                own.energyZero(),
                own.zlpHalfWidth(),
                own.fwhmEv(),
                own.lowestEv(),
                own.noise(),
                own.regions(),
                own.range(),
                own.axis(),
                own.metadata());
    }
}
