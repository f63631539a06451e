package org.zeroloss.eels.zlp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.EelsException;
import org.zeroloss.eels.SimulatedImages;
import org.zeroloss.eels.simulate.SpecimenParameters;
import org.zeroloss.signal.Signal;

import java.nio.file.Path;
import java.util.List;

class RegionScanTest {

    private static final ZlpTrainerParameters TRAINING = ZlpTrainerParameters.defaults(6, 1);

    @Test
    void regionsThatReachIntoTheOnsetPredictLeftOutSpectraWorse(@TempDir final Path folder) {
        final RegionScanParameters factors =
                new RegionScanParameters(List.of(0.8, 1.0, 1.8), List.of(1.0), 3, 2);
        final Path file =
                SimulatedImages.labelled(SpecimenParameters.defaults(24, 16, 77), 2, folder);
        try (Signal image = Signal.open(file)) {
            final List<RegionScanRow> rows =
                    new RegionScan(TRAINING, factors).scan(image, new Workers(2), Progress.NONE);
            assertEquals(3, rows.size());
            for (final RegionScanRow r : rows) {
                assertTrue(r.inSample() > 0.3 && r.outOfSample() > 0.5, r.toString());
                assertTrue(r.outOfSampleError() > 0, r.toString());
            }
            assertTrue(rows.get(0).samples() < rows.get(2).samples());
            assertEquals(1, rows.get(1).outOfSample(), 0.25);
            assertTrue(rows.get(2).outOfSample() > rows.get(1).outOfSample() + 0.1);
            assertFalse(rows.get(2).chosen());
            assertEquals(1, rows.stream().filter(RegionScanRow::chosen).count());
            final ZlpTrainerParameters best = RegionScan.best(rows, TRAINING);
            assertTrue(best.regions().endFactor() <= 1);
            assertEquals(
                    rows,
                    new RegionScan(TRAINING, factors).scan(image, new Workers(1), Progress.NONE));
        }
    }

    @Test
    void endsOfClustersAndFactorsAreTaken(@TempDir final Path folder) {
        final Path file =
                SimulatedImages.labelled(SpecimenParameters.defaults(24, 16, 78), 2, folder);
        try (Signal image = Signal.open(file)) {
            final List<RegionRow> found = regions(image, RegionAdjustment.NONE);
            final List<RegionRow> given =
                    regions(image, new RegionAdjustment(List.of(0.9, 1.1), 1, 1));
            assertEquals(0.9, given.get(1).regionEndEv());
            assertEquals(1.1, given.get(2).regionEndEv());
            assertTrue(given.get(1).given());
            final List<RegionRow> times = regions(image, new RegionAdjustment(List.of(), 0.9, 0.5));
            assertEquals(0.9 * found.get(1).regionEndEv(), times.get(1).regionEndEv(), 1e-9);
            assertEquals(0.5 * found.get(0).blankStartEv(), times.get(0).blankStartEv(), 1e-9);
            final RegionAdjustment three = new RegionAdjustment(List.of(1.0, 1.0, 1.0), 1, 1);
            final EelsException wrong =
                    assertThrows(EelsException.class, () -> regions(image, three));
            assertTrue(wrong.getMessage().contains("2 clusters, found 3"));
            final RegionAdjustment narrow = new RegionAdjustment(List.of(0.3, 1.0), 1, 1);
            assertThrows(EelsException.class, () -> regions(image, narrow));
        }
    }

    private static List<RegionRow> regions(final Signal image, final RegionAdjustment adjustment) {
        return new ZlpReplicaTrainer(TRAINING.withReplicas(2).withRegions(adjustment))
                .train(image, new Workers(2), Progress.NONE)
                .regions();
    }

    @Test
    void badFactorsAreErrors() {
        assertThrows(
                RuntimeException.class,
                () -> new RegionScanParameters(List.of(), List.of(1.0), 5, 5));
        assertThrows(
                RuntimeException.class,
                () -> new RegionScanParameters(List.of(0.0), List.of(1.0), 5, 5));
        assertThrows(
                RuntimeException.class,
                () -> new RegionScanParameters(List.of(1.0), List.of(1.0), 1, 5));
        assertEquals(
                1,
                new RegionScanParameters(List.of(1.0, 1.0), List.of(1.0), 2, 2)
                        .endFactors()
                        .size());
    }
}
