package org.zeroloss.nodes;

import org.knime.core.node.port.PortObject;
import org.zeroloss.nodes.kmeans.KMeansClusterNodeFactory;
import org.zeroloss.nodes.port.SpectralImagePortObject;
import org.zeroloss.nodes.port.ZlpEnsemblePortObject;
import org.zeroloss.nodes.simulator.EelsSpecimenSimulatorNodeFactory;
import org.zeroloss.nodes.trainer.ZlpReplicaTrainerNodeFactory;

import java.nio.file.Files;
import java.nio.file.Path;

/** Small inputs for tests, made by the nodes themselves. */
final class Samples {

    private final Path m_folder;

    /**
     * @param folder folder of the test
     */
    Samples(final Path folder) {
        m_folder = folder;
    }

    /**
     * @param name name of a new folder
     * @return the folder
     * @throws Exception if it cannot be created
     */
    Path folder(final String name) throws Exception {
        return Files.createTempDirectory(m_folder, name);
    }

    /**
     * @param width pixels along x
     * @param height pixels along y
     * @return a simulated image
     * @throws Exception if the simulator fails
     */
    SpectralImagePortObject image(final int width, final int height) throws Exception {
        return new NodeHarness(new EelsSpecimenSimulatorNodeFactory(), folder("simulator"))
                .set("width", width)
                .set("height", height)
                .image();
    }

    /**
     * @param image an image
     * @return the same with three clusters
     * @throws Exception if the node fails
     */
    SpectralImagePortObject labelled(final PortObject image) throws Exception {
        return new NodeHarness(new KMeansClusterNodeFactory(), folder("kmeans"))
                .set("clusters", 3)
                .image(image);
    }

    /**
     * @param image an image with labels
     * @param replicas number of replicas
     * @return a model trained on it
     * @throws Exception if the node fails
     */
    ZlpEnsemblePortObject model(final PortObject image, final int replicas) throws Exception {
        return (ZlpEnsemblePortObject)
                new NodeHarness(new ZlpReplicaTrainerNodeFactory(), folder("trainer"))
                        .set("replicas", replicas)
                        .execute(image)
                        .result()[0];
    }
}
