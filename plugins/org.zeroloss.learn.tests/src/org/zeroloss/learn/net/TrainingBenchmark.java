package org.zeroloss.learn.net;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Our side of {@code benchmarks/zlp train}.
 *
 * <ul>
 *   <li>{@code write WORKLOAD REPLICA FILE}: a replica for the peer
 *   <li>{@code epochs WORKLOAD EPOCHS REPLICAS THREADS}: Adam, milliseconds per replica and epoch,
 *       and the losses of replica 0
 *   <li>{@code kernel}: FLOP/s of the kernel on one thread
 *   <li>{@code target REPLICAS THREADS CHI2}: L-BFGS on BIG until the look-back stops it
 * </ul>
 */
final class TrainingBenchmark {

    /**
     * 250 weights forward and in the gradient, 230 in the deltas, a multiplication and an addition
     * each.
     */
    private static final double FLOP_BACKWARD = 1460;

    private static final double FLOP_FORWARD = 500;

    /** What a sigmoid (22) and its derivative (3), ReLU and its (3), and the biases' sums add. */
    private static final double FLOP_ACTIVATIONS = 25 * 25 + 5 * 3 + 31;

    private TrainingBenchmark() {}

    /**
     * @param arguments see above
     * @throws IOException if the file cannot be written
     */
    public static void main(final String[] arguments) throws IOException {
        Locale.setDefault(Locale.ROOT);
        switch (arguments[0]) {
            case "write":
                write(
                        workload(arguments[1]),
                        Integer.parseInt(arguments[2]),
                        Path.of(arguments[3]));
                break;
            case "epochs":
                epochs(
                        workload(arguments[1]),
                        Integer.parseInt(arguments[2]),
                        Integer.parseInt(arguments[3]),
                        Integer.parseInt(arguments[4]));
                break;
            case "kernel":
                kernel();
                break;
            case "target":
                target(
                        Integer.parseInt(arguments[1]),
                        Integer.parseInt(arguments[2]),
                        Double.parseDouble(arguments[3]));
                break;
            default:
                throw new IllegalArgumentException("Unknown command " + arguments[0]);
        }
    }

    private static Workload workload(final String name) {
        return name.equals("BIG") ? Workload.BIG : Workload.SMALL;
    }

    /** Counts, then training, validation and test samples, tail points and the start. */
    private static void write(final Workload workload, final int replica, final Path file)
            throws IOException {
        final RegressionProblem p = workload.problem(replica, 0);
        final RegressionProblem test = workload.problem(replica, 1);
        final double[] points = p.penalties().get(0).inputs(2);
        final int[] all = new int[test.samples()];
        Arrays.setAll(all, i -> i);
        final double[] start = Workload.start(replica);
        final int[] chains = workload.chains();
        final int samples = p.training().length + p.validation().length + all.length;
        final ByteBuffer out =
                ByteBuffer.allocate(
                                4 * (6 + chains.length)
                                        + 8 * (4 * samples + points.length + start.length))
                        .order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(p.training().length).putInt(p.validation().length).putInt(all.length);
        out.putInt(points.length / 2).putInt(chains.length).putInt(start.length);
        for (final int c : chains) {
            out.putInt(c);
        }
        put(out, p, p.training());
        put(out, p, p.validation());
        put(out, test, all);
        for (final double v : points) {
            out.putDouble(v);
        }
        for (final double v : start) {
            out.putDouble(v);
        }
        Files.write(file, out.array());
    }

    private static void put(final ByteBuffer out, final RegressionProblem p, final int[] indices) {
        for (final int i : indices) {
            out.putDouble(p.inputs()[2 * i]).putDouble(p.inputs()[2 * i + 1]);
        }
        for (final int i : indices) {
            out.putDouble(p.targets()[i]);
        }
        for (final int i : indices) {
            out.putDouble(1 / p.weights()[i]);
        }
    }

    private static void epochs(
            final Workload workload, final int epochs, final int replicas, final int threads) {
        final RegressionProblem[] problems = new RegressionProblem[replicas];
        Arrays.setAll(problems, r -> workload.problem(r, 0));
        final double[][] losses = new double[replicas][];
        // every thread compiles and warms up on its own replica, as the peer does
        train(problems, Math.min(epochs, 2000), losses, threads);
        final long cpu = processorNanos();
        final long began = System.nanoTime();
        train(problems, epochs, losses, threads);
        final double ms = (System.nanoTime() - began) / 1e6 / epochs / replicas;
        final double cpuMs = (processorNanos() - cpu) / 1e6 / epochs / replicas;
        final StringBuilder json = new StringBuilder();
        json.append("{\"msPerEpoch\": ").append(ms);
        json.append(", \"cpuMsPerEpoch\": ").append(cpuMs).append(", \"losses\": {");
        String comma = "";
        for (final int e : new int[] {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000}) {
            if (e <= epochs) {
                json.append(comma).append('"').append(e).append("\": ").append(losses[0][e - 1]);
                comma = ", ";
            }
        }
        json.append("}, \"backend\": \"").append(Precision.singleBackend()).append("\"}");
        System.out.println(json);
    }

