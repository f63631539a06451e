package org.zeroloss.learn.network.plain;

import org.zeroloss.learn.network.Loss;
import org.zeroloss.learn.network.Tensor;
import org.zeroloss.learn.network.TrainingBatch;

/**
 * The losses in double, and their derivatives by the network's outputs. Public for engines that
 * leave the loss to Java: a result has few channels, and its sums deserve double.
 */
public final class PlainLoss {

    private final Block z;
    private final float[] target;
    private final float[] weight;
    private final Block gradient;
    private final double weightSum;

    private PlainLoss(final Block z, final TrainingBatch batch) {
        this.z = z;
        target = batch.target().values();
        weight = batch.weight().map(w -> w.values()).orElse(null);
        gradient = z.sameZeros();
        double sum = (double) z.count() * z.plane();
        if (weight != null) {
            sum = 0;
            for (final float w : weight) {
                sum += w;
            }
        }
        weightSum = sum;
    }

    /**
     * A loss.
     *
     * @param value the loss
     * @param gradient its derivatives by the outputs
     */
    public record Result(double value, double[] gradient) {}

    /**
     * @param loss which
     * @param outputs the network's outputs for the batch, in the order of its targets
     * @param batch targets and weights
     * @return loss and derivatives
     */
    public static Result of(final Loss loss, final double[] outputs, final TrainingBatch batch) {
        final Tensor t = batch.target();
        final PlainLoss p =
                new PlainLoss(
                        new Block(t.count(), t.channels(), t.height(), t.width(), outputs), batch);
        final double value;
        if (loss instanceof Loss.SigmoidCrossEntropy) {
            value = p.sigmoid();
        } else if (loss instanceof Loss.SoftmaxCrossEntropy) {
            value = p.softmax();
        } else if (loss instanceof Loss.SquaredError) {
            value = p.squares();
        } else if (loss instanceof Loss.Dice d) {
            value = p.dice(d.smooth());
        } else {
            throw new IllegalStateException("Unknown loss " + loss);
        }
        return new Result(value, p.gradient.values());
    }

    /** Weight of value i, whose pixel all channels share. */
    private double weight(final int i) {
        if (weight == null) {
            return 1;
        }
        final int plane = z.plane();
        return weight[i / (plane * z.channels()) * plane + i % plane];
    }

    private double sigmoid() {
        final double all = weightSum * z.channels();
        double sum = 0;
        for (int i = 0; i < target.length; i++) {
            final double v = z.values()[i];
            final double w = weight(i) / all;
            final double e = StrictMath.exp(-Math.abs(v));
            sum += w * (Math.max(v, 0) - v * target[i] + StrictMath.log1p(e));
            gradient.values()[i] = w * ((v >= 0 ? 1 : e) / (1 + e) - target[i]);
        }
        return sum;
    }

    private double squares() {
        final double all = weightSum * z.channels();
        double sum = 0;
        for (int i = 0; i < target.length; i++) {
            final double d = z.values()[i] - target[i];
            sum += weight(i) / all * d * d;
            gradient.values()[i] = 2 * weight(i) / all * d;
        }
        return sum;
    }

    private double softmax() {
        final int plane = z.plane();
        final double[] p = new double[target.length];
        double sum = 0;
        for (int n = 0; n < z.count(); n++) {
            for (int pixel = 0; pixel < plane; pixel++) {
                final int at = z.at(n, 0) + pixel;
                Functions.softmax(z.values(), at, plane, z.channels(), p);
                final double w = weight(at) / weightSum;
                sum += w * softmaxPixel(at, plane, w, p);
            }
        }
        return sum;
    }

    private double softmaxPixel(final int at, final int plane, final double w, final double[] p) {
        double top = Double.NEGATIVE_INFINITY;
        double targets = 0;
        for (int c = 0; c < z.channels(); c++) {
            top = Math.max(top, z.values()[at + c * plane]);
            targets += target[at + c * plane];
        }
        double exponentials = 0;
        for (int c = 0; c < z.channels(); c++) {
            exponentials += StrictMath.exp(z.values()[at + c * plane] - top);
        }
        final double normalizer = top + StrictMath.log(exponentials);
        double loss = 0;
        for (int c = 0; c < z.channels(); c++) {
            final int i = at + c * plane;
            loss -= target[i] * (z.values()[i] - normalizer);
            gradient.values()[i] = w * (targets * p[i] - target[i]);
        }
        return loss;
    }

    private double dice(final double smooth) {
        double sum = 0;
        for (int c = 0; c < z.channels(); c++) {
            double over = smooth;
            double under = smooth;
            for (int n = 0; n < z.count(); n++) {
                for (int i = z.at(n, c); i < z.at(n, c) + z.plane(); i++) {
                    final double p = Functions.sigmoid(z.values()[i]);
                    final double w = weight(i);
                    over += 2 * w * p * target[i];
                    under += w * (p * p + (double) target[i] * target[i]);
                }
            }
            sum += (1 - over / under) / z.channels();
            for (int n = 0; n < z.count(); n++) {
                for (int i = z.at(n, c); i < z.at(n, c) + z.plane(); i++) {
                    final double p = Functions.sigmoid(z.values()[i]);
                    final double d = -2 * weight(i) * (target[i] - p * over / under) / under;
                    gradient.values()[i] = d * p * (1 - p) / z.channels();
                }
            }
        }
        return sum;
    }
}
