package org.zeroloss.learn.net;

import org.zeroloss.learn.LearnException;

/** A trained network: shape and parameters. Immutable and safe for several threads. */
public final class Mlp {

    private final MlpShape shape;
    private final double[] parameters;

    /**
     * @param shape the network's shape
     * @param parameters in the order of {@link MlpShape}; copied
     * @throws LearnException if the number of parameters does not fit the shape
     */
    public Mlp(final MlpShape shape, final double[] parameters) {
        if (parameters.length != shape.parameters()) {
            throw new LearnException(
                    "The network has "
                            + shape.parameters()
                            + " parameters, found "
                            + parameters.length);
        }
        this.shape = shape;
        this.parameters = parameters.clone();
    }

    /**
     * @return the network's shape
     */
    public MlpShape shape() {
        return shape;
    }

    /**
     * @return a copy of the parameters
     */
    public double[] parameters() {
        return parameters.clone();
    }

    /**
     * @param inputs one sample
     * @return the network's output
     */
    public double evaluate(final double... inputs) {
        final double[] out = new double[1];
        evaluate(inputs, 1, out);
        return out[0];
    }

    /**
     * @param inputs samples, row by row
     * @param samples how many
     * @param outputs receives one output per sample
     */
    public void evaluate(final double[] inputs, final int samples, final double[] outputs) {
        if (inputs.length < (long) samples * shape.inputs() || outputs.length < samples) {
            throw new LearnException(
                    samples
                            + " samples of width "
                            + shape.inputs()
                            + " do not fit "
                            + inputs.length
                            + " input and "
                            + outputs.length
                            + " output values");
        }
        final MlpKernel kernel = new MlpKernel(shape);
        for (int from = 0; from < samples; from += MlpKernel.BLOCK) {
            final int n = Math.min(MlpKernel.BLOCK, samples - from);
            System.arraycopy(kernel.forward(parameters, inputs, from, n), 0, outputs, from, n);
        }
    }
}
