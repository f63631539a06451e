package org.zeroloss.learn.net;

import org.zeroloss.base.Gaussian;
import org.zeroloss.base.Seeds;
import org.zeroloss.learn.net.MlpShape.Layer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The training of EELSFitter 3.1 on synthetic spectra: of each of five clusters one spectrum; below
 * dE1 the spectrum with the spread of its cluster, from dE1 to dE2 a falling tail, above dE2 one
 * count with an error of 0.8.
 *
 * @param channels of a spectrum
 * @param first channels below dE1
 * @param second channels from dE1 to dE2, of all clusters
 * @param validation samples that are not trained on
 */
record Workload(int channels, int first, int second, int validation) {

    /** A 100 × 100 × 2048 image in five clusters: 7097 + 2366 samples, 777 tail points. */
    static final Workload BIG = new Workload(2048, 170, 777, 2366);

    /** 1125 + 375 samples, 100 tail points. */
    static final Workload SMALL = new Workload(320, 27, 100, 375);

    private static final int CLUSTERS = 5;

    static final MlpShape SHAPE =
            MlpShape.of(
                    2,
                    new Layer(10, Activation.SIGMOID),
                    new Layer(15, Activation.SIGMOID),
                    new Layer(5, Activation.RELU));

    /**
     * @param replica which replica
     * @param draw 0 for the training, others for independent spectra of the same cluster
     * @return its data
     */
    RegressionProblem problem(final int replica, final int draw) {
        final SplittableRandom random = Seeds.stream(4711, replica, draw);
        final List<double[]> samples = new ArrayList<>();
        final List<double[]> tail = new ArrayList<>();
        final int[] chains = chains();
        for (int c = 0; c < CLUSTERS; c++) {
            final double x2 = 0.1 + 0.8 * c / (CLUSTERS - 1);
            for (int i = 0; i < channels; i++) {
                final double x1 = 0.1 + 0.8 * i / (channels - 1);
                if (i < first) {
                    final double sigma = sigma(i);
                    final double y = ln(i, c) + 0.5 * sigma * Gaussian.next(random);
                    samples.add(new double[] {x1, x2, y, sigma});
                } else if (i < first + chains[c]) {
                    tail.add(new double[] {x1, x2});
                } else {
                    samples.add(new double[] {x1, x2, 0, 0.8});
                }
            }
        }
        return problem(random, samples, tail, chains);
    }

    /** E / dE1: −1.8 … 1 over the first region, as with dE1 = 1.5 eV and −2.75 eV at channel 0. */
    private double energy(final int channel) {
        return -1.8 + 2.8 * channel / first;
    }

    private double ln(final int channel, final int cluster) {
        final double e = energy(channel) / 0.25;
        return 11
                - 0.3 * cluster
                + StrictMath.log(StrictMath.exp(-e * e * StrictMath.log(2)) + 1e-2 / (1 + e * e));
    }

    private double sigma(final int channel) {
        final double e = energy(channel);
        return 0.1 + 0.15 * e * e;
    }

    /**
     * @return tail points of each cluster
     */
    int[] chains() {
        final int[] chains = new int[CLUSTERS];
        for (int c = 0; c < CLUSTERS; c++) {
            chains[c] = second * (c + 1) / CLUSTERS - second * c / CLUSTERS;
        }
        return chains;
    }

    /**
     * @param replica which replica
     * @return where its network starts
     */
    static double[] start(final int replica) {
        return Initialization.FAN_IN.draw(SHAPE, Seeds.derive(4712, replica));
    }

    /**
     * @param parameters of a network
     * @param test spectra it was not trained on
     * @return mean squared residual in units of σ, over all samples
     */
    static double chiSquare(final double[] parameters, final RegressionProblem test) {
        final double[] out = new double[test.samples()];
        new Mlp(SHAPE, parameters).evaluate(test.inputs(), out.length, out);
        double sum = 0;
        for (int i = 0; i < out.length; i++) {
            final double r = (out[i] - test.targets()[i]) * test.weights()[i];
            sum += r * r;
        }
        return sum / out.length;
    }

    private RegressionProblem problem(
            final SplittableRandom random,
            final List<double[]> samples,
            final List<double[]> tail,
            final int[] chains) {
        final int n = samples.size();
        final double[] x = new double[2 * n];
        final double[] y = new double[n];
        final double[] w = new double[n];
        final int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            final double[] s = samples.get(i);
            x[2 * i] = s[0];
            x[2 * i + 1] = s[1];
            y[i] = s[2];
            w[i] = 1 / s[3];
            final int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        final double[] points = new double[2 * tail.size()];
        for (int i = 0; i < tail.size(); i++) {
            points[2 * i] = tail.get(i)[0];
            points[2 * i + 1] = tail.get(i)[1];
        }
        return new RegressionProblem(
                2,
                x,
                y,
                w,
                Arrays.copyOfRange(order, validation, n),
                Arrays.copyOf(order, validation),
                List.of(new SlopePenalty(2, points, chains, 10, SlopePenalty.Form.HINGE)),
                null);
    }
}
