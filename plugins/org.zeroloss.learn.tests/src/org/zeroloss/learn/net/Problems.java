package org.zeroloss.learn.net;

import org.zeroloss.base.Seeds;
import org.zeroloss.learn.net.MlpShape.Layer;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Problems that several tests learn. */
final class Problems {

    /** The network of EELSFitter. */
    static final MlpShape ZLP =
            MlpShape.of(
                    2,
                    new Layer(10, Activation.SIGMOID),
                    new Layer(15, Activation.SIGMOID),
                    new Layer(5, Activation.RELU));

    private Problems() {}

    /** A peak with a tail in the first input that grows with the second; noise 0.1. */
    static RegressionProblem peak(
            final long seed, final int samples, final int chain, final SlopePenalty.Form form) {
        final SplittableRandom random = Seeds.stream(seed, 1);
        final double[] x = new double[2 * samples];
        final double[] y = new double[samples];
        final double[] w = new double[samples];
        final List<Integer> training = new ArrayList<>();
        final List<Integer> validation = new ArrayList<>();
        for (int i = 0; i < samples; i++) {
            x[2 * i] = 0.1 + 0.8 * random.nextDouble();
            x[2 * i + 1] = 0.1 + 0.8 * random.nextDouble();
            y[i] = truth(x[2 * i], x[2 * i + 1]) + 0.1 * gaussian(random);
            w[i] = 10;
            (i % 4 == 3 ? validation : training).add(i);
        }
        final double[] points = new double[2 * chain];
        for (int j = 0; j < chain; j++) {
            points[2 * j] = 0.4 + 0.3 * (j % (chain / 2)) / chain;
            points[2 * j + 1] = j < chain / 2 ? 0.3 : 0.6;
        }
        final List<Penalty> penalties =
                chain == 0
                        ? List.of()
                        : List.of(
                                new SlopePenalty(
                                        2,
                                        points,
                                        new int[] {chain / 2, chain - chain / 2},
                                        3,
                                        form));
        return new RegressionProblem(
                2,
                x,
                y,
                w,
                training.stream().mapToInt(i -> i).toArray(),
                validation.stream().mapToInt(i -> i).toArray(),
                penalties,
                null);
    }

    static double truth(final double x, final double l) {
        final double e = (x - 0.3) / 0.05;
        return 8 + 3 * l - Math.log1p(e * e);
    }

    static double gaussian(final SplittableRandom random) {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
                * Math.cos(2 * Math.PI * random.nextDouble());
    }
}
