package org.zeroloss.engine.libtorch;

import org.bytedeco.pytorch.Scalar;

/** Numbers as LibTorch takes them. */
final class Scalars {

    private Scalars() {}

    static Scalar of(final double value) {
        return new Scalar(value);
    }
}
