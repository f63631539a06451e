package org.zeroloss.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.port.PortObjectSpec;
import org.zeroloss.eels.zlp.conditions.ConditionRange;
import org.zeroloss.eels.zlp.conditions.Conditions;
import org.zeroloss.nodes.bandgap.BandGapNodeFactory;
import org.zeroloss.nodes.port.SpectralImagePortObject;
import org.zeroloss.nodes.port.SpectralImagePortObjectSpec;
import org.zeroloss.nodes.port.ZlpEnsemblePortObjectSpec;
import org.zeroloss.nodes.subtractor.BackgroundSubtractorNodeFactory;
import org.zeroloss.nodes.trainer.ZlpReplicaTrainerNodeFactory;
import org.zeroloss.nodes.workflows.NodeList;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.SignalMetadata;
import org.zeroloss.signal.SignalSpec;

import java.nio.file.Path;
import java.util.List;

/** Several images at the ZLP Replica Trainer, and the nodes that apply its model. */
class ZlpConditionsNodeTest {

    @TempDir private Path m_folder;

    private static SpectralImagePortObjectSpec image(
            final String title, final SignalMetadata metadata) {
        return new SpectralImagePortObjectSpec(
                SignalSpec.spectralImage(
                        title,
                        "",
                        List.of(
                                new Axis("x", "px", 1, 1, 0, AxisRole.NAVIGATION),
                                new Axis("Energy loss", "eV", 512, 0.025, -2, AxisRole.SIGNAL)),
                        DataType.FLOAT32,
                        metadata));
    }

    private static SpectralImagePortObjectSpec at(final double keV, final double s) {
        return image("At " + keV, new Conditions(keV, s).in(SignalMetadata.EMPTY));
    }

    private NodeHarness trainer(final int more) throws InvalidSettingsException {
        new NodeList();
        final NodeSettings ports = new NodeSettings("node_creation_config");
        final NodeSettingsWO group = ports.addNodeSettings("More images");
        for (int i = 0; i < more; i++) {
            SpectralImagePortObject.TYPE.save(group.addNodeSettings("port_" + i));
        }
        return new NodeHarness(new ZlpReplicaTrainerNodeFactory(), m_folder, ports);
    }

    private static void give(
            final NodeHarness node,
            final int row,
            final int image,
            final double kev,
            final double s)
            throws InvalidSettingsException {
        final NodeSettings rows = node.model().getNodeSettings("conditions");
        final NodeSettingsWO own = rows.addNodeSettings(Integer.toString(row));
        own.addInt("image", image);
        own.addDouble("beamEnergy", kev);
        own.addDouble("exposure", s);
    }

    private static ConditionRange range(final PortObjectSpec model) {
        return ConditionRange.from(((ZlpEnsemblePortObjectSpec) model).trainingImage().metadata())
                .orElseThrow();
    }

    @Test
    void addedPortsTakeImagesAndTheModelTellsItsRange() throws Exception {
        final NodeHarness node = trainer(2);
        assertEquals(3, node.node().inPorts().size());
        final var outcome = node.configure(at(60, 0.1), at(200, 0.02), at(100, 0.1));
        assertEquals("60–200 keV, 0.02–0.1 s", range(outcome.result()[0]).toString());
        assertEquals(1, trainer(0).node().inPorts().size());
    }

    @Test
    void anImageWithoutConditionsIsNamedAndTheDialogHelps() throws Exception {
        final NodeHarness node = trainer(1);
        final SpectralImagePortObjectSpec unknown =
                image("Old scan", SignalMetadata.EMPTY.withBeamEnergyKeV(80));
        final InvalidSettingsException e =
                assertThrows(
                        InvalidSettingsException.class, () -> node.configure(at(60, 0.1), unknown));
        assertTrue(e.getMessage().contains("image 2 (\"Old scan\")"), e.getMessage());
        assertTrue(e.getMessage().contains("no exposure time"), e.getMessage());
        give(node, 0, 2, 0, 0.3);
        assertEquals(
                "60–80 keV, 0.1–0.3 s",
                range(node.configure(at(60, 0.1), unknown).result()[0]).toString());
    }

    @Test
    void rowsOfTheDialogThatDoNotFitAreRefused() throws Exception {
        final NodeHarness tooFar = trainer(1);
        give(tooFar, 0, 3, 60, 0.3);
        assertTrue(
                assertThrows(
                                InvalidSettingsException.class,
                                () -> tooFar.configure(at(60, 0.1), at(80, 0.1)))
                        .getMessage()
                        .contains("found image 3"));
        final NodeHarness twice = trainer(1);
        give(twice, 0, 2, 60, 0.3);
        give(twice, 1, 2, 80, 0.3);
        assertTrue(
                assertThrows(
                                InvalidSettingsException.class,
                                () -> twice.configure(at(60, 0.1), at(80, 0.1)))
                        .getMessage()
                        .contains("image 2 twice"));
    }

    @Test
    void oneImageNeedsNoConditions() throws Exception {
        final NodeHarness node = trainer(0);
        final var outcome = node.configure(image("", SignalMetadata.EMPTY));
        assertTrue(
                ConditionRange.from(
                                ((ZlpEnsemblePortObjectSpec) outcome.result()[0])
                                        .trainingImage()
                                        .metadata())
                        .isEmpty());
    }

    @Test
    void nodesThatApplyTheModelWarnByNameBeforeTheyRun() throws Exception {
        final PortObjectSpec model = trainer(1).configure(at(60, 0.1), at(200, 0.02)).result()[0];
        final NodeHarness subtractor =
                new NodeHarness(new BackgroundSubtractorNodeFactory(), m_folder);
        assertTrue(
                subtractor
                        .configure(model, at(300, 0.05))
                        .warning()
                        .contains("beam energy 300 keV is outside the trained 60–200 keV"));
        assertNull(subtractor.configure(model, at(80, 0.05)).warning());
        assertTrue(
                subtractor
                        .configure(model, image("", SignalMetadata.EMPTY))
                        .warning()
                        .contains("beam energy of the image is not known"));
        final NodeHarness gap = new NodeHarness(new BandGapNodeFactory(), m_folder);
        assertTrue(
                gap.configure(at(100, 1), model)
                        .warning()
                        .contains("exposure time 1 s is outside the trained 0.02–0.1 s"));
    }
}
