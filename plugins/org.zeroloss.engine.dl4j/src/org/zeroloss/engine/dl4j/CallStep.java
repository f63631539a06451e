package org.zeroloss.engine.dl4j;

import org.zeroloss.learn.network.Layer;

import java.util.Locale;

/** Layers that one operation of ND4J computes in each direction. */
final class CallStep implements Step {

    private final Native.Call forward;
    private final Native.Call backward;

    /** The backward call is null where nobody asks for the derivative. */
    private CallStep(final Native.Call forward, final Native.Call backward) {
        this.forward = forward;
        this.backward = backward;
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

    private static boolean differentiates(final Slot s) {
        return s.trains() && s.inGradient0() != null;
    }

    static CallStep nearest(final Layer.Upsampling u, final Slot s) {
        final int channelsFirst = 1;
        return new CallStep(
                Native.call(
                        "upsampling2d",
                        s.in(),
                        Native.arrays(s.out()),
                        u.factor(),
                        u.factor(),
                        channelsFirst),
                differentiates(s)
                        ? Native.call(
                                "upsampling2d_bp",
                                Native.arrays(s.in0(), s.gradient()),
                                s.inGradients(),
                                u.factor(),
                                u.factor(),
                                channelsFirst)
                        : null);
    }

    static CallStep pooling(final Layer.Pooling p, final Slot s) {
        final String name = p.kind() == Layer.PoolingKind.MAX ? "maxpool2d" : "avgpool2d";
        final int n = p.size();
        // kernel, stride, padding, dilation, explicit padding, divisor, channels first
        final int[] arguments = {n, n, p.stride(), p.stride(), 0, 0, 1, 1, 0, 1, 0};
        return new CallStep(
                Native.call(name, s.in(), Native.arrays(s.out()), arguments),
                differentiates(s)
                        ? Native.call(
                                name + "_bp",
                                Native.arrays(s.in0(), s.gradient()),
                                s.inGradients(),
                                arguments)
                        : null);
    }

    static CallStep leaky(final double slope, final Slot s) {
        return new CallStep(
                Native.call("lrelu", slope, s.in(), s.out()),
                differentiates(s)
                        ? Native.call(
                                "lrelu_bp",
                                slope,
                                Native.arrays(s.in0(), s.gradient()),
                                s.inGradient0())
                        : null);
    }

    /** Functions whose derivative ND4J computes from the input. */
    static CallStep function(final Layer.Function function, final Slot s) {
        final String name = function.name().toLowerCase(Locale.ROOT);
        return new CallStep(
                Native.call(name, s.in(), Native.arrays(s.out())),
                differentiates(s)
                        ? Native.call(
                                name + "_bp", Native.arrays(s.in0(), s.gradient()), s.inGradients())
                        : null);
    }
}
