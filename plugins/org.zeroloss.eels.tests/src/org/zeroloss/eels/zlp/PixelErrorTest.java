package org.zeroloss.eels.zlp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.SimulatedImages;
import org.zeroloss.eels.simulate.SpecimenParameters;
import org.zeroloss.eels.simulate.SpecimenSimulator;
import org.zeroloss.signal.Signal;

import java.nio.file.Path;

class PixelErrorTest {

    private static final SpecimenParameters SPECIMEN = drifting();
    private static final int REPLICAS = 6;

    @TempDir static Path folder;
    private static ZlpEnsemble ensemble;
    private static ImageScan scan;

    private static SpecimenParameters drifting() {
        final SpecimenParameters p = SpecimenParameters.defaults(24, 16, 909);
        return p.withAcquisition(p.acquisition().withCounts(1e5).withDrift(0.05));
    }

    @BeforeAll
    static void train() {
        final Path file = SimulatedImages.labelled(SPECIMEN, 3, folder);
        try (Signal image = Signal.open(file)) {
            ensemble =
                    new ZlpReplicaTrainer(ZlpTrainerParameters.defaults(REPLICAS, 1))
                            .train(image, new Workers(2), Progress.NONE)
                            .ensemble();
            scan = new ImageScan(image, EnergyZero.SPECTRUM, 1, new Workers(2), Progress.NONE);
        }
    }

    /** Root mean square error of 384 pixels: its own error is 4 %. */
    @Test
    void isTheScatterOfSumAndZeroOfRealPixels() {
        final SpecimenSimulator simulator = new SpecimenSimulator(SPECIMEN);
        final PixelError error = PixelError.of(ensemble, ensemble.noise(), scan.stepEv());
        double sum = 0;
        double zero = 0;
        for (int r = 0; r < scan.rows(); r++) {
            final ZeroLossPosition exact = ZeroLossPosition.of(simulator.expectedZlp(r), 1);
            final double l = (scan.lnZlp(r) - exact.lnSum()) / error.sumError(scan.lnZlp(r));
            final double e =
                    (scan.zeroChannel(r) - exact.channel())
                            * scan.stepEv()
                            / error.zeroErrorEv(scan.lnZlp(r));
            sum += l * l / scan.rows();
            zero += e * e / scan.rows();
        }
        assertEquals(1, Math.sqrt(sum), 0.15);
        assertEquals(1, Math.sqrt(zero), 0.2);
    }

    @Test
    void fallsWithTheStrengthAndGrowsWithTheSlope() {
        final PixelError error = PixelError.of(ensemble, ensemble.noise(), scan.stepEv());
        final double ln = ensemble.lnZlpMin();
        assertEquals(0.5, error.sumError(ln + Math.log(4)) / error.sumError(ln), 0.05);
        assertTrue(error.sigma(ln, -4) > error.sigma(ln, 0));
        assertEquals(error.sumError(ln), error.sigma(ln, 0), 1e-15);
        assertEquals(0, error.correlation(), 0.5);
    }
}
