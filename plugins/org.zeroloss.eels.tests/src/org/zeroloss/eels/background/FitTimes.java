package org.zeroloss.eels.background;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.simulate.SpecimenParameters;
import org.zeroloss.eels.simulate.SpecimenSimulator;
import org.zeroloss.eels.zlp.RowBackground;
import org.zeroloss.signal.Signal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Prints how long each family takes for a spectrum of the simulator's 1024 channels, on one thread:
 *
 * <pre>java org.zeroloss.eels.background.FitTimes</pre>
 */
final class FitTimes {

    private FitTimes() {}

    public static void main(final String[] args) throws IOException {
        final Path folder = Files.createTempDirectory("fit-times");
        final Path file = folder.resolve("specimen.arrow");
        new SpecimenSimulator(SpecimenParameters.defaults(40, 30, 5))
                .write(file, new Workers(2), Progress.NONE);
        try (Signal image = Signal.open(file)) {
            for (final BackgroundFamily f : BackgroundFamily.values()) {
                final FittedBackground model =
                        new BackgroundFitter(BackgroundRecipe.of(f))
                                .fit(image, new Workers(2), Progress.NONE);
                final var background = model.on(image, new Workers(2), Progress.NONE);
                double micros = 0;
                for (int pass = 0; pass < 3; pass++) {
                    final long start = System.nanoTime();
                    final RowBackground rows = background.newRows();
                    final float[] counts = new float[image.width()];
                    final float[][] out = new float[3][counts.length];
                    for (int r = 0; r < image.rows(); r++) {
                        image.plane().read(r, 0, counts.length, counts, 0);
                        rows.find(r, counts, out[0], out[1], out[2]);
                    }
                    micros = (System.nanoTime() - start) * 1e-3 / image.rows();
                }
                System.out.println(
                        String.format(
                                Locale.ROOT,
                                "%-20s %8.1f µs  %s",
                                f.title(),
                                micros,
                                background.leftOut().summary()));
            }
        } finally {
            Files.delete(file);
            Files.delete(folder);
        }
    }
}
