package org.zeroloss.nodes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataRow;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.node.DefaultNodeFactory;
import org.zeroloss.base.Workers;
import org.zeroloss.nodes.bandgap.BandGapNodeFactory;
import org.zeroloss.nodes.kmeans.KMeansClusterNodeFactory;
import org.zeroloss.nodes.peaks.SpectrumPeaksNodeFactory;
import org.zeroloss.nodes.port.SpectralImagePortObject;
import org.zeroloss.nodes.port.SpectralImagePortObjectSpec;
import org.zeroloss.nodes.port.ZlpEnsemblePortObject;
import org.zeroloss.nodes.simulator.EelsSpecimenSimulatorNodeFactory;
import org.zeroloss.nodes.subtractor.BackgroundSubtractorNodeFactory;
import org.zeroloss.nodes.trainer.ZlpReplicaTrainerNodeFactory;
import org.zeroloss.signal.ProvenanceStep;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalSpec;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The chain of nodes on a small simulated image. */
class NodeRunTest {

    @TempDir private Path m_folder;

    private NodeHarness node(final DefaultNodeFactory factory) throws Exception {
        return new NodeHarness(factory, Files.createTempDirectory(m_folder, "node"));
    }

    /** All outputs of the chain as bytes: files, the model, and the text of every table. */
    private List<byte[]> chain(final int threads) throws Exception {
        final String before = System.getProperty(Workers.PROPERTY);
        System.setProperty(Workers.PROPERTY, String.valueOf(threads));
        try {
            final List<PortObject> all = new ArrayList<>();
            final PortObject[] source =
                    add(
                            all,
                            node(new EelsSpecimenSimulatorNodeFactory())
                                    .set("width", 14)
                                    .set("height", 10)
                                    .set("seed", 7L)
                                    .execute()
                                    .result());
            final PortObject image =
                    add(
                            all,
                            node(new KMeansClusterNodeFactory())
                                    .set("clusters", 3)
                                    .execute(source[0])
                                    .result())[0];
            final PortObject model =
                    add(
                            all,
                            node(new ZlpReplicaTrainerNodeFactory())
                                    .set("replicas", 4)
                                    .set("scan", "REPORT")
                                    .set("endFactors", "1.0")
                                    .set("folds", 2)
                                    .set("scanReplicas", 2)
                                    .execute(image)
                                    .result())[0];
            add(all, node(new BackgroundSubtractorNodeFactory()).execute(model, image).result());
            add(all, node(new BandGapNodeFactory()).execute(image, model).result());
            add(
                    all,
                    node(new SpectrumPeaksNodeFactory())
                            .set("grouping", "CLUSTER")
                            .execute(image, model)
                            .result());
            final List<byte[]> bytes = new ArrayList<>();
            for (final PortObject o : all) {
                bytes.add(bytes(o));
            }
            return bytes;
        } finally {
            if (before == null) {
                System.clearProperty(Workers.PROPERTY);
            } else {
                System.setProperty(Workers.PROPERTY, before);
            }
        }
    }

    private static PortObject[] add(final List<PortObject> all, final PortObject[] outputs) {
        all.addAll(List.of(outputs));
        return outputs;
    }

    private static byte[] bytes(final PortObject object) throws Exception {
        if (object instanceof SpectralImagePortObject image) {
            return Files.readAllBytes(image.path());
        }
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (object instanceof ZlpEnsemblePortObject model) {
            model.ensemble().write(bytes);
        } else {
            for (final DataRow row : (BufferedDataTable) object) {
                bytes.write(row.getKey().getString().getBytes());
                for (int i = 0; i < row.getNumCells(); i++) {
                    bytes.write(row.getCell(i).toString().getBytes());
                    bytes.write('\t');
                }
            }
        }
        // of k-means no number of clusters was tried; every other output has something to say
        final boolean empty = object instanceof BufferedDataTable table && table.size() == 0;
        assertEquals(empty, bytes.size() == 0);
        return bytes.toByteArray();
    }

    @Test
    void sameSeedGivesSameBytesOnOneAndTwoThreads() throws Exception {
        final List<byte[]> one = chain(1);
        final List<byte[]> two = chain(2);
        assertEquals(13, one.size());
        for (int i = 0; i < one.size(); i++) {
            assertArrayEquals(one.get(i), two.get(i), "output " + i);
        }
    }

