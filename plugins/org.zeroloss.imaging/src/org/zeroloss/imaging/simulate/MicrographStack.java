package org.zeroloss.imaging.simulate;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Release;
import org.zeroloss.base.Workers;
import org.zeroloss.imaging.Range;
import org.zeroloss.imaging.numeric.Check;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.MapColumn;
import org.zeroloss.signal.ProvenanceStep;
import org.zeroloss.signal.SignalBlock;
import org.zeroloss.signal.SignalKind;
import org.zeroloss.signal.SignalMetadata;
import org.zeroloss.signal.SignalSpec;
import org.zeroloss.signal.SignalWriter;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * The first micrographs of a recipe as one signal file: axes image, y and x, float32 counts. Where
 * all images have the same pixel size, the axes are in nm, else without a unit; the map {@value
 * #PIXEL_SIZE} has that of each image in any case, the map {@value #DOSE} its incident dose.
 */
public final class MicrographStack {

    /** Map with the pixel size of the image that a line belongs to, in Å. */
    public static final String PIXEL_SIZE = "pixel size";

    /** Map with the incident dose of the image that a line belongs to, in electrons per Å². */
    public static final String DOSE = "dose";

    private static final double NM_PER_A = 0.1;

    private final StemSimulator m_simulator;
    private final int m_images;

    /**
     * @param recipe what to draw from
     * @param images number of images, 1 to 1 000 000
     */
    public MicrographStack(final SimulationRecipe recipe, final int images) {
        m_simulator = new StemSimulator(recipe);
        Check.range(images, 1, 1_000_000, "number of images");
        m_images = images;
    }

    /**
     * @return what is written
     */
    public SignalSpec spec() {
        final SimulationRecipe recipe = m_simulator.recipe();
        final ScanRanges scan = recipe.scan();
        final List<Axis> axes =
                List.of(
                        new Axis("image", "", m_images, 1, 0, AxisRole.NAVIGATION),
                        axis("y", scan.height(), scan, scan.aspect()),
                        axis("x", scan.width(), scan, Range.of(1)));
        return new SignalSpec(
                SignalKind.IMAGE_STACK,
                "Simulated micrographs",
                "Electron counts",
                axes,
                DataType.FLOAT32,
                List.of(SignalSpec.SIGNAL),
                List.of(
                        new MapColumn(PIXEL_SIZE, DataType.FLOAT64, "Å"),
                        new MapColumn(DOSE, DataType.FLOAT64, "1/Å²")),
                metadata(recipe));
    }

    private static Axis axis(
            final String name, final int size, final ScanRanges scan, final Range factor) {
        final Range pixel = scan.pixelSizeA();
        final boolean known = pixel.min() == pixel.max() && factor.min() == factor.max();
        return known
                ? new Axis(
                        name, "nm", size, NM_PER_A * pixel.min() * factor.min(), 0, AxisRole.SIGNAL)
                : new Axis(name, "", size, 1, 0, AxisRole.SIGNAL);
    }

    private static SignalMetadata metadata(final SimulationRecipe recipe) {
        SignalMetadata metadata = SignalMetadata.EMPTY.withInstrument("STEM Image Simulator");
        final Range energy = recipe.probe().energyKev();
        if (energy.min() == energy.max()) {
            metadata = metadata.withBeamEnergyKeV(energy.min());
        }
        final Range angle = recipe.probe().convergenceMrad();
        if (angle.min() == angle.max()) {
            metadata = metadata.withConvergenceMrad(angle.min());
        }
        return metadata.withStep(
                new ProvenanceStep(
                        "STEM Image Simulator",
                        Release.VERSION,
                        Map.of("recipe", RecipeJson.write(recipe)),
                        OptionalLong.of(recipe.seed())));
    }

    /**
     * Draws and writes the images.
     *
     * @param target file to create
     * @param workers threads; the bytes do not depend on their number
     * @param progress progress and cancellation; if canceled, no file is left
     * @param truth receives each micrograph, in order, for its labels and conditions
     */
    public void write(
            final Path target,
            final Workers workers,
            final Progress progress,
            final Consumer<SimulatedMicrograph> truth) {
        try (SignalWriter writer = SignalWriter.create(target, spec())) {
            final int atOnce = atOnce(workers);
            for (int from = 0; from < m_images; from += atOnce) {
                final int first = from;
                final int count = Math.min(atOnce, m_images - from);
                final SimulatedMicrograph[] drawn = new SimulatedMicrograph[count];
                workers.run(
                        count,
                        progress.part((double) from / m_images, (double) (from + count) / m_images),
                        "Simulating images",
                        i -> drawn[(int) i] = m_simulator.draw(first + i));
                for (final SimulatedMicrograph m : drawn) {
                    write(writer, m);
                    truth.accept(m);
                }
            }
            writer.finish();
        }
    }

    /** As many images as there are threads, unless they are so large that memory is the limit. */
    private int atOnce(final Workers workers) {
        final ScanRanges scan = m_simulator.recipe().scan();
        final int fit = Scan.MOST_AREA / (scan.width() * scan.height());
        return Math.max(1, Math.min(workers.threads(), fit));
    }

    private static void write(final SignalWriter writer, final SimulatedMicrograph m) {
        final double[] pixel = {m.acquisition().scan().pixelSizeA()};
        final double[] dose = {m.acquisition().doseEPerA2()};
        for (int done = 0; done < m.image().length; ) {
            final SignalBlock block =
                    writer.newBlock(Math.min(writer.batchRows(), m.image().length - done));
            for (int r = 0; r < block.rows(); r++) {
                block.band().setRow(r, m.image()[done + r]);
                block.map(PIXEL_SIZE).setRow(r, pixel);
                block.map(DOSE).setRow(r, dose);
            }
            writer.write(block);
            done += block.rows();
        }
    }
}
