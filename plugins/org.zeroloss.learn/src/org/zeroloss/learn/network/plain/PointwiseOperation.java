package org.zeroloss.learn.network.plain;

import org.zeroloss.learn.network.Layer;
import org.zeroloss.learn.network.NetworkException;

import java.util.List;

/** A function of each value, perhaps with a parameter for each channel. */
final class PointwiseOperation implements Operation {

    private final Curve curve;
    private final Parameter slope;

    /** A function, and its derivative by the help of its value. */
    interface Curve {
        double value(double x, double slope);

        double derivative(double x, double y, double slope);
    }

    private PointwiseOperation(final Curve curve, final Parameter slope) {
        this.curve = curve;
        this.slope = slope;
    }

    static Operation of(final Layer.Function function) {
        return switch (function) {
            case RELU -> new PointwiseOperation(new Ramp(0), null);
            case SIGMOID -> new PointwiseOperation(new Sigmoid(), null);
            case TANH -> new PointwiseOperation(new Tanh(), null);
            case ELU -> new PointwiseOperation(new Elu(), null);
            case SOFTMAX -> throw new NetworkException("A softmax is no function of one value");
        };
    }

    static Operation leaky(final double slope) {
        return new PointwiseOperation(new Ramp(slope), null);
    }

    static Operation parametric(final Parameter slope) {
        return new PointwiseOperation(new TrainedRamp(), slope);
    }

    @Override
    public void forward(final List<Block> in, final Block out, final Pass pass) {
        final double[] x = in.get(0).values();
        pass.each(
                out.count() * out.channels(),
                item -> {
                    final double a = slope(out, (int) item);
                    final int from = (int) item * out.plane();
                    for (int i = from; i < from + out.plane(); i++) {
                        out.values()[i] = curve.value(x[i], a);
                    }
                });
    }

    @Override
    public void backward(
            final List<Block> in,
            final Block out,
            final Block gradient,
            final List<Block> inGradients,
            final Pass pass) {
        final double[] x = in.get(0).values();
        final double[] dx = inGradients.get(0).values();
        pass.each(
                out.count() * out.channels(),
                item -> {
                    final double a = slope(out, (int) item);
                    final int from = (int) item * out.plane();
                    for (int i = from; i < from + out.plane(); i++) {
                        final double d = curve.derivative(x[i], out.values()[i], a);
                        dx[i] += gradient.values()[i] * d;
                    }
                });
        if (slope != null) {
            for (int map = 0; map < out.count() * out.channels(); map++) {
                double sum = 0;
                for (int i = map * out.plane(); i < (map + 1) * out.plane(); i++) {
                    sum += x[i] > 0 ? 0 : gradient.values()[i] * x[i];
                }
                slope.gradient()[map % out.channels()] += sum;
            }
        }
    }

    private double slope(final Block out, final int map) {
        return slope == null ? 0 : slope.values()[map % out.channels()];
    }

    /** x above zero, a fixed slope below. */
    private record Ramp(double below) implements Curve {
        @Override
        public double value(final double x, final double a) {
            return x > 0 ? x : below * x;
        }

        @Override
        public double derivative(final double x, final double y, final double a) {
            return x > 0 ? 1 : below;
        }
    }

    /** x above zero, the channel's slope below. */
    private record TrainedRamp() implements Curve {
        @Override
        public double value(final double x, final double a) {
            return x > 0 ? x : a * x;
        }

        @Override
        public double derivative(final double x, final double y, final double a) {
            return x > 0 ? 1 : a;
        }
    }

    private record Sigmoid() implements Curve {
        @Override
        public double value(final double x, final double a) {
            return Functions.sigmoid(x);
        }

        @Override
        public double derivative(final double x, final double y, final double a) {
            return y * (1 - y);
        }
    }

    private record Tanh() implements Curve {
        @Override
        public double value(final double x, final double a) {
            return StrictMath.tanh(x);
        }

        @Override
        public double derivative(final double x, final double y, final double a) {
            return 1 - y * y;
        }
    }

    private record Elu() implements Curve {
        @Override
        public double value(final double x, final double a) {
            return x > 0 ? x : StrictMath.expm1(x);
        }

        @Override
        public double derivative(final double x, final double y, final double a) {
            return x > 0 ? 1 : y + 1;
        }
    }
}
