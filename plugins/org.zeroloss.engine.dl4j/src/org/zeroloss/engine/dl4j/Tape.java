package org.zeroloss.engine.dl4j;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.zeroloss.learn.network.Layer;
import org.zeroloss.learn.network.MapShape;
import org.zeroloss.learn.network.NetworkGraph;
import org.zeroloss.learn.network.NetworkNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A network laid out for batches of one shape: all arrays are allocated and all calls are ready, so
 * that a step only makes the calls. Where a ReLU alone takes what a convolution or sum gives, it
 * works in the same memory; a derivative's memory goes on to the next as soon as it was used.
 */
final class Tape implements AutoCloseable {

    private final Buffers buffers;

    /** Apart from the others, whose layout follows their use: steps use it within one call. */
    private final Buffers scratch;

    private final NetworkGraph graph;
    private final int count;
    private final Map<String, MapShape> shapes;
    private final boolean trains;
    private final Map<String, List<NetworkNode>> users = new HashMap<>();
    private final Map<String, INDArray> values = new HashMap<>();
    private final Map<String, INDArray> gradients = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Runnable> backward = new ArrayList<>();
    private final INDArray input;
    private final INDArray output;
    private final INDArray outputGradient;
    private Run run;

    Tape(
            final NetworkGraph graph,
            final Map<String, NativeParameter> parameters,
            final int count,
            final int height,
            final int width,
            final DataType type,
            final boolean trains) {
        this.graph = graph;
        this.count = count;
        this.trains = trains;
        shapes = graph.shapes(height, width);
        buffers = new Buffers(type);
        scratch = new Buffers(type);
        for (final NetworkNode n : graph.nodes()) {
            n.inputs().forEach(i -> users.computeIfAbsent(i, k -> new ArrayList<>()).add(n));
        }
        layOutValues();
        final Map<String, Slot> slots = trains ? layOutGradients() : plainSlots();
        final Map<String, Step> byName = new HashMap<>();
        for (int i = 1; i < graph.nodes().size(); i++) {
            final NetworkNode n = graph.nodes().get(i);
            final List<NativeParameter> own =
                    graph.parameters(n).stream().map(p -> parameters.get(p.name())).toList();
            final Step step = Steps.of(n.layer(), i, slots.get(n.name()), own, scratch);
            steps.add(step);
            byName.put(n.name(), step);
        }
        backward.addAll(calls(slots, byName));
        input = values.get(graph.nodes().get(0).name());
        output = values.get(graph.output());
        outputGradient = gradients.get(graph.output());
    }

    INDArray input() {
        return input;
    }

    INDArray output() {
        return output;
    }

    INDArray outputGradient() {
        return outputGradient;
    }

    MapShape outputShape() {
        return shapes.get(graph.output());
    }

    void forward(final Run how) {
        run = how;
        steps.forEach(s -> s.forward(how));
    }

    void backward() {
        backward.forEach(Runnable::run);
    }

    void updateRunning() {
        steps.forEach(Step::updateRunning);
    }

    @Override
    public void close() {
        buffers.close();
        scratch.close();
    }

    private long[] shape(final String node) {
        final MapShape s = shapes.get(node);
        return new long[] {count, s.channels(), s.height(), s.width()};
    }

    /** Whether a node is a ReLU that may overwrite its input. */
    private boolean inPlace(final NetworkNode n) {
        if (!(n.layer() instanceof Layer.Activation a)
                || a.function() != Layer.Function.RELU
                || n.inputs().get(0).equals(graph.output())) {
            return false;
        }
        final Layer before = graph.node(n.inputs().get(0)).layer();
        return users.get(n.inputs().get(0)).size() == 1
                && (before instanceof Layer.Convolution
                        || before instanceof Layer.TransposedConvolution
                        || before instanceof Layer.BatchNormalization
                        || before instanceof Layer.GroupNormalization
                        || before instanceof Layer.Add);
    }

