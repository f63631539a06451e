package org.zeroloss.eels;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.cluster.ClusterParameters;
import org.zeroloss.eels.cluster.PixelClusterer;
import org.zeroloss.eels.simulate.SpecimenParameters;
import org.zeroloss.eels.simulate.SpecimenSimulator;
import org.zeroloss.signal.Signal;

import java.nio.file.Path;

/** Writes simulated, clustered images for tests. */
public final class SimulatedImages {

    /** Threads of the tests. */
    public static final Workers WORKERS = new Workers(2);

    private SimulatedImages() {}

    /** Simulates an image, clusters it by thickness and writes it with its labels. */
    public static Path labelled(
            final SpecimenParameters parameters, final int clusters, final Path folder) {
        final Path raw = folder.resolve("raw.arrow");
        new SpecimenSimulator(parameters).write(raw, WORKERS, Progress.NONE);
        return cluster(raw, clusters, folder.resolve("labelled.arrow"));
    }

    /** Clusters an image by thickness and writes it with its labels. */
    public static Path cluster(final Path raw, final int clusters, final Path target) {
        final PixelClusterer clusterer =
                new PixelClusterer(ClusterParameters.byThickness(clusters, 1));
        try (Signal image = Signal.open(raw)) {
            clusterer.write(
                    image, clusterer.cluster(image, WORKERS, Progress.NONE), target, Progress.NONE);
        }
        return target;
    }
}
