package org.zeroloss.learn.network.plain;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.learn.network.DropoutMask;
import org.zeroloss.learn.network.Layer;
import org.zeroloss.learn.network.MapShape;

/**
 * How a batch goes through the network.
 *
 * @param mode training or predicting
 * @param seed of the dropout masks
 * @param step steps done before
 * @param workers threads
 */
record Pass(Mode mode, long seed, long step, Workers workers) {

    enum Mode {
        TRAIN,
        PREDICT,
        PREDICT_WITH_DROPOUT
    }

    boolean training() {
        return mode == Mode.TRAIN;
    }

    /** Factors of a dropout, or null where nothing is dropped. */
    float[] mask(final Layer.Dropout layer, final int node, final int count, final MapShape shape) {
        return switch (mode) {
            case PREDICT -> null;
            case TRAIN -> DropoutMask.forStep(layer, node, seed, step, count, shape);
            case PREDICT_WITH_DROPOUT -> DropoutMask.forPrediction(layer, node, seed, count, shape);
        };
    }

    void each(final int count, final Workers.Item item) {
        workers.run(count, Progress.NONE, "", item);
    }
}
