package org.zeroloss.eels.background;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.SimulatedImages;
import org.zeroloss.eels.simulate.SpecimenParameters;
import org.zeroloss.eels.zlp.BackgroundModel;
import org.zeroloss.eels.zlp.RowBackground;
import org.zeroloss.eels.zlp.ZlpBackground;
import org.zeroloss.eels.zlp.ZlpEnsemble;
import org.zeroloss.eels.zlp.ZlpReplicaTrainer;
import org.zeroloss.eels.zlp.ZlpTrainerParameters;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalBlock;
import org.zeroloss.signal.SignalMetadata;
import org.zeroloss.signal.SignalSpec;
import org.zeroloss.signal.SignalWriter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes the model files of this version that later versions have to open, and what they give:
 *
 * <pre>java org.zeroloss.eels.background.GoldenModels FOLDER</pre>
 *
 * <p>The committed files are of version 1.0 and are never written again; a new version of the
 * format gets further ones.
 */
public final class GoldenModels {

    /** The models, by the names of their files. */
    static final List<String> NAMES =
            List.of("power-law", "split-pearson-vii", "vacuum", "ensemble");

    private static final double[] ENERGIES_EV = {0.9, 1.2, 1.8, 2.7};
    private static final double STEP_EV = 0.025;
    private static final double FIRST_EV = -2.6;

    private GoldenModels() {}

    /** Trains and fits on a small simulated image. */
    public static void main(final String[] args) throws IOException {
        final Path target = Path.of(args[0]);
        final Path folder = Files.createTempDirectory("golden");
        final Path file =
                SimulatedImages.labelled(SpecimenParameters.defaults(12, 10, 7), 2, folder);
        final Map<String, BackgroundModel> models = new LinkedHashMap<>();
        try (Signal image = Signal.open(file)) {
            models.put("power-law", fit(image, BackgroundFamily.POWER_LAW));
            models.put("split-pearson-vii", fit(image, BackgroundFamily.SPLIT_PEARSON_VII));
            models.put("vacuum", fit(image, BackgroundFamily.VACUUM));
            models.put(
                    "ensemble",
                    new ZlpBackground(
                            new ZlpReplicaTrainer(ZlpTrainerParameters.defaults(2, 1))
                                    .train(image, new Workers(2), Progress.NONE)
                                    .ensemble()));
        }
        final StringBuilder expected = new StringBuilder();
        for (final Map.Entry<String, BackgroundModel> m : models.entrySet()) {
            final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ZlpModelFile.write(m.getValue(), bytes);
            Files.write(target.resolve(m.getKey() + "-1.0.zlpmodel"), bytes.toByteArray());
            for (final double v : values(m.getValue(), folder)) {
                expected.append(String.format(Locale.ROOT, "%s %.12g%n", m.getKey(), v));
            }
        }
        Files.writeString(target.resolve("expected-1.0.txt"), expected);
    }

    private static FittedBackground fit(final Signal image, final BackgroundFamily family) {
        return new BackgroundFitter(BackgroundRecipe.of(family))
                .fit(image, new Workers(2), Progress.NONE);
    }

    /** Numbers that a model gives, which hold it to what it was. */
    static double[] values(final BackgroundModel model, final Path folder) {
        return model instanceof ZlpBackground zlp ? shapes(zlp.ensemble()) : bands(model, folder);
    }

    private static double[] shapes(final ZlpEnsemble ensemble) {
        final double[] all = new double[ensemble.replicas() * ENERGIES_EV.length];
        final double[] one = new double[1];
        int n = 0;
        for (int r = 0; r < ensemble.replicas(); r++) {
            for (final double e : ENERGIES_EV) {
                ensemble.lnShape(r, ensemble.lnZlpMin() + 0.3, e, STEP_EV, one);
                all[n++] = one[0];
            }
        }
        return all;
    }

    /** Median, P16 and P84 of an exactly given spectrum. */
    private static double[] bands(final BackgroundModel model, final Path folder) {
        final Path file = spectrum(folder);
        try (Signal image = Signal.open(file)) {
            final RowBackground rows =
                    model.on(image, new Workers(1), Progress.NONE).newUnmatchedRows();
            final int n = image.width();
            final float[] counts = new float[n];
            final float[][] out = new float[3][n];
            image.plane().read(0, 0, n, counts, 0);
            if (!rows.find(0, counts, out[0], out[1], out[2])) {
                throw new IllegalStateException("no background of " + model.name());
            }
            final List<Double> all = new ArrayList<>();
            for (final double e : ENERGIES_EV) {
                for (final float[] band : out) {
                    all.add((double) band[(int) Math.round((e - FIRST_EV) / STEP_EV)]);
                }
            }
            return all.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    /** 20 000·(1 + (E/0.25 eV)²)^−1.7, a little wider on the loss side, and 3 counts. */
    private static Path spectrum(final Path folder) {
        final Path file = folder.resolve("spectrum.arrow");
        if (Files.exists(file)) {
            return file;
        }
        final SignalSpec spec =
                SignalSpec.spectralImage(
                        "",
                        "",
                        List.of(
                                new Axis("x", "px", 2, 1, 0, AxisRole.NAVIGATION),
                                new Axis(
                                        "Energy loss",
                                        "eV",
                                        480,
                                        STEP_EV,
                                        FIRST_EV,
                                        AxisRole.SIGNAL)),
                        DataType.FLOAT32,
                        SignalMetadata.EMPTY);
        try (SignalWriter writer = SignalWriter.create(file, spec)) {
            final SignalBlock block = writer.newBlock();
            final double[] counts = new double[480];
            for (int i = 0; i < counts.length; i++) {
                final double e = FIRST_EV + i * STEP_EV;
                final double u = e / (e > 0 ? 0.26 : 0.25);
                counts[i] = 3 + 20_000 * StrictMath.pow(1 + u * u, -1.7);
            }
            block.band().setRow(0, counts);
            block.band().setRow(1, counts);
            writer.write(block);
            writer.finish();
        }
        return file;
    }
}
