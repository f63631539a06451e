package org.zeroloss.learn.network;

import java.util.List;

/**
 * Several predictions of the same images: networks trained with different seeds (Lakshminarayanan,
 * Pritzel and Blundell, NIPS 2017), masks of dropout, or symmetries of the square. Gives the means
 * of all channels, then their standard deviations (divisor n − 1; 0 of a single member).
 *
 * @param members all with the same channels
 */
public record EnsemblePrediction(List<? extends Prediction> members) implements Prediction {

    /** Validates the members. */
    public EnsemblePrediction {
        members = List.copyOf(members);
        if (members.isEmpty()) {
            throw new NetworkException("An ensemble needs a member");
        }
        for (final Prediction p : members) {
            if (p.channels() != members.get(0).channels()) {
                throw new NetworkException(
                        "The members of an ensemble must give the same channels, found "
                                + members.get(0).channels()
                                + " and "
                                + p.channels());
            }
        }
    }

    @Override
    public int channels() {
        return 2 * members.get(0).channels();
    }

    @Override
    public Tensor predict(final Tensor images) {
        final int per = members.get(0).channels() * images.height() * images.width();
        final double[] mean = new double[images.count() * per];
        final double[] squares = new double[mean.length];
        for (int m = 0; m < members.size(); m++) {
            final float[] v = members.get(m).predict(images).values();
            for (int i = 0; i < mean.length; i++) {
                // Welford's update: no difference of large sums
                final double d = v[i] - mean[i];
                mean[i] += d / (m + 1);
                squares[i] += d * (v[i] - mean[i]);
            }
        }
        final float[] out = new float[2 * mean.length];
        final int n = members.size();
        for (int i = 0; i < mean.length; i++) {
            final int at = i / per * 2 * per + i % per;
            out[at] = (float) mean[i];
            out[at + per] = n == 1 ? 0 : (float) Math.sqrt(squares[i] / (n - 1));
        }
        return new Tensor(images.count(), channels(), images.height(), images.width(), out);
    }
}