    private void layOutValues() {
        final List<NetworkNode> nodes = graph.nodes();
        final Map<String, Integer> lastUse = new HashMap<>();
        for (int i = 0; i < nodes.size(); i++) {
            for (final String in : nodes.get(i).inputs()) {
                lastUse.put(in, i);
            }
        }
        for (int i = 0; i < nodes.size(); i++) {
            final NetworkNode n = nodes.get(i);
            values.put(
                    n.name(),
                    i > 0 && inPlace(n)
                            ? values.get(n.inputs().get(0))
                            : buffers.acquire(shape(n.name())));
            if (!trains && i > 0 && !inPlace(n)) {
                releaseUsed(n, i, lastUse);
            }
        }
    }

    /** A tape that only predicts needs a value until its last use. */
    private void releaseUsed(final NetworkNode n, final int i, final Map<String, Integer> lastUse) {
        for (final String in : n.inputs().stream().distinct().toList()) {
            final boolean first = in.equals(graph.nodes().get(0).name());
            if (lastUse.get(in) == i && !in.equals(graph.output()) && !first) {
                buffers.release(values.get(in));
            }
        }
    }

    private Map<String, Slot> plainSlots() {
        final Map<String, Slot> slots = new HashMap<>();
        for (final NetworkNode n : graph.nodes()) {
            slots.put(n.name(), slot(n, null, new INDArray[n.inputs().size()]));
        }
        return slots;
    }

    private Slot slot(final NetworkNode n, final INDArray gradient, final INDArray[] inGradients) {
        return new Slot(
                n.inputs().stream().map(values::get).toArray(INDArray[]::new),
                values.get(n.name()),
                gradient,
                inGradients,
                count,
                shapes.get(n.name()));
    }

    /** Goes through the network backwards, as the backward pass will. */
    private Map<String, Slot> layOutGradients() {
        final Map<String, Slot> slots = new HashMap<>();
        gradients.put(graph.output(), buffers.acquire(shape(graph.output())));
        final String first = graph.nodes().get(0).name();
        for (int i = graph.nodes().size() - 1; i > 0; i--) {
            final NetworkNode n = graph.nodes().get(i);
            final INDArray own = gradients.get(n.name());
            if (own == null) {
                // leads nowhere
                slots.put(n.name(), slot(n, null, new INDArray[n.inputs().size()]));
                continue;
            }
            final INDArray[] in = new INDArray[n.inputs().size()];
            final List<INDArray> temporary = new ArrayList<>();
            boolean passedOn = false;
            for (int j = 0; j < in.length; j++) {
                final String name = n.inputs().get(j);
                if (name.equals(first)) {
                    continue;
                }
                if (gradients.get(name) != null) {
                    in[j] = buffers.acquire(shape(name));
                    temporary.add(in[j]);
                } else if (inPlace(n)) {
                    in[j] = own;
                    gradients.put(name, own);
                    passedOn = true;
                } else {
                    in[j] = buffers.acquire(shape(name));
                    gradients.put(name, in[j]);
                }
            }
            slots.put(n.name(), slot(n, own, in));
            temporary.forEach(buffers::release);
            if (!passedOn && !n.name().equals(graph.output())) {
                buffers.release(own);
            }
        }
        return slots;
    }

    /** The calls of the backward pass, in order. */
    private List<Runnable> calls(final Map<String, Slot> slots, final Map<String, Step> byName) {
        final List<Runnable> calls = new ArrayList<>();
        for (int i = graph.nodes().size() - 1; i > 0; i--) {
            final NetworkNode n = graph.nodes().get(i);
            final Slot s = slots.get(n.name());
            if (!s.trains()) {
                continue;
            }
            final Step step = byName.get(n.name());
            calls.add(() -> step.backward(run));
            for (int j = 0; j < s.inGradients().length; j++) {
                final INDArray sum = gradients.get(n.inputs().get(j));
                final INDArray term = s.inGradients()[j];
                if (term != null && term != sum) {
                    calls.add(() -> sum.addi(term));
                }
            }
        }
        return calls;
    }
}
