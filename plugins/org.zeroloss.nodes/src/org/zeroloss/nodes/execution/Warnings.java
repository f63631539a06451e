package org.zeroloss.nodes.execution;

import org.knime.node.DefaultModel.ExecuteOutput;
import org.zeroloss.eels.zlp.LeftOut;

import java.util.ArrayList;
import java.util.List;

/** What a node has to tell besides its result; KNIME shows one message per node. */
public final class Warnings {

    private final List<String> m_sentences = new ArrayList<>();

    /**
     * @param sentence what happened and what follows from it; nothing if empty
     * @return this
     */
    public Warnings add(final String sentence) {
        if (!sentence.isEmpty()) {
            m_sentences.add(sentence);
        }
        return this;
    }

    /**
     * @param leftOut spectra that could not be used
     * @return this
     */
    public Warnings add(final LeftOut leftOut) {
        return add(leftOut.summary());
    }

    /**
     * Says that a model was used outside the range it was trained on.
     *
     * @param count how many results that concerns; none is no warning
     * @return this
     */
    public Warnings extrapolated(final long count) {
        return count == 0
                ? this
                : add(
                        count
                                + (count == 1 ? " spectrum is" : " spectra are")
                                + " thinner or thicker than those that the model was trained on;"
                                + " they got the peak of the nearest thickness, and their bands"
                                + " are too narrow.");
    }

    /**
     * Shows all of it as the node's warning, if there is any.
     *
     * @param out output of the node
     */
    public void show(final ExecuteOutput out) {
        if (!m_sentences.isEmpty()) {
            out.setWarningMessage(String.join(" ", m_sentences));
        }
    }
}
