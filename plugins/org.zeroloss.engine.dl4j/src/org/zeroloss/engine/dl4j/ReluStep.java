package org.zeroloss.engine.dl4j;

/**
 * ReLU, if possible in the very memory of its input: the sign of the output says all that the
 * derivative needs.
 */
final class ReluStep implements Step {

    private final Native.Call forward;
    private final Native.Call backward;

    ReluStep(final Slot s) {
        forward = Native.call("relu", 0, s.in(), s.out());
        backward =
                s.trains() && s.inGradient0() != null
                        ? Native.call(
                                "relu_bp", 0, Native.arrays(s.out(), s.gradient()), s.inGradient0())
                        : null;
    }

    @Override
    public void forward(final Run run) {
        forward.run();
    }

    @Override
    public void backward(final Run run) {
        if (backward != null) {
            backward.run();
        }
    }
}
