package org.zeroloss.imaging.defects;

import org.zeroloss.base.Progress;
import org.zeroloss.imaging.simulate.RecipeJson;
import org.zeroloss.imaging.simulate.SimulatedMicrograph;
import org.zeroloss.imaging.simulate.SimulationRecipe;
import org.zeroloss.imaging.simulate.StemSimulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.LongStream;

/**
 * Accuracy of the Defect CNN on simulated layers that it never saw, by the electrons detected of a
 * column; prints the tables of benchmarks/README.md.
 *
 * <pre>
 * train MODEL STEPS RATE SEED THREADS [START]   trains, from a model if given, and writes it
 * score MODEL SET SEED IMAGES LOOKS             scores it on so many images of each recipe of the
 *                                               set LAYERS, CLEAN or PRESETS, looked at once or
 *                                               in 8 symmetries
 * </pre>
 */
public final class DefectAccuracy {

    private DefectAccuracy() {}

    /**
     * @param args see above
     * @throws IOException if a file cannot be read or written
     */
    public static void main(final String[] args) throws IOException {
        final Path file = Path.of(args[1]);
        if ("train".equals(args[0])) {
            train(file, args);
        } else {
            final DetectionSettings one = DetectionSettings.standard().withLeastProbability(0.02);
            score(
                    model(file),
                    AccuracySet.valueOf(args[2]).dosed(Long.parseLong(args[3])),
                    Integer.parseInt(args[4]),
                    "8".equals(args[5]) ? one.withAllSymmetries() : one);
        }
    }

    private static DefectModel model(final Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return DefectModelFile.read(in, file.toString());
        }
    }

    private static void train(final Path file, final String[] args) throws IOException {
        final TrainingPlan plan =
                Layers.plan(
                        Long.parseLong(args[2]),
                        Double.parseDouble(args[3]),
                        Long.parseLong(args[4]));
        final Optional<DefectModel> start =
                args.length > 6 ? Optional.of(model(Path.of(args[6]))) : Optional.empty();
        final int threads = Integer.parseInt(args[5]);
        final long begin = System.nanoTime();
        final DefectTraining training = Layers.train(plan, start, threads, progress(begin));
        for (final CurvePoint p : training.curve()) {
            System.out.printf(
                    Locale.ROOT,
                    "step %6d  training %.4f  validation %.4f%s%n",
                    p.step(),
                    p.trainingLoss(),
                    p.validationLoss(),
                    p.kept() ? "  kept" : "");
        }
        System.out.printf(
                Locale.ROOT,
                "%.0f s, %s%n",
                (System.nanoTime() - begin) / 1e9,
                training.model().calibrations());
        try (OutputStream out = Files.newOutputStream(file)) {
            DefectModelFile.write(
                    ModelTags.on(
                            training.model(),
                            Map.of(
                                    ModelTags.DEVICE,
                                    Layers.engine(threads).describe(),
                                    ModelTags.WITH,
                                    "simulated images alone (benchmarks/defects "
                                            + String.join(" ", args).replace(args[1], "MODEL")
                                            + ")",
                                    ModelTags.PLAN,
                                    plan.toString(),
                                    ModelTags.RECIPE,
                                    RecipeJson.write(Layers.recipe()))),
                    out);
        }
    }

    private static Progress progress(final long start) {
        return new Progress() {
            private int m_last;

            @Override
            public void update(final double fraction, final String message) {
                if ((int) (20 * fraction) > m_last) {
                    m_last = (int) (20 * fraction);
                    System.err.printf(
                            Locale.ROOT,
                            "%3d %%  %.0f s%n",
                            5 * m_last,
                            (System.nanoTime() - start) / 1e9);
                }
            }

            @Override
            public void checkCanceled() {
                // the terminal's interrupt ends it
            }
        };
    }

    private static void score(
            final DefectModel model,
            final List<SimulationRecipe> recipes,
            final int images,
            final DetectionSettings settings) {
        final AccuracyTable table = new AccuracyTable(model.classes());
        try (DefectDetector detector = new DefectDetector(model, Layers.engine(1), settings)) {
            for (final SimulationRecipe r : recipes) {
                add(table, new StemSimulator(r), images, detector);
            }
        }
        System.out.print(table.text());
    }

    private static void add(
            final AccuracyTable table,
            final StemSimulator simulator,
            final int images,
            final DefectDetector detector) {
        final List<SimulatedMicrograph> all =
                LongStream.range(0, images).mapToObj(simulator::draw).toList();
        final IdealObserver ideal = new IdealObserver(simulator, all);
        for (final SimulatedMicrograph m : all) {
            final Micrograph image =
                    Micrograph.of(
                            "simulated " + m.index(),
                            m.image(),
                            OptionalDouble.of(m.acquisition().scan().pixelSizeA()));
            table.add(m, detector.detect(image, MapSink.NONE, Progress.NONE), ideal.decide(m));
        }
    }
}
