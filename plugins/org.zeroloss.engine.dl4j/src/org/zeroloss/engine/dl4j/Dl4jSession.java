package org.zeroloss.engine.dl4j;

import org.nd4j.linalg.api.buffer.DataType;
import org.zeroloss.learn.network.EngineSettings;
import org.zeroloss.learn.network.FloatType;
import org.zeroloss.learn.network.Gradients;
import org.zeroloss.learn.network.MapShape;
import org.zeroloss.learn.network.NetworkException;
import org.zeroloss.learn.network.NetworkGraph;
import org.zeroloss.learn.network.ParameterSpec;
import org.zeroloss.learn.network.Tensor;
import org.zeroloss.learn.network.TrainingBatch;
import org.zeroloss.learn.network.TrainingSession;
import org.zeroloss.learn.network.TrainingSettings;
import org.zeroloss.learn.network.WeightArray;
import org.zeroloss.learn.network.Weights;
import org.zeroloss.learn.network.plain.Parameter;
import org.zeroloss.learn.network.plain.PlainLoss;
import org.zeroloss.learn.network.plain.PlainUpdate;

import java.util.LinkedHashMap;
import java.util.Map;

/** A network in ND4J: one tape for training and one for predicting, of the shape last seen. */
final class Dl4jSession implements TrainingSession {

    private final NetworkGraph graph;
    private final TrainingSettings training;
    private final EngineSettings settings;
    private final DataType type;
    private final Map<String, NativeParameter> parameters = new LinkedHashMap<>();
    private final Map<Boolean, Laid> tapes = new LinkedHashMap<>();
    private long steps;

    /** A tape and the shape it is for. */
    private record Laid(int count, MapShape shape, Tape tape) {}

    /** The training settings are null in a session that only predicts. */
    Dl4jSession(
            final NetworkGraph graph,
            final Weights weights,
            final TrainingSettings training,
            final EngineSettings settings) {
        this.graph = graph;
        this.training = training;
        this.settings = settings;
        type = settings.type() == FloatType.FLOAT32 ? DataType.FLOAT : DataType.DOUBLE;
        final Weights checked = weights.checkedFor(graph);
        for (final ParameterSpec p : graph.parameters()) {
            final Parameter master = Parameter.of(p, checked.get(p.name()).toDoubles());
            parameters.put(p.name(), NativeParameter.of(master, type));
        }
    }

    @Override
    public NetworkGraph graph() {
        return graph;
    }

    @Override
    public Tensor predict(final Tensor input) {
        return result(predict(input, new Run(Run.Mode.PREDICT, 0, 0)), input.count());
    }

    @Override
    public Tensor predict(final Tensor input, final long dropoutSeed) {
        return result(
                predict(input, new Run(Run.Mode.PREDICT_WITH_DROPOUT, dropoutSeed, 0)),
                input.count());
    }

    @Override
    public double loss(final TrainingBatch batch) {
        batch.checkFits(graph);
        final Tape tape = predict(batch.input(), new Run(Run.Mode.PREDICT, 0, 0));
        return PlainLoss.of(training.loss(), outputs(tape, batch), batch).value();
    }

    @Override
    public Gradients gradients(final TrainingBatch batch) {
        final double loss = differentiate(batch);
        final Map<String, WeightArray> arrays = new LinkedHashMap<>();
        for (final NativeParameter p : parameters.values()) {
            if (p.master().spec().role().trained()) {
                arrays.put(
                        p.master().spec().name(),
                        new WeightArray(p.master().spec().shape(), p.master().gradient()));
            }
        }
        return new Gradients(loss, new Weights(arrays));
    }

    @Override
    public double step(final TrainingBatch batch, final double learningRate) {
        if (!(learningRate > 0 && learningRate < Double.POSITIVE_INFINITY)) {
            throw new NetworkException("The learning rate must be above 0, found " + learningRate);
        }
        final double loss = differentiate(batch);
        tapes.get(true).tape().updateRunning();
        steps++;
        PlainUpdate.apply(
                training.update(),
                parameters.values().stream().map(NativeParameter::master).toList(),
                learningRate,
                training.clip(),
                steps);
        parameters.values().forEach(NativeParameter::upload);
        return loss;
    }

    @Override
    public long steps() {
        return steps;
    }

    @Override
    public Weights weights() {
        final Map<String, WeightArray> arrays = new LinkedHashMap<>();
        for (final NativeParameter p : parameters.values()) {
            arrays.put(
                    p.master().spec().name(),
                    new WeightArray(p.master().spec().shape(), p.master().values()));
        }
        return new Weights(arrays);
    }

    @Override
    public void weights(final Weights weights) {
        final Weights checked = weights.checkedFor(graph);
        for (final NativeParameter p : parameters.values()) {
            final double[] from = checked.get(p.master().spec().name()).toDoubles();
            System.arraycopy(from, 0, p.master().values(), 0, from.length);
            p.upload();
        }
    }

    @Override
    public void close() {
        tapes.values().forEach(t -> t.tape().close());
        tapes.clear();
        parameters.values().forEach(NativeParameter::close);
        parameters.clear();
    }

    private Tape predict(final Tensor input, final Run run) {
        final Tape tape = tape(input, false);
        Native.put(tape.input(), input.values());
        tape.forward(run);
        return tape;
    }

    private double differentiate(final TrainingBatch batch) {
        batch.checkFits(graph);
        final Tape tape = tape(batch.input(), true);
        Native.put(tape.input(), batch.input().values());
        tape.forward(new Run(Run.Mode.TRAIN, training.seed(), steps));
        final PlainLoss.Result loss = PlainLoss.of(training.loss(), outputs(tape, batch), batch);
        Native.put(tape.outputGradient(), loss.gradient());
        tape.backward();
        for (final NativeParameter p : parameters.values()) {
            if (p.master().spec().role().trained()) {
                p.download();
            }
        }
        return loss.value();
    }

    private static double[] outputs(final Tape tape, final TrainingBatch batch) {
        final double[] z = new double[batch.target().values().length];
        Native.get(tape.output(), z);
        return z;
    }

    private Tensor result(final Tape tape, final int count) {
        final MapShape s = tape.outputShape();
        final float[] values = new float[Math.multiplyExact(count, s.values())];
        Native.get(tape.output(), values);
        return new Tensor(count, s.channels(), s.height(), s.width(), values);
    }

    private Tape tape(final Tensor input, final boolean trains) {
        final Laid present = tapes.get(trains);
        if (present != null
                && present.count() == input.count()
                && present.shape().equals(input.shape())) {
            return present.tape();
        }
        if (input.channels() != graph.input().channels()) {
            throw new NetworkException(
                    "This network takes " + graph.input().channels() + " channels, found " + input);
        }
        graph.shapes(input.height(), input.width());
        if (present != null) {
            tapes.remove(trains);
            present.tape().close();
        }
        Dl4jRuntime.threads(settings.threads());
        final Tape tape =
                new Tape(
                        graph,
                        parameters,
                        input.count(),
                        input.height(),
                        input.width(),
                        type,
                        trains);
        tapes.put(trains, new Laid(input.count(), input.shape(), tape));
        return tape;
    }
}
