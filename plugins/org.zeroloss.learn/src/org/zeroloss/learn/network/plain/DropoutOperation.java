package org.zeroloss.learn.network.plain;

import org.zeroloss.learn.network.Layer;
import org.zeroloss.learn.network.MapShape;

import java.util.List;

/** Multiplies by a random mask. */
final class DropoutOperation implements Operation {

    private final Layer.Dropout layer;
    private final int node;

    DropoutOperation(final Layer.Dropout layer, final int node) {
        this.layer = layer;
        this.node = node;
    }

    @Override
    public void forward(final List<Block> in, final Block out, final Pass pass) {
        apply(in.get(0), out, pass);
    }

    @Override
    public void backward(
            final List<Block> in,
            final Block out,
            final Block gradient,
            final List<Block> inGradients,
            final Pass pass) {
        apply(gradient, inGradients.get(0), pass);
    }

    private void apply(final Block from, final Block to, final Pass pass) {
        final float[] mask =
                pass.mask(
                        layer,
                        node,
                        to.count(),
                        new MapShape(to.channels(), to.height(), to.width()));
        final int share = layer.unit() == Layer.DropoutUnit.CHANNEL ? to.plane() : 1;
        for (int i = 0; i < to.values().length; i++) {
            to.values()[i] += from.values()[i] * (mask == null ? 1 : mask[i / share]);
        }
    }
}
