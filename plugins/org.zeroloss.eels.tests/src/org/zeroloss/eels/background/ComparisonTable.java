package org.zeroloss.eels.background;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.SimulatedImages;
import org.zeroloss.eels.simulate.SpecimenParameters;
import org.zeroloss.eels.simulate.SpecimenSimulator;
import org.zeroloss.eels.zlp.ZlpBackground;
import org.zeroloss.eels.zlp.ZlpReplicaTrainer;
import org.zeroloss.eels.zlp.ZlpTrainerParameters;
import org.zeroloss.signal.Signal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Prints the table of the documentation: every model on a simulated specimen, against its
 * noise-free zero-loss peak and against held-out vacuum:
 *
 * <pre>java org.zeroloss.eels.background.ComparisonTable [SEED [REPLICAS]]</pre>
 */
final class ComparisonTable {

    private ComparisonTable() {}

    public static void main(final String[] args) throws IOException {
        final long seed = args.length > 0 ? Long.parseLong(args[0]) : 5;
        final int replicas = args.length > 1 ? Integer.parseInt(args[1]) : 50;
        final Path folder = Files.createTempDirectory("comparison");
        try {
            print(folder, seed, replicas);
        } finally {
            delete(folder);
        }
    }

    private static void print(final Path folder, final long seed, final int replicas) {
        final Workers workers = Workers.standard();
        final Path raw = folder.resolve("raw.arrow");
        new SpecimenSimulator(SpecimenParameters.defaults(48, 32, seed))
                .writeWithZeroLoss(raw, workers, Progress.NONE);
        final Path file = SimulatedImages.cluster(raw, 5, folder.resolve("labelled.arrow"));
        try (Signal image = Signal.open(file)) {
            final List<ComparedModel> models = new ArrayList<>();
            final ZlpReplicaTrainer trainer =
                    new ZlpReplicaTrainer(ZlpTrainerParameters.defaults(replicas, seed));
            models.add(
                    ComparedModel.of(
                            "ensemble",
                            new ZlpBackground(
                                    trainer.train(image, workers, Progress.NONE).ensemble())));
            for (final BackgroundFamily f : BackgroundFamily.values()) {
                models.add(
                        ComparedModel.of(
                                f.title(),
                                new BackgroundFitter(BackgroundRecipe.of(f))
                                        .fit(image, workers, Progress.NONE)));
            }
            for (final ComparisonTruth truth : ComparisonTruth.values()) {
                final ModelComparison comparison =
                        new ModelComparison(
                                ComparisonParameters.of(
                                        truth, new EnergyWindow(1.5, 2), new EnergyWindow(2, 3)));
                System.out.println(truth);
                for (final ComparisonRow r :
                        comparison.compare(image, models, folder, workers, Progress.NONE).rows()) {
                    System.out.println(
                            String.format(
                                    Locale.ROOT,
                                    "| %s | %.1f–%.1f eV | %+.2f | %.2f | %.2f | %.3f | %.3f ± %.3f"
                                            + " | %.2f ms | %s |",
                                    r.model(),
                                    r.window().fromEv(),
                                    r.window().toEv(),
                                    r.biasSigma(),
                                    r.rmsSigma(),
                                    r.coverage(),
                                    r.logScore(),
                                    r.behind(),
                                    r.behindError(),
                                    r.millisPerSpectrum(),
                                    r.note()));
                }
            }
        }
    }

    private static void delete(final Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder())
                    .forEach(
                            p -> {
                                try {
                                    Files.delete(p);
                                } catch (final IOException e) {
                                    throw new UncheckedIOException(e);
                                }
                            });
        }
    }
}
