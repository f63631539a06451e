package org.zeroloss.imaging.defects;

import org.zeroloss.base.Progress;
import org.zeroloss.learn.network.NetworkEngines;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes the models for measured images that ship: trained on simulated images alone. */
public final class RealImageModels {

    private static final String ATOMS = "atoms";
    private static final String GRAPHENE = "graphene";

    private RealImageModels() {}

    /**
     * @param args {@code atoms} or {@code graphene}, file to write, steps, seed
     * @throws IOException if it cannot be written
     */
    public static void main(final String[] args) throws IOException {
        final String kind = args[0];
        if (!List.of(ATOMS, GRAPHENE).contains(kind)) {
            throw new IllegalArgumentException("Expected atoms or graphene, found " + kind);
        }
        final boolean atoms = ATOMS.equals(kind);
        final long steps = args.length > 2 ? Long.parseLong(args[2]) : atoms ? 4000 : 700;
        final long seed = args.length > 3 ? Long.parseLong(args[3]) : 1;
        final NetworkEngines.Choice engine = SingleAtoms.engine(1);
        final long begin = System.nanoTime();
        final DefectTraining training =
                atoms
                        ? SingleAtoms.simulated(steps, seed, engine, Progress.NONE)
                        : NoisyGraphene.train(steps, seed, engine, Progress.NONE);
        for (final CurvePoint p : training.curve()) {
            System.out.printf(
                    Locale.ROOT,
                    "step %d: loss %.5f, held out %.5f%s%n",
                    p.step(),
                    p.trainingLoss(),
                    p.validationLoss(),
                    p.kept() ? ", kept" : "");
        }
        System.out.printf(
                Locale.ROOT,
                "%s, %.0f s%n",
                training.model().calibrations(),
                (System.nanoTime() - begin) * 1e-9);
        final Map<String, String> tags =
                Map.of(
                        ModelTags.DEVICE,
                        engine.describe(),
                        ModelTags.WITH,
                        String.format(
                                Locale.ROOT,
                                "simulated images alone, %d steps, seed %d"
                                        + " (benchmarks/real-images train %s)",
                                steps,
                                seed,
                                kind));
        try (OutputStream out = Files.newOutputStream(Path.of(args[1]))) {
            DefectModelFile.write(ModelTags.on(training.model(), tags), out);
        }
    }
}
