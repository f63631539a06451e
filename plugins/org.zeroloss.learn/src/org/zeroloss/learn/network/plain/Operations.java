package org.zeroloss.learn.network.plain;

import org.zeroloss.learn.network.Layer;

import java.util.List;

/** Makes the operation of each layer. */
final class Operations {

    private Operations() {}

    static Operation of(final Layer layer, final int node, final List<Parameter> p) {
        if (layer instanceof Layer.Convolution c) {
            return new ConvolutionOperation(
                    new Stencil(c.kernel(), c.stride(), c.padding(), c.dilation()),
                    false,
                    p.get(0),
                    c.bias() ? p.get(1) : null);
        }
        if (layer instanceof Layer.TransposedConvolution c) {
            return new ConvolutionOperation(
                    new Stencil(c.kernel(), c.stride(), c.padding(), 1),
                    true,
                    p.get(0),
                    c.bias() ? p.get(1) : null);
        }
        if (layer instanceof Layer.Upsampling u) {
            return new ResamplingOperation(
                    switch (u.interpolation()) {
                        case NEAREST -> ResamplingOperation.nearest(u.factor());
                        case BILINEAR -> ResamplingOperation.bilinear(u.factor());
                    });
        }
        if (layer instanceof Layer.Pooling q) {
            return switch (q.kind()) {
                case MAX -> new MaxPoolingOperation(q);
                case AVERAGE ->
                        new ResamplingOperation(ResamplingOperation.average(q.size(), q.stride()));
            };
        }
        if (layer instanceof Layer.GlobalAverage) {
            return new ResamplingOperation(ResamplingOperation.wholeAverage());
        }
        if (layer instanceof Layer.BatchNormalization b) {
            return NormalizationOperation.ofBatch(b.epsilon(), b.momentum(), p);
        }
        if (layer instanceof Layer.GroupNormalization g) {
            return NormalizationOperation.ofGroups(g.groups(), g.epsilon(), p);
        }
        if (layer instanceof Layer.Activation a) {
            return a.function() == Layer.Function.SOFTMAX
                    ? new SoftmaxOperation()
                    : PointwiseOperation.of(a.function());
        }
        if (layer instanceof Layer.LeakyRelu l) {
            return PointwiseOperation.leaky(l.slope());
        }
        if (layer instanceof Layer.ParametricRelu) {
            return PointwiseOperation.parametric(p.get(0));
        }
        if (layer instanceof Layer.Add) {
            return JoinOperation.ADD;
        }
        if (layer instanceof Layer.Concatenation) {
            return JoinOperation.CONCATENATE;
        }
        if (layer instanceof Layer.Dense d) {
            return new DenseOperation(p.get(0), d.bias() ? p.get(1) : null);
        }
        if (layer instanceof Layer.Dropout d) {
            return new DropoutOperation(d, node);
        }
        throw new IllegalStateException("No operation for " + layer);
    }
}
