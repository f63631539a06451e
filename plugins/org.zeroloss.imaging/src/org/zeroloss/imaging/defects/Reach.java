package org.zeroloss.imaging.defects;

import org.zeroloss.imaging.ImagingException;
import org.zeroloss.learn.network.Layer;
import org.zeroloss.learn.network.NetworkGraph;
import org.zeroloss.learn.network.NetworkNode;

import java.util.HashMap;
import java.util.Map;

/** How far a network looks: a result does not depend on pixels further away. */
final class Reach {

    private Reach() {}

    /** Pixels of the image per pixel of a node's map, and how far the node looks. */
    private record At(double step, double reach) {}

    static int pixels(final NetworkGraph graph) {
        final Map<String, At> all = new HashMap<>();
        for (final NetworkNode n : graph.nodes()) {
            At in = new At(1, 0);
            for (final String name : n.inputs()) {
                final At other = all.get(name);
                in = new At(other.step(), Math.max(in.reach(), other.reach()));
            }
            all.put(n.name(), after(n, in));
        }
        return (int) Math.ceil(all.get(graph.output()).reach());
    }

    private static At after(final NetworkNode node, final At in) {
        final double step = in.step();
        final double reach = in.reach();
        final Layer layer = node.layer();
        if (layer instanceof Layer.Convolution c) {
            final double side = c.dilation() * (c.kernel() - 1) - c.padding();
            return new At(
                    step * c.stride(), reach + step * Math.max(c.padding(), Math.max(0, side)));
        }
        if (layer instanceof Layer.Pooling p) {
            return new At(step * p.stride(), reach + step * (p.size() - 1));
        }
        if (layer instanceof Layer.Upsampling u) {
            return new At(step / u.factor(), reach + step);
        }
        if (layer instanceof Layer.TransposedConvolution t) {
            final double fine = step / t.stride();
            return new At(fine, reach + step + fine * Math.max(0, t.kernel() - t.stride()));
        }
        if (layer instanceof Layer.GlobalAverage || layer instanceof Layer.Dense) {
            throw new ImagingException(
                    "Node "
                            + node.name()
                            + " ("
                            + layer
                            + ") looks at the whole image, so that the network cannot work in"
                            + " tiles. Choose a network of convolutions.");
        }
        return in;
    }
}
