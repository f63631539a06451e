package org.zeroloss.learn.network.plain;

import org.zeroloss.learn.network.MapShape;
import org.zeroloss.learn.network.Tensor;

/** A batch in double, order image, channel, row, column. */
record Block(int count, int channels, int height, int width, double[] values) {

    static Block zeros(final int count, final MapShape shape) {
        return new Block(
                count,
                shape.channels(),
                shape.height(),
                shape.width(),
                new double[Math.multiplyExact(count, shape.values())]);
    }

    static Block of(final Tensor t) {
        final double[] d = new double[t.values().length];
        for (int i = 0; i < d.length; i++) {
            d[i] = t.values()[i];
        }
        return new Block(t.count(), t.channels(), t.height(), t.width(), d);
    }

    Tensor toTensor() {
        final float[] f = new float[values.length];
        for (int i = 0; i < f.length; i++) {
            f[i] = (float) values[i];
        }
        return new Tensor(count, channels, height, width, f);
    }

    Block sameZeros() {
        return new Block(count, channels, height, width, new double[values.length]);
    }

    int plane() {
        return height * width;
    }

    /** Where a channel of an image begins. */
    int at(final int image, final int channel) {
        return (image * channels + channel) * plane();
    }
}
