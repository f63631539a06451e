package org.zeroloss.learn.network.contract;

import org.zeroloss.learn.network.EncoderDecoder;
import org.zeroloss.learn.network.Initialization;
import org.zeroloss.learn.network.Loss;
import org.zeroloss.learn.network.ModelFile;
import org.zeroloss.learn.network.NetworkEngines;
import org.zeroloss.learn.network.NetworkGraph;
import org.zeroloss.learn.network.NetworkModel;
import org.zeroloss.learn.network.PredictionSession;
import org.zeroloss.learn.network.Tensor;
import org.zeroloss.learn.network.TrainingBatch;
import org.zeroloss.learn.network.TrainingSession;
import org.zeroloss.learn.network.TrainingSettings;
import org.zeroloss.learn.network.UpdateRule;
import org.zeroloss.learn.network.Weights;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One engine as a process that {@code benchmarks/engine} tells when to work, so that engines take
 * turns: the U-Net with 16, 32, 64 channels on four images of 256 × 256 pixels.
 *
 * <p>Commands, one a line: {@code forward N} and {@code step N} answer with milliseconds per call,
 * {@code loss} with the loss of the batch, {@code save FOLDER} writes model, batch and prediction.
 */
public final class EngineBenchmark {

    private static final int IMAGES = 4;
    private static final int SIZE = 256;
    private static final double RATE = 1e-3;

    private EngineBenchmark() {}

    /** Work that can fail while a file is written. */
    private interface Command {
        String answer(String argument) throws IOException;
    }

    /**
     * @param arguments name of the engine
     * @throws IOException if the commands cannot be read
     */
    public static void main(final String[] arguments) throws IOException {
        final NetworkGraph graph = EncoderDecoder.uNet(1, 1, List.of(16, 32, 64)).graph();
        final NetworkEngines.Choice choice =
                NetworkEngines.installed().choose(arguments[0], NetworkEngines.AUTOMATIC, graph);
        final Weights start = Initialization.HE.weights(graph, 1);
        final TrainingBatch batch = Cases.spots(IMAGES, SIZE, 1);
        final TrainingSettings training =
                TrainingSettings.of(new Loss.SigmoidCrossEntropy(), UpdateRule.Adam.standard(), 1);
        final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        final BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (TrainingSession trainer =
                        choice.engine().trainer(graph, start, training, choice.settings());
                PredictionSession predictor =
                        choice.engine().predictor(graph, start, choice.settings())) {
            final Map<String, Command> commands =
                    Map.of(
                            "forward",
                            n -> times(n, () -> predictor.predict(batch.input())),
                            "step",
                            n -> times(n, () -> trainer.step(batch, RATE)),
                            "loss",
                            n -> Double.toString(trainer.loss(batch)),
                            "save",
                            folder -> save(folder, graph, start, batch, predictor));
            out.println(choice.describe());
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                final String[] words = line.split(" ", 2);
                out.println(commands.get(words[0]).answer(words[words.length - 1]));
            }
        }
    }

    private static String times(final String count, final Runnable work) {
        final StringBuilder text = new StringBuilder();
        for (int i = 0; i < Integer.parseInt(count); i++) {
            final long start = System.nanoTime();
            work.run();
            text.append((System.nanoTime() - start) / 1e6).append(' ');
        }
        return text.toString().trim();
    }

    private static String save(
            final String folder,
            final NetworkGraph graph,
            final Weights start,
            final TrainingBatch batch,
            final PredictionSession predictor)
            throws IOException {
        final Path to = Path.of(folder);
        try (OutputStream out = Files.newOutputStream(to.resolve("model.safetensors"))) {
            ModelFile.write(
                    new NetworkModel(graph, start, new Loss.SigmoidCrossEntropy().link(), Map.of()),
                    out);
        }
        write(to.resolve("input"), batch.input());
        write(to.resolve("target"), batch.target());
        write(to.resolve("prediction"), predictor.predict(batch.input()));
        return "saved";
    }

    private static void write(final Path file, final Tensor t) throws IOException {
        final ByteBuffer bytes =
                ByteBuffer.allocate(Float.BYTES * t.values().length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(t.values());
        Files.write(file, bytes.array());
    }
}