    private static long processorNanos() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }

    /** EELSFitter's training: Adam, with the validation loss in every epoch. */
    private static void train(
            final RegressionProblem[] problems,
            final int epochs,
            final double[][] losses,
            final int threads) {
        new Workers(threads)
                .run(
                        problems.length,
                        Progress.NONE,
                        "",
                        r -> {
                            final int i = (int) r;
                            losses[i] = new double[epochs + 1];
                            final Objective loss =
                                    Precision.SINGLE.objective(Workload.SHAPE, problems[i]);
                            Adam.standard(epochs, 0)
                                    .minimize(
                                            new Recorder(loss, losses[i]),
                                            Workload.start(i),
                                            Progress.NONE);
                        });
    }

    /** Notes every loss. */
    private static final class Recorder implements Objective {

        private final Objective objective;
        private final double[] losses;
        private int count;

        Recorder(final Objective objective, final double[] losses) {
            this.objective = objective;
            this.losses = losses;
        }

        @Override
        public int dimension() {
            return objective.dimension();
        }

        @Override
        public double value(final double[] x, final double[] gradient) {
            losses[count] = objective.value(x, gradient);
            return losses[count++];
        }

        @Override
        public boolean hasValidation() {
            return objective.hasValidation();
        }

        @Override
        public double validation(final double[] x) {
            return objective.validation(x);
        }
    }

    /** The loss and its gradient without penalty, on one thread; the best of several rounds. */
    private static void kernel() {
        final ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        final RegressionProblem p = Workload.BIG.problem(0, 0);
        final RegressionProblem data =
                new RegressionProblem(
                        2,
                        p.inputs(),
                        p.targets(),
                        p.weights(),
                        p.training(),
                        p.validation(),
                        List.of(),
                        null);
        final Objective loss = Precision.SINGLE.objective(Workload.SHAPE, data);
        final double[] x = Workload.start(0);
        final double[] g = new double[x.length];
        final int rounds = 30;
        final int repeats = 200;
        double backward = Double.POSITIVE_INFINITY;
        double forward = Double.POSITIVE_INFINITY;
        for (int r = 0; r < rounds; r++) {
            final long t0 = clock.getCurrentThreadCpuTime();
            for (int i = 0; i < repeats; i++) {
                loss.value(x, g);
            }
            final long t1 = clock.getCurrentThreadCpuTime();
            for (int i = 0; i < repeats; i++) {
                loss.validation(x);
            }
            final long t2 = clock.getCurrentThreadCpuTime();
            backward = Math.min(backward, (t1 - t0) / (double) repeats / p.training().length);
            forward = Math.min(forward, (t2 - t1) / (double) repeats / p.validation().length);
        }
        final double all = FLOP_BACKWARD + FLOP_ACTIVATIONS;
        System.out.printf(
                "{\"kernel\": %.1f, \"all\": %.1f, \"forward\": %.1f,"
                        + " \"nsPerSample\": %.2f, \"backend\": \"%s\"}%n",
                FLOP_BACKWARD / backward,
                all / backward,
                FLOP_FORWARD / forward,
                backward,
                Precision.singleBackend());
    }

    /** The production optimizer on the same loss, all replicas. */
    private static void target(final int replicas, final int threads, final double chiSquare) {
        final RegressionProblem[] problems = new RegressionProblem[replicas];
        Arrays.setAll(problems, r -> Workload.BIG.problem(r, 0));
        final TrainingResult[] results = new TrainingResult[replicas];
        minimize(problems, results, Math.min(replicas, 2), threads);
        final long cpu = processorNanos();
        final long began = System.nanoTime();
        minimize(problems, results, replicas, threads);
        final double seconds = (System.nanoTime() - began) / 1e9;
        final double cpuSeconds = (processorNanos() - cpu) / 1e9;
        final double[] reached = new double[replicas];
        final double[] evaluations = new double[replicas];
        int good = 0;
        for (int r = 0; r < replicas; r++) {
            reached[r] = Workload.chiSquare(results[r].parameters(), Workload.BIG.problem(r, 1));
            evaluations[r] = results[r].evaluations();
            good += reached[r] <= chiSquare ? 1 : 0;
        }
        Arrays.sort(reached);
        Arrays.sort(evaluations);
        System.out.printf(
                "{\"seconds\": %.4f, \"cpuSeconds\": %.2f, \"replicas\": %d, \"reached\": %d,"
                    + " \"best\": %.4f, \"median\": %.4f, \"worst\": %.4f, \"evaluations\": %.0f,"
                    + " \"backend\": \"%s\"}%n",
                seconds,
                cpuSeconds,
                replicas,
                good,
                reached[0],
                reached[replicas / 2],
                reached[replicas - 1],
                evaluations[replicas / 2],
                Precision.singleBackend());
    }

    private static void minimize(
            final RegressionProblem[] problems,
            final TrainingResult[] results,
            final int count,
            final int threads) {
        new Workers(threads)
                .run(
                        count,
                        Progress.NONE,
                        "",
                        r -> {
                            final int i = (int) r;
                            results[i] =
                                    LBfgs.standard(1000, 50)
                                            .minimize(
                                                    Precision.SINGLE.objective(
                                                            Workload.SHAPE, problems[i]),
                                                    Workload.start(i),
                                                    Progress.NONE);
                        });
    }
}