    @Test
    void outputsAreWhatConfigurePromised() throws Exception {
        final Samples samples = new Samples(m_folder);
        final PortObject image = samples.labelled(samples.image(12, 8));
        final PortObject model = samples.model(image, 3);
        check(node(new EelsSpecimenSimulatorNodeFactory()).set("width", 6).set("height", 5));
        check(node(new KMeansClusterNodeFactory()).set("clusters", 2), image);
        check(node(new ZlpReplicaTrainerNodeFactory()).set("replicas", 2), image);
        check(node(new BackgroundSubtractorNodeFactory()), model, image);
        for (final String grouping : List.of("PIXEL", "CLUSTER", "MEAN")) {
            check(node(new BandGapNodeFactory()).set("grouping", grouping), image, model);
            check(node(new SpectrumPeaksNodeFactory()).set("grouping", grouping), image, model);
        }
    }

    private static void check(final NodeHarness node, final PortObject... in) throws Exception {
        final PortObjectSpec[] inSpecs = new PortObjectSpec[in.length];
        for (int i = 0; i < in.length; i++) {
            inSpecs[i] = in[i].getSpec();
        }
        final PortObjectSpec[] promised = node.configure(inSpecs).result();
        final PortObject[] given = node.execute(in).result();
        for (int i = 0; i < given.length; i++) {
            if (promised[i] instanceof SpectralImagePortObjectSpec image) {
                final SignalSpec a = image.signal();
                final SignalSpec b = ((SpectralImagePortObjectSpec) given[i].getSpec()).signal();
                assertEquals(a.axes(), b.axes());
                assertEquals(a.type(), b.type());
                assertEquals(a.bands(), b.bands());
                assertEquals(a.maps(), b.maps());
            } else {
                assertEquals(promised[i].toString(), given[i].getSpec().toString());
                assertEquals(promised[i].getClass(), given[i].getSpec().getClass());
            }
        }
    }

    @Test
    void everyStepIsWrittenDownWithItsSeed() throws Exception {
        final Samples samples = new Samples(m_folder);
        final SpectralImagePortObject image = samples.labelled(samples.image(12, 8));
        final ZlpEnsemblePortObject model = samples.model(image, 3);
        final SpectralImagePortObject subtracted =
                (SpectralImagePortObject)
                        node(new BackgroundSubtractorNodeFactory())
                                .execute(model, image)
                                .result()[0];
        try (Signal signal = subtracted.open()) {
            final List<ProvenanceStep> steps = signal.spec().metadata().provenance();
            final List<String> nodes = steps.stream().map(ProvenanceStep::node).toList();
            assertEquals(
                    List.of("EELS Specimen Simulator", "K-Means Cluster"), nodes.subList(0, 2));
            assertTrue(nodes.contains("Background Subtractor"), nodes.toString());
            assertEquals(1, steps.get(0).seed().getAsLong());
            assertFalse(steps.get(1).parameters().isEmpty());
            steps.forEach(s -> assertFalse(s.version().isBlank(), s.toString()));
        }
        final List<ProvenanceStep> training = model.ensemble().metadata().provenance();
        assertEquals("ZLP Replica Trainer", training.get(training.size() - 1).node());
    }

    @Test
    void cancelLeavesNothing() throws Exception {
        final Samples samples = new Samples(m_folder);
        final PortObject image = samples.labelled(samples.image(12, 8));
        final PortObject model = samples.model(image, 3);
        cancel(new EelsSpecimenSimulatorNodeFactory());
        cancel(new KMeansClusterNodeFactory(), image);
        cancel(new ZlpReplicaTrainerNodeFactory(), image);
        cancel(new BackgroundSubtractorNodeFactory(), model, image);
        cancel(new BandGapNodeFactory(), image, model);
        cancel(new SpectrumPeaksNodeFactory(), image, model);
    }

    private void cancel(final DefaultNodeFactory factory, final PortObject... in) throws Exception {
        final NodeHarness counted = node(factory);
        counted.execute(in);
        final int checks = counted.checks();
        assertTrue(checks > 2, factory.getClass() + " asks " + checks + " times");
        // the last time it is the framework that asks, with the finished output in its hands
        for (final int at : new int[] {1, checks / 2, checks - 1}) {
            final NodeHarness canceled = node(factory).cancelAt(at);
            assertThrows(CanceledExecutionException.class, () -> canceled.execute(in));
            assertEquals(List.of(), canceled.files(), factory.getClass().getName());
        }
    }
}
