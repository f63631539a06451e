package org.zeroloss.engine.dl4j;

import org.zeroloss.learn.network.Layer;

import java.util.List;

/** Makes the step of each layer. */
final class Steps {

    private Steps() {}

    static Step of(
            final Layer layer,
            final int node,
            final Slot s,
            final List<NativeParameter> p,
            final Buffers scratch) {
        if (layer instanceof Layer.Convolution c) {
            return ConvolutionStep.of(c, s, p.get(0), c.bias() ? p.get(1) : null, scratch);
        }
        if (layer instanceof Layer.TransposedConvolution c) {
            return ConvolutionStep.of(c, s, p.get(0), c.bias() ? p.get(1) : null, scratch);
        }
        if (layer instanceof Layer.Upsampling u) {
            return switch (u.interpolation()) {
                case NEAREST -> CallStep.nearest(u, s);
                case BILINEAR -> new BilinearStep(s, u.factor());
            };
        }
        if (layer instanceof Layer.Pooling q) {
            return CallStep.pooling(q, s);
        }
        if (layer instanceof Layer.GlobalAverage) {
            return new AverageStep(s);
        }
        if (layer instanceof Layer.BatchNormalization b) {
            return new NormalizationStep(
                    s, 0, b.epsilon(), b.momentum(), p.toArray(new NativeParameter[0]), scratch);
        }
        if (layer instanceof Layer.GroupNormalization g) {
            return new NormalizationStep(
                    s, g.groups(), g.epsilon(), 0, p.toArray(new NativeParameter[0]), scratch);
        }
        if (layer instanceof Layer.Activation a) {
            return switch (a.function()) {
                case RELU -> new ReluStep(s);
                case SOFTMAX -> new SoftmaxStep(s);
                case SIGMOID, TANH, ELU -> CallStep.function(a.function(), s);
            };
        }
        if (layer instanceof Layer.LeakyRelu l) {
            return CallStep.leaky(l.slope(), s);
        }
        if (layer instanceof Layer.ParametricRelu) {
            return new ParametricReluStep(s, p.get(0));
        }
        if (layer instanceof Layer.Add) {
            return JoinStep.sum(s);
        }
        if (layer instanceof Layer.Concatenation) {
            return JoinStep.concatenation(s);
        }
        if (layer instanceof Layer.Dense d) {
            return new DenseStep(s, p.get(0), d.bias() ? p.get(1) : null);
        }
        if (layer instanceof Layer.Dropout d) {
            return new DropoutStep(s, d, node, scratch);
        }
        throw new IllegalStateException("No step for " + layer);
    }
}
