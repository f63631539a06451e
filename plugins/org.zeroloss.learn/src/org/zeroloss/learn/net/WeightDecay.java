package org.zeroloss.learn.net;

import org.zeroloss.learn.LearnException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The quadratic term Σ c<sub>p</sub> θ<sub>p</sub>² of the loss. Since the data term is the
 * <em>mean</em> of squared, σ-scaled residuals over n training samples, a Gaussian prior of
 * standard deviation τ on a parameter is c = 1/(n τ²).
 *
 * @param inputs coefficient of the first layer's weights, one per input of the network
 * @param layers coefficient of the weights of each further layer, the output last
 * @param biases coefficient of the biases of every layer, the output last
 */
public record WeightDecay(List<Double> inputs, List<Double> layers, List<Double> biases) {

    /** Validates the coefficients. */
    public WeightDecay {
        inputs = checked("inputs", inputs);
        layers = checked("layers", layers);
        biases = checked("biases", biases);
    }

    /**
     * @param shape the network
     * @return no decay
     */
    public static WeightDecay none(final MlpShape shape) {
        return uniform(shape, 0);
    }

    /**
     * @param shape the network
     * @param coefficient for every weight; biases are free
     * @return the decay
     */
    public static WeightDecay uniform(final MlpShape shape, final double coefficient) {
        return new WeightDecay(
                Collections.nCopies(shape.inputs(), coefficient),
                Collections.nCopies(shape.layers() - 1, coefficient),
                Collections.nCopies(shape.layers(), 0.0));
    }

    /**
     * @param input which input of the network
     * @param coefficient for the first layer's weights of that input
     * @return this decay with the one coefficient changed
     */
    public WeightDecay withInput(final int input, final double coefficient) {
        return new WeightDecay(with(inputs, input, coefficient), layers, biases);
    }

    /**
     * @param layer 1 (second layer with parameters) … (the output)
     * @param coefficient for the weights of that layer
     * @return this decay with the one coefficient changed
     */
    public WeightDecay withLayer(final int layer, final double coefficient) {
        return new WeightDecay(inputs, with(layers, layer - 1, coefficient), biases);
    }

    /**
     * @param layer 0 (first hidden layer) … (the output)
     * @param coefficient for the biases of that layer
     * @return this decay with the one coefficient changed
     */
    public WeightDecay withBiases(final int layer, final double coefficient) {
        return new WeightDecay(inputs, layers, with(biases, layer, coefficient));
    }

    /**
     * @param shape the network
     * @return one coefficient per parameter, in the order of {@link MlpShape}
     * @throws LearnException if this decay was made for another shape
     */
    public double[] perParameter(final MlpShape shape) {
        if (inputs.size() != shape.inputs()
                || layers.size() != shape.layers() - 1
                || biases.size() != shape.layers()) {
            throw new LearnException(
                    "Weight decay for "
                            + inputs.size()
                            + " inputs and "
                            + biases.size()
                            + " layers does not fit a network with "
                            + shape.inputs()
                            + " inputs and "
                            + shape.layers()
                            + " layers");
        }
        final double[] c = new double[shape.parameters()];
        for (int l = 0; l < shape.layers(); l++) {
            final int from = shape.weightOffset(l);
            final int bias = shape.biasOffset(l);
            for (int i = from; i < bias; i++) {
                c[i] = l == 0 ? inputs.get((i - from) % shape.inputs()) : layers.get(l - 1);
            }
            for (int i = bias; i < bias + shape.width(l); i++) {
                c[i] = biases.get(l);
            }
        }
        return c;
    }

    private static List<Double> with(final List<Double> list, final int at, final double value) {
        final List<Double> copy = new ArrayList<>(list);
        copy.set(at, value);
        return copy;
    }

    private static List<Double> checked(final String name, final List<Double> values) {
        for (final double v : values) {
            if (!(v >= 0 && v < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "Weight decay: " + name + " must be finite and >= 0, found " + v);
            }
        }
        return List.copyOf(values);
    }

    /** Adds the term's derivatives to the gradient; returns the term. */
    static double add(
            final double[] coefficients, final double[] parameters, final double[] gradient) {
        double sum = 0;
        for (int i = 0; i < parameters.length; i++) {
            sum += coefficients[i] * parameters[i] * parameters[i];
            gradient[i] += 2 * coefficients[i] * parameters[i];
        }
        return sum;
    }
}
