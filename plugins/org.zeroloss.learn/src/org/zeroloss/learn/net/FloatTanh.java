package org.zeroloss.learn.net;

/**
 * y = offset + z P(z²)/Q(z²) in float32, P and Q of degree 4, z clamped: tanh by a minimax fit on
 * |z| ≤ 9, and from it the sigmoid ½ + ½ tanh(z/2), whose coefficients differ by powers of two. In
 * float32 the error is below 4·10⁻⁷ for tanh and 2.5·10⁻⁷ for the sigmoid, absolute, for every z;
 * NaN stays NaN.
 *
 * <p>A division costs as much as a dozen multiplications, so two units share one: r = 1/(ab), 1/a =
 * rb, 1/b = ra.
 *
 * @param clamp largest |z|
 * @param offset value at 0
 * @param p0 coefficient of P
 * @param p1 coefficient of P
 * @param p2 coefficient of P
 * @param p3 coefficient of P
 * @param p4 coefficient of P
 * @param q1 coefficient of Q; that of degree 0 is 1
 * @param q2 coefficient of Q
 * @param q3 coefficient of Q
 * @param q4 coefficient of Q
 */
record FloatTanh(
        float clamp,
        float offset,
        float p0,
        float p1,
        float p2,
        float p3,
        float p4,
        float q1,
        float q2,
        float q3,
        float q4) {

    /** tanh z. */
    static final FloatTanh TANH =
            new FloatTanh(
                    9,
                    0,
                    0.9999998807907104f,
                    0.13373197615146637f,
                    0.0034865811467170715f,
                    2.0471818061196245e-05f,
                    1.318420839169221e-08f,
                    0.4670649468898773f,
                    0.025841975584626198f,
                    0.00032713840482756495f,
                    7.702656716901402e-07f);

    /** 1/(1+e<sup>−z</sup>). */
    static final FloatTanh SIGMOID =
            new FloatTanh(
                    18,
                    0.5f,
                    TANH.p0 / 4,
                    TANH.p1 / 16,
                    TANH.p2 / 64,
                    TANH.p3 / 256,
                    TANH.p4 / 1024,
                    TANH.q1 / 4,
                    TANH.q2 / 16,
                    TANH.q3 / 64,
                    TANH.q4 / 256);

    /**
     * @param activation SIGMOID or TANH
     * @return its coefficients
     */
    static FloatTanh of(final Activation activation) {
        return activation == Activation.TANH ? TANH : SIGMOID;
    }
}
