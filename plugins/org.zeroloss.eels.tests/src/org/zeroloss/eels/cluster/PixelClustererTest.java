package org.zeroloss.eels.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.DamagedImages;
import org.zeroloss.eels.EelsException;
import org.zeroloss.eels.simulate.SpecimenParameters;
import org.zeroloss.eels.simulate.SpecimenSimulator;
import org.zeroloss.eels.simulate.SpecimenTruth;
import org.zeroloss.signal.MapColumn;
import org.zeroloss.signal.Signal;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

class PixelClustererTest {

    private static final SpecimenParameters SPECIMEN = SpecimenParameters.defaults(24, 16, 31);

    @TempDir static Path folder;
    private static Path image;

    @BeforeAll
    static void simulate() {
        image = folder.resolve("image.arrow");
        new SpecimenSimulator(SPECIMEN).write(image, new Workers(2), Progress.NONE);
    }

    private static ClusterParameters parameters(final PixelFeature feature, final int k) {
        return new ClusterParameters(feature, 1, 10, 20, ClusterCountRule.GIVEN, k, 2, 6, 3, 1);
    }

    @Test
    void clustersFollowThickness() {
        final List<SpecimenTruth> truth = new SpecimenSimulator(SPECIMEN).truth();
        try (Signal s = Signal.open(image)) {
            final ClusterResult r =
                    new PixelClusterer(ClusterParameters.byThickness(4, 1))
                            .cluster(s, new Workers(2), Progress.NONE);
            assertEquals(4, r.clusters().size());
            final double[] thickness = new double[4];
            for (int i = 0; i < r.labels().length; i++) {
                final int k = r.labels()[i];
                thickness[k] += truth.get(i).thickness() / r.clusters().get(k).size();
            }
            for (int k = 1; k < 4; k++) {
                assertTrue(thickness[k] > thickness[k - 1]);
                assertTrue(r.clusters().get(k).maximum() <= r.clusters().get(k - 1).minimum());
            }
            assertEquals(truth.size(), r.clusters().stream().mapToLong(ClusterRow::size).sum());
        }
    }

    @ParameterizedTest
    @EnumSource(PixelFeature.class)
    void everyFeatureClustersAlikeOnAnyNumberOfThreads(final PixelFeature feature) {
        try (Signal s = Signal.open(image)) {
            final PixelClusterer clusterer = new PixelClusterer(parameters(feature, 3));
            final ClusterResult one = clusterer.cluster(s, new Workers(1), Progress.NONE);
            final ClusterResult two = clusterer.cluster(s, new Workers(2), Progress.NONE);
            assertArrayEquals(one.labels(), two.labels());
            assertEquals(one.clusters(), two.clusters());
            assertTrue(one.clusters().stream().allMatch(c -> c.size() > 0));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ClusterCountRule.class,
            names = {"SILHOUETTE", "GAP_STATISTIC"})
    void countIsChosenWithinTheRange(final ClusterCountRule rule) {
        final ClusterParameters p =
                new ClusterParameters(PixelFeature.LN_ZLP_SUM, 1, 0, 1, rule, 3, 2, 5, 3, 1);
        try (Signal s = Signal.open(image)) {
            final ClusterResult r = new PixelClusterer(p).cluster(s, new Workers(2), Progress.NONE);
            assertTrue(r.clusters().size() >= 2 && r.clusters().size() <= 5);
            assertTrue(r.scores().size() >= 4);
        }
    }

    @Test
    void labelsAreWrittenBesideTheUnchangedSpectra() {
        final Path target = folder.resolve("labelled.arrow");
        final PixelClusterer clusterer = new PixelClusterer(ClusterParameters.byThickness(3, 1));
        try (Signal s = Signal.open(image)) {
            final ClusterResult r = clusterer.cluster(s, new Workers(2), Progress.NONE);
            clusterer.write(s, r, target, Progress.NONE);
            try (Signal l = Signal.open(target)) {
                final double[] labels = l.readMap(MapColumn.LABEL);
                for (int i = 0; i < labels.length; i++) {
                    assertEquals(r.labels()[i], labels[i]);
                }
                assertArrayEquals(s.plane().row(100), l.plane().row(100));
                assertEquals(2, l.spec().metadata().provenance().size());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(PixelFeature.class)
    void pixelsWithoutAValueAreLeftOut(final PixelFeature feature) {
        final Path bad =
                DamagedImages.edit(
                        image,
                        folder.resolve(feature + "-bad.arrow"),
                        (r, c) -> {
                            if (r == 7) {
                                Arrays.fill(c, 0);
                            } else if (r == 9) {
                                c[500] = Double.NaN;
                            }
                        });
        try (Signal s = Signal.open(bad)) {
            final ClusterResult r =
                    new PixelClusterer(parameters(feature, 3))
                            .cluster(s, new Workers(2), Progress.NONE);
            final boolean empty = feature == PixelFeature.LN_ZLP_SUM;
            assertEquals(empty ? 2 : 1, r.leftOut());
            assertEquals(-1, r.labels()[9]);
            assertEquals(empty, r.labels()[7] < 0);
            assertEquals(
                    384 - r.leftOut(), r.clusters().stream().mapToLong(ClusterRow::size).sum());
        }
        final Path none =
                DamagedImages.edit(
                        image,
                        folder.resolve(feature + "-none.arrow"),
                        (r, c) -> c[3] = r < 2 ? c[3] : Double.NaN);
        try (Signal s = Signal.open(none)) {
            final PixelClusterer clusterer = new PixelClusterer(parameters(feature, 3));
            final EelsException e =
                    assertThrows(
                            EelsException.class,
                            () -> clusterer.cluster(s, new Workers(2), Progress.NONE));
            assertTrue(e.getMessage().contains("found 2"), e.getMessage());
        }
    }

    @Test
    void tooManyClustersAndWindowsOffTheAxisAreErrors() {
        try (Signal s = Signal.open(image)) {
            final PixelClusterer many = new PixelClusterer(ClusterParameters.byThickness(1000, 1));
            assertThrows(EelsException.class, () -> many.cluster(s, new Workers(1), Progress.NONE));
            final PixelClusterer off =
                    new PixelClusterer(
                            new ClusterParameters(
                                    PixelFeature.ENERGY_WINDOW,
                                    1,
                                    10,
                                    200,
                                    ClusterCountRule.GIVEN,
                                    2,
                                    2,
                                    3,
                                    1,
                                    1));
            final EelsException e =
                    assertThrows(
                            EelsException.class,
                            () -> off.cluster(s, new Workers(1), Progress.NONE));
            assertTrue(e.getMessage().contains("200"));
        }
    }
}
