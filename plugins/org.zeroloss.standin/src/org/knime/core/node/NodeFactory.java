package org.knime.core.node;

/**
 * Makes a node.
 *
 * @param <T> the class of its model
 */
public abstract class NodeFactory<T extends NodeModel> {

    /** Creates the factory. */
    protected NodeFactory() {}

    /** What a node is for; gives it its colour. */
    public enum NodeType {
        /** Brings data into a workflow. */
        Source,
        /** Takes data out of a workflow. */
        Sink,
        /** Learns a model. */
        Learner,
        /** Applies a model. */
        Predictor,
        /** Changes data. */
        Manipulator,
        /** Shows data. */
        Visualizer,
        /** Anything else. */
        Other,
        /** Begins a loop. */
        LoopStart,
        /** Ends a loop. */
        LoopEnd
    }
}
