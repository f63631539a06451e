package org.zeroloss.eels;

import org.zeroloss.eels.simulate.SimulatedAcquisition;
import org.zeroloss.eels.simulate.SpecimenParameters;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalBlock;
import org.zeroloss.signal.SignalWriter;

import java.nio.file.Path;
import java.util.function.BiConsumer;

/** Images with the faults that detectors have. */
public final class DamagedImages {

    private DamagedImages() {}

    /** A detector that counts electrons without readout noise. */
    public static SpecimenParameters fewElectrons(final double counts) {
        return SpecimenParameters.defaults(24, 16, 41)
                .withAcquisition(
                        new SimulatedAcquisition(
                                1024, 0.025, -2.6, 200, 0.05, 67.2, 67.2, counts, 0, 0));
    }

    /** Writes a copy of an image with its spectra changed; maps are not kept. */
    public static Path edit(
            final Path source, final Path target, final BiConsumer<Integer, double[]> change) {
        try (Signal image = Signal.open(source);
                SignalWriter writer = SignalWriter.create(target, image.spec())) {
            final SignalBlock block = writer.newBlock((int) image.rows());
            for (int r = 0; r < image.rows(); r++) {
                final double[] counts = image.plane().row(r);
                change.accept(r, counts);
                block.band().setRow(r, counts);
            }
            writer.write(block);
            writer.finish();
        }
        return target;
    }
}
