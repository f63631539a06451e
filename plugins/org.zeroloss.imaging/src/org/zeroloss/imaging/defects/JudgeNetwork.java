package org.zeroloss.imaging.defects;

import org.zeroloss.learn.network.Layer;
import org.zeroloss.learn.network.Loss;
import org.zeroloss.learn.network.NetworkGraph;
import org.zeroloss.learn.network.NetworkModel;
import org.zeroloss.learn.network.WeightArray;
import org.zeroloss.learn.network.Weights;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The network of a {@link SiteJudge}: dense networks that learn each alone, side by side. What they
 * say before the softmax is averaged (an ensemble, as B. Lakshminarayanan et al., NeurIPS 2017),
 * since which of them is better at rare classes is chance.
 */
final class JudgeNetwork {

    private static final int[] HIDDEN = {64, 32};
    private static final String INPUT = "input";
    private static final String FIRST = "hidden0";
    private static final String RESULT = "result";

    private JudgeNetwork() {}

    /**
     * @param classes number of classes
     * @return the network of one member, without weights
     */
    static NetworkGraph member(final int classes) {
        final NetworkGraph.Builder b = builder(classes);
        branch(b, "", classes);
        return b.build();
    }

    /** Name of a member's layer that takes the features. */
    static String first() {
        return FIRST;
    }

    /**
     * @param members weights of {@link #member(int)}, one or more
     * @param classes number of classes
     * @return the network that says what they say in the mean
     */
    static NetworkModel mean(final List<Weights> members, final int classes) {
        final NetworkGraph.Builder b = builder(classes);
        final Map<String, WeightArray> arrays = new LinkedHashMap<>();
        final String[] results = new String[members.size()];
        for (int m = 0; m < results.length; m++) {
            final String prefix = "member" + m + ".";
            results[m] = branch(b, prefix, classes);
            for (final String name : members.get(m).names()) {
                final WeightArray w = members.get(m).get(name);
                arrays.put(prefix + name, name.startsWith(RESULT) ? part(w, results.length) : w);
            }
        }
        if (results.length > 1) {
            b.add("mean", new Layer.Add(), results);
        }
        return new NetworkModel(b.build(), new Weights(arrays), Loss.Link.SOFTMAX, Map.of());
    }

    private static NetworkGraph.Builder builder(final int classes) {
        return NetworkGraph.builder(new Layer.Input(SiteFeatures.count(classes), 1, 1));
    }

    private static String branch(
            final NetworkGraph.Builder b, final String prefix, final int classes) {
        String last = INPUT;
        for (int k = 0; k < HIDDEN.length; k++) {
            last = b.add(prefix + "hidden" + k, new Layer.Dense(HIDDEN[k], true), last);
            last = b.add(prefix + "relu" + k, new Layer.Activation(Layer.Function.RELU), last);
        }
        return b.add(prefix + RESULT, new Layer.Dense(classes + 1, true), last);
    }

    private static WeightArray part(final WeightArray w, final int of) {
        return new WeightArray(w.shape(), Arrays.stream(w.toDoubles()).map(v -> v / of).toArray());
    }
}
