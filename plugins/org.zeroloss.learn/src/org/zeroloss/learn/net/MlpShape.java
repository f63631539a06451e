package org.zeroloss.learn.net;

import java.util.List;

/**
 * The shape of a fully connected network with one linear output.
 *
 * <p>Its parameters are one flat array: layer after layer from the input to the output, in each
 * first the weights, one row of fan-in values per unit, then the biases. {@code 2-10-15-5-1} has 30
 * + 165 + 80 + 6 = 281 parameters.
 *
 * @param inputs values per sample, at least 1
 * @param hidden hidden layers from the input to the output; may be empty (a linear model)
 */
public record MlpShape(int inputs, List<Layer> hidden) {

    /**
     * One hidden layer.
     *
     * @param width units, at least 1
     * @param activation what each unit does with its weighted sum
     */
    public record Layer(int width, Activation activation) {
        /** Validates the layer. */
        public Layer {
            if (width < 1) {
                throw new IllegalArgumentException(
                        "A layer needs a width of at least 1, found " + width);
            }
            if (activation == null) {
                throw new IllegalArgumentException("A layer needs an activation, found null");
            }
        }
    }

    /** Validates the shape. */
    public MlpShape {
        if (inputs < 1) {
            throw new IllegalArgumentException("A network needs at least 1 input, found " + inputs);
        }
        hidden = List.copyOf(hidden);
    }

    /**
     * @param inputs values per sample
     * @param hidden hidden layers from the input to the output
     * @return the shape
     */
    public static MlpShape of(final int inputs, final Layer... hidden) {
        return new MlpShape(inputs, List.of(hidden));
    }

    /**
     * @return layers with parameters: the hidden ones and the output
     */
    public int layers() {
        return hidden.size() + 1;
    }

    /**
     * @param layer 0 (first hidden layer) … layers()−1 (the output)
     * @return units of that layer
     */
    public int width(final int layer) {
        return layer == hidden.size() ? 1 : hidden.get(layer).width();
    }

    /**
     * @param layer 0 (first hidden layer) … layers()−1 (the output)
     * @return values that each unit of that layer receives
     */
    public int fanIn(final int layer) {
        return layer == 0 ? inputs : hidden.get(layer - 1).width();
    }

    /**
     * @param layer 0 (first hidden layer) … layers()−1 (the output)
     * @return what the units of that layer do; {@link Activation#LINEAR} for the output
     */
    public Activation activation(final int layer) {
        return layer == hidden.size() ? Activation.LINEAR : hidden.get(layer).activation();
    }

    /**
     * @param layer 0 (first hidden layer) … layers()−1 (the output)
     * @return where the layer's weights begin in the flat parameters
     */
    public int weightOffset(final int layer) {
        int offset = 0;
        for (int l = 0; l < layer; l++) {
            offset += width(l) * (fanIn(l) + 1);
        }
        return offset;
    }

    /**
     * @param layer 0 (first hidden layer) … layers()−1 (the output)
     * @return where the layer's biases begin in the flat parameters
     */
    public int biasOffset(final int layer) {
        return weightOffset(layer) + width(layer) * fanIn(layer);
    }

    /**
     * @return number of weights and biases
     */
    public int parameters() {
        return weightOffset(layers());
    }
}
