package org.zeroloss.learn.network.plain;

import java.util.List;

/**
 * Batch and group normalization. A set is what is normalized together: a channel of all images, or
 * one group of one image.
 */
final class NormalizationOperation implements Operation {

    /** Groups per image; 0 normalizes over the batch. */
    private final int groups;

    private final double epsilon;
    private final double momentum;
    private final Parameter scale;
    private final Parameter shift;
    private final Parameter runningMean;
    private final Parameter runningVariance;

    private double[] means;
    private double[] variances;

    private NormalizationOperation(
            final int groups,
            final double epsilon,
            final double momentum,
            final Parameter scale,
            final Parameter shift,
            final Parameter runningMean,
            final Parameter runningVariance) {
        this.groups = groups;
        this.epsilon = epsilon;
        this.momentum = momentum;
        this.scale = scale;
        this.shift = shift;
        this.runningMean = runningMean;
        this.runningVariance = runningVariance;
    }

    static NormalizationOperation ofGroups(
            final int groups, final double epsilon, final List<Parameter> p) {
        return new NormalizationOperation(groups, epsilon, 0, p.get(0), p.get(1), null, null);
    }

    static NormalizationOperation ofBatch(
            final double epsilon, final double momentum, final List<Parameter> p) {
        return new NormalizationOperation(
                0, epsilon, momentum, p.get(0), p.get(1), p.get(2), p.get(3));
    }

    private boolean batch() {
        return groups == 0;
    }

    private int set(final Block x, final int image, final int channel) {
        if (batch()) {
            return channel;
        }
        // never a division by zero, even if the JIT lifts it above the check (JDK-8331717)
        return image * groups + channel / Math.max(1, x.channels() / Math.max(1, groups));
    }

    @Override
    public void forward(final List<Block> in, final Block out, final Pass pass) {
        final Block x = in.get(0);
        if (batch() && !pass.training()) {
            means = runningMean.values();
            variances = runningVariance.values();
        } else {
            measure(x);
        }
        for (int n = 0; n < x.count(); n++) {
            for (int c = 0; c < x.channels(); c++) {
                final int s = set(x, n, c);
                final double factor = scale.values()[c] / Math.sqrt(variances[s] + epsilon);
                for (int i = x.at(n, c); i < x.at(n, c) + x.plane(); i++) {
                    out.values()[i] = (x.values()[i] - means[s]) * factor + shift.values()[c];
                }
            }
        }
    }

    private int sets(final Block x) {
        return batch() ? x.channels() : x.count() * groups;
    }

    private void measure(final Block x) {
        means = sums(x, (v, s) -> v);
        final double size = (double) x.values().length / sets(x);
        for (int s = 0; s < means.length; s++) {
            means[s] /= size;
        }
        variances = sums(x, (v, s) -> (v - means[s]) * (v - means[s]));
        for (int s = 0; s < variances.length; s++) {
            variances[s] /= size;
        }
    }

    /** Part of a sum over a set. */
    private interface Term {
        double of(double value, int set);
    }

    private double[] sums(final Block x, final Term term) {
        final double[] sums = new double[sets(x)];
        for (int n = 0; n < x.count(); n++) {
            for (int c = 0; c < x.channels(); c++) {
                final int s = set(x, n, c);
                for (int i = x.at(n, c); i < x.at(n, c) + x.plane(); i++) {
                    sums[s] += term.of(x.values()[i], s);
                }
            }
        }
        return sums;
    }

    /** Moves the running values towards those of the batch just seen. */
    void updateRunning(final Block x) {
        if (!batch()) {
            return;
        }
        final double n = (double) x.count() * x.plane();
        final double unbiased = n > 1 ? n / (n - 1) : 1;
        for (int c = 0; c < means.length; c++) {
            final double[] m = runningMean.values();
            final double[] v = runningVariance.values();
            m[c] += momentum * (means[c] - m[c]);
            v[c] += momentum * (variances[c] * unbiased - v[c]);
        }
    }

    @Override
    public void backward(
            final List<Block> in,
            final Block out,
            final Block gradient,
            final List<Block> inGradients,
            final Pass pass) {
        final Block x = in.get(0);
        final double size = (double) x.values().length / sets(x);
        // dx = (scale·g − mean(scale·g) − z·mean(scale·g·z)) / σ with z = (x − μ)/σ
        final double[] first = new double[sets(x)];
        final double[] second = new double[sets(x)];
        for (int n = 0; n < x.count(); n++) {
            for (int c = 0; c < x.channels(); c++) {
                final int s = set(x, n, c);
                final double inverse = 1 / Math.sqrt(variances[s] + epsilon);
                double sum = 0;
                double product = 0;
                for (int i = x.at(n, c); i < x.at(n, c) + x.plane(); i++) {
                    final double g = gradient.values()[i];
                    sum += g;
                    product += g * (x.values()[i] - means[s]) * inverse;
                }
                shift.gradient()[c] += sum;
                scale.gradient()[c] += product;
                first[s] += scale.values()[c] * sum / size;
                second[s] += scale.values()[c] * product / size;
            }
        }
        for (int n = 0; n < x.count(); n++) {
            for (int c = 0; c < x.channels(); c++) {
                final int s = set(x, n, c);
                final double inverse = 1 / Math.sqrt(variances[s] + epsilon);
                for (int i = x.at(n, c); i < x.at(n, c) + x.plane(); i++) {
                    final double z = (x.values()[i] - means[s]) * inverse;
                    final double g = scale.values()[c] * gradient.values()[i];
                    inGradients.get(0).values()[i] += (g - first[s] - z * second[s]) * inverse;
                }
            }
        }
    }
}
