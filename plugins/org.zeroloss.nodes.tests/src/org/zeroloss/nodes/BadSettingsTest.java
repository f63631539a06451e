package org.zeroloss.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.node.DefaultNodeFactory;
import org.zeroloss.nodes.bandgap.BandGapNodeFactory;
import org.zeroloss.nodes.kmeans.KMeansClusterNodeFactory;
import org.zeroloss.nodes.peaks.SpectrumPeaksNodeFactory;
import org.zeroloss.nodes.port.SpectralImagePortObjectSpec;
import org.zeroloss.nodes.port.ZlpEnsemblePortObjectSpec;
import org.zeroloss.nodes.simulator.EelsSpecimenSimulatorNodeFactory;
import org.zeroloss.nodes.subtractor.BackgroundSubtractorNodeFactory;
import org.zeroloss.nodes.trainer.ZlpReplicaTrainerNodeFactory;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.SignalMetadata;
import org.zeroloss.signal.SignalSpec;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Settings and inputs that do not fit are refused before anything runs, and say why. */
class BadSettingsTest {

    @TempDir private Path m_folder;

    private static SpectralImagePortObjectSpec image(
            final String unit, final double first, final double keV) {
        return new SpectralImagePortObjectSpec(
                SignalSpec.spectralImage(
                        "",
                        "",
                        List.of(
                                new Axis("y", "px", 2, 1, 0, AxisRole.NAVIGATION),
                                new Axis("x", "px", 3, 1, 0, AxisRole.NAVIGATION),
                                new Axis("Energy loss", unit, 200, 0.05, first, AxisRole.SIGNAL)),
                        DataType.FLOAT32,
                        SignalMetadata.EMPTY.withBeamEnergyKeV(keV)));
    }

    /** From −2 to 7.95 eV. */
    private static SpectralImagePortObjectSpec image() {
        return image("eV", -2, 200);
    }

    private static ZlpEnsemblePortObjectSpec model() {
        return new ZlpEnsemblePortObjectSpec(image().signal());
    }

    private NodeHarness node(final DefaultNodeFactory factory) throws Exception {
        return new NodeHarness(factory, Files.createTempDirectory(m_folder, "node"));
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of(new EelsSpecimenSimulatorNodeFactory(), "width", 0, "width"),
                Arguments.of(
                        new EelsSpecimenSimulatorNodeFactory(), "maxThickness", 9.0, "thickness"),
                Arguments.of(new EelsSpecimenSimulatorNodeFactory(), "gapMax", 0.1, "gap"),
                Arguments.of(
                        new EelsSpecimenSimulatorNodeFactory(), "lines/0/width", -1.0, "exciton"),
                Arguments.of(new KMeansClusterNodeFactory(), "clusters", 0, "clusters"),
                Arguments.of(new KMeansClusterNodeFactory(), "clusters", 7, "6"),
                Arguments.of(new ZlpReplicaTrainerNodeFactory(), "replicas", 1, "replicas"),
                Arguments.of(
                        new ZlpReplicaTrainerNodeFactory(),
                        "regionEnd",
                        9.0,
                        "End of the training region"),
                Arguments.of(
                        new ZlpReplicaTrainerNodeFactory(),
                        "regionEnds",
                        "2, 9",
                        "End of the training region of each cluster"),
                Arguments.of(
                        new ZlpReplicaTrainerNodeFactory(), "validationShare", 0.8, "validation"),
                Arguments.of(new BandGapNodeFactory(), "gapMax", 8.5, "Largest gap"),
                Arguments.of(new BandGapNodeFactory(), "lower", 20.0, "Lower end"),
                Arguments.of(new BandGapNodeFactory(), "upperLimits", "1, two", "two"),
                Arguments.of(new BandGapNodeFactory(), "grouping", "CLUSTER", "label"),
                Arguments.of(new SpectrumPeaksNodeFactory(), "high", 99.0, "Energies to"),
                Arguments.of(new SpectrumPeaksNodeFactory(), "maxPeaks", 0, "peaks"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void wrongSettingsAreNamed(
            final DefaultNodeFactory factory,
            final String key,
            final Object value,
            final String named)
            throws Exception {
        final NodeHarness node = node(factory).set(key, value);
        final InvalidSettingsException e =
                assertThrows(
                        InvalidSettingsException.class,
                        () -> node.configure(inputs(node.node().inPorts().size())));
        assertTrue(e.getMessage().contains(named), e.getMessage());
        assertTrue(e.getMessage().contains("found"), e.getMessage());
    }

    private static PortObjectSpec[] inputs(final int count) {
        return Stream.of(image(), model()).limit(count).toArray(PortObjectSpec[]::new);
    }

    @Test
    void energyWindowIsCheckedOnlyWhereItApplies() throws Exception {
        final NodeHarness byWindow =
                node(new KMeansClusterNodeFactory())
                        .set("clusters", 2)
                        .set("windowHigh", 50.0)
                        .set("feature", "ENERGY_WINDOW");
        assertThrows(InvalidSettingsException.class, () -> byWindow.configure(image()));
        assertNotNull(byWindow.set("feature", "LN_ZLP_SUM").configure(image()).result()[0]);
    }

    @Test
    void imagesWithoutEnergiesOrZeroLossAreRefused() throws Exception {
        for (final DefaultNodeFactory factory :
                List.of(new ZlpReplicaTrainerNodeFactory(), new BandGapNodeFactory())) {
            final NodeHarness node = node(factory);
            final int inputs = node.node().inPorts().size();
            for (final SpectralImagePortObjectSpec image :
                    List.of(image("", -2, 200), image("eV", 100, 200))) {
                final PortObjectSpec[] in = inputs(inputs);
                in[0] = image;
                final InvalidSettingsException e =
                        assertThrows(InvalidSettingsException.class, () -> node.configure(in));
                assertTrue(e.getMessage().contains("eV"), e.getMessage());
            }
        }
    }

    @Test
    void otherBeamEnergyAndMissingLabelsWarn() throws Exception {
        final NodeHarness subtractor = node(new BackgroundSubtractorNodeFactory());
        final String warning = subtractor.configure(model(), image("eV", -2, 80)).warning();
        assertTrue(warning.contains("200.0 keV") && warning.contains("80.0 keV"), warning);
        final String labels = node(new ZlpReplicaTrainerNodeFactory()).configure(image()).warning();
        assertTrue(labels.contains("no labels"), labels);
        assertEquals(null, subtractor.configure(model(), image()).warning());
    }
}
