package org.zeroloss.learn.network.plain;

import org.zeroloss.base.Workers;
import org.zeroloss.learn.network.Gradients;
import org.zeroloss.learn.network.MapShape;
import org.zeroloss.learn.network.NetworkException;
import org.zeroloss.learn.network.NetworkGraph;
import org.zeroloss.learn.network.NetworkNode;
import org.zeroloss.learn.network.ParameterSpec;
import org.zeroloss.learn.network.Tensor;
import org.zeroloss.learn.network.TrainingBatch;
import org.zeroloss.learn.network.TrainingSession;
import org.zeroloss.learn.network.TrainingSettings;
import org.zeroloss.learn.network.WeightArray;
import org.zeroloss.learn.network.Weights;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A network in the plain engine. */
final class PlainSession implements TrainingSession {

    private final NetworkGraph graph;
    private final TrainingSettings training;
    private final Workers workers;
    private final Map<String, Parameter> parameters = new LinkedHashMap<>();
    private final Map<String, Operation> operations = new HashMap<>();
    private long steps;

    /** The training settings are null in a session that only predicts. */
    PlainSession(
            final NetworkGraph graph,
            final Weights weights,
            final TrainingSettings training,
            final int threads) {
        this.graph = graph;
        this.training = training;
        workers = new Workers(threads);
        final Weights checked = weights.checkedFor(graph);
        for (final ParameterSpec p : graph.parameters()) {
            parameters.put(p.name(), Parameter.of(p, checked.get(p.name()).toDoubles()));
        }
        for (int i = 1; i < graph.nodes().size(); i++) {
            final NetworkNode n = graph.nodes().get(i);
            final List<Parameter> own =
                    graph.parameters(n).stream().map(p -> parameters.get(p.name())).toList();
            operations.put(n.name(), Operations.of(n.layer(), i, own));
        }
    }

    @Override
    public NetworkGraph graph() {
        return graph;
    }

    @Override
    public Tensor predict(final Tensor input) {
        final Pass pass = new Pass(Pass.Mode.PREDICT, 0, 0, workers);
        return forward(input, pass).get(graph.output()).toTensor();
    }

    @Override
    public Tensor predict(final Tensor input, final long dropoutSeed) {
        final Pass pass = new Pass(Pass.Mode.PREDICT_WITH_DROPOUT, dropoutSeed, 0, workers);
        return forward(input, pass).get(graph.output()).toTensor();
    }

    @Override
    public double loss(final TrainingBatch batch) {
        batch.checkFits(graph);
        final Pass pass = new Pass(Pass.Mode.PREDICT, 0, 0, workers);
        final Block out = forward(batch.input(), pass).get(graph.output());
        return PlainLoss.of(training.loss(), out.values(), batch).value();
    }

    @Override
    public Gradients gradients(final TrainingBatch batch) {
        final double loss = differentiate(batch).loss();
        return new Gradients(loss, collect(Parameter::gradient, false));
    }

    @Override
    public double step(final TrainingBatch batch, final double learningRate) {
        if (!(learningRate > 0 && learningRate < Double.POSITIVE_INFINITY)) {
            throw new NetworkException("The learning rate must be above 0, found " + learningRate);
        }
        final Differentiated d = differentiate(batch);
        for (final NetworkNode n : graph.nodes()) {
            if (operations.get(n.name()) instanceof NormalizationOperation o) {
                o.updateRunning(d.values().get(n.inputs().get(0)));
            }
        }
        steps++;
        PlainUpdate.apply(
                training.update(), parameters.values(), learningRate, training.clip(), steps);
        return d.loss();
    }

    @Override
    public long steps() {
        return steps;
    }

    @Override
    public Weights weights() {
        return collect(Parameter::values, true);
    }

    @Override
    public void weights(final Weights weights) {
        final Weights checked = weights.checkedFor(graph);
        for (final Parameter p : parameters.values()) {
            final double[] from = checked.get(p.spec().name()).toDoubles();
            System.arraycopy(from, 0, p.values(), 0, from.length);
        }
    }

    @Override
    public void close() {
        // all memory is the heap's
    }

    private Weights collect(final Function<Parameter, double[]> what, final boolean all) {
        final Map<String, WeightArray> arrays = new LinkedHashMap<>();
        for (final Parameter p : parameters.values()) {
            if (all || p.spec().role().trained()) {
                arrays.put(p.spec().name(), new WeightArray(p.spec().shape(), what.apply(p)));
            }
        }
        return new Weights(arrays);
    }

    private Map<String, Block> forward(final Tensor input, final Pass pass) {
        final Map<String, MapShape> shapes = graph.shapes(input.height(), input.width());
        if (input.channels() != graph.input().channels()) {
            throw new NetworkException(
                    "This network takes " + graph.input().channels() + " channels, found " + input);
        }
        final Map<String, Block> values = new HashMap<>();
        values.put(graph.nodes().get(0).name(), Block.of(input));
        for (final NetworkNode n : graph.nodes().subList(1, graph.nodes().size())) {
            final Block out = Block.zeros(input.count(), shapes.get(n.name()));
            operations
                    .get(n.name())
                    .forward(n.inputs().stream().map(values::get).toList(), out, pass);
            values.put(n.name(), out);
        }
        return values;
    }

    /** A loss with the values of all nodes that led to it. */
    private record Differentiated(double loss, Map<String, Block> values) {}

    private Differentiated differentiate(final TrainingBatch batch) {
        batch.checkFits(graph);
        final Pass pass = new Pass(Pass.Mode.TRAIN, training.seed(), steps, workers);
        final Map<String, Block> values = forward(batch.input(), pass);
        final Block out = values.get(graph.output());
        final PlainLoss.Result loss = PlainLoss.of(training.loss(), out.values(), batch);
        final Map<String, Block> gradients = new HashMap<>();
        values.forEach((name, v) -> gradients.put(name, v.sameZeros()));
        gradients.put(
                graph.output(),
                new Block(out.count(), out.channels(), out.height(), out.width(), loss.gradient()));
        parameters.values().forEach(p -> Arrays.fill(p.gradient(), 0));
        final List<NetworkNode> nodes = new ArrayList<>(graph.nodes());
        for (int i = nodes.size() - 1; i > 0; i--) {
            final NetworkNode n = nodes.get(i);
            operations
                    .get(n.name())
                    .backward(
                            n.inputs().stream().map(values::get).toList(),
                            values.get(n.name()),
                            gradients.get(n.name()),
                            n.inputs().stream().map(gradients::get).toList(),
                            pass);
        }
        return new Differentiated(loss.value(), values);
    }
}
