package org.zeroloss.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.node.DefaultNodeFactory;
import org.knime.node.parameters.NodeParametersInput;
import org.zeroloss.nodes.bandgap.BandGapNodeFactory;
import org.zeroloss.nodes.comparison.ZlpModelComparisonNodeFactory;
import org.zeroloss.nodes.dialog.EnergyLimits;
import org.zeroloss.nodes.kmeans.KMeansClusterNodeFactory;
import org.zeroloss.nodes.peaks.SpectrumPeaksNodeFactory;
import org.zeroloss.nodes.port.SpectralImagePortObjectSpec;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.SignalMetadata;
import org.zeroloss.signal.SignalSpec;
import org.zeroloss.standin.dialog.DialogLimit;
import org.zeroloss.standin.dialog.DialogOption;
import org.zeroloss.standin.runtime.NodeRuntime;
import org.zeroloss.standin.runtime.NodeRuntimeFactory;
import org.zeroloss.standin.runtime.WorkflowPlace;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a fresh node takes from the image that is connected, and what its dialog allows. */
class GuessedSettingsTest {

    private static final double HIGH = 2.98;

    @TempDir private Path m_folder;

    /** Three spectra from -1 to 2.98 eV, shorter than most defaults expect. */
    private static SpectralImagePortObjectSpec image(final List<String> bands) {
        return new SpectralImagePortObjectSpec(
                SignalSpec.spectralImage(
                                "Sample",
                                "Electron counts",
                                List.of(
                                        new Axis("y", "nm", 1, 1, 0, AxisRole.NAVIGATION),
                                        new Axis("x", "nm", 3, 1, 0, AxisRole.NAVIGATION),
                                        new Axis(
                                                "Energy loss",
                                                "eV",
                                                200,
                                                0.02,
                                                -1,
                                                AxisRole.SIGNAL)),
                                DataType.FLOAT32,
                                SignalMetadata.EMPTY)
                        .withBands(bands));
    }

    private NodeRuntime node(final DefaultNodeFactory factory) throws Exception {
        return NodeRuntimeFactory.create(factory, null, new WorkflowPlace(m_folder, m_folder));
    }

    private static PortObjectSpec[] specs(
            final NodeRuntime node, final SpectralImagePortObjectSpec image) {
        final PortObjectSpec[] specs = new PortObjectSpec[node.inPorts().size()];
        specs[0] = image;
        return specs;
    }

    private NodeSettings guessed(final DefaultNodeFactory factory, final List<String> bands)
            throws Exception {
        final NodeRuntime node = node(factory);
        final NodeSettings model = new NodeSettings("model");
        node.saveDefaults(model, specs(node, image(bands)));
        return model;
    }

    @Test
    void notMoreClustersThanSpectraAndAWindowInsideTheImage() throws Exception {
        final NodeSettings model =
                guessed(new KMeansClusterNodeFactory(), List.of(SignalSpec.SIGNAL));
        assertEquals(3, model.getInt("clusters"));
        assertEquals(HIGH, model.getDouble("windowHigh"), 1e-9);
        assertEquals(HIGH / 2, model.getDouble("windowLow"), 1e-9);
    }

    @Test
    void gapsAndPeaksAreSearchedInsideTheImage() throws Exception {
        final List<String> bands = List.of(SignalSpec.SIGNAL);
        assertEquals(HIGH, guessed(new BandGapNodeFactory(), bands).getDouble("gapMax"), 1e-9);
        assertEquals(HIGH, guessed(new SpectrumPeaksNodeFactory(), bands).getDouble("high"), 1e-9);
    }

    @Test
    void modelsAreScoredAgainstTheTruthThatTheImageHas() throws Exception {
        final NodeSettings with =
                guessed(
                        new ZlpModelComparisonNodeFactory(),
                        List.of(SignalSpec.SIGNAL, "zero_loss"));
        assertEquals("SIMULATED", with.getString("truth"));
        assertEquals(1, with.getNodeSettings("windows").keySet().size(), with::toString);
        final NodeSettings without =
                guessed(new ZlpModelComparisonNodeFactory(), List.of(SignalSpec.SIGNAL));
        assertEquals("VACUUM", without.getString("truth"));
    }

    @Test
    void theDialogAllowsTheEnergiesOfTheImageOnly() throws Exception {
        final NodeRuntime node = node(new BandGapNodeFactory());
        final SpectralImagePortObjectSpec image = image(List.of(SignalSpec.SIGNAL));
        final DialogOption gap =
                node.dialog(specs(node, image)).orElseThrow().sections().stream()
                        .flatMap(s -> s.options().stream())
                        .filter(o -> o.key().equals("gapMax"))
                        .findAny()
                        .orElseThrow();
        final Optional<DialogLimit> max = gap.limits().max();
        assertTrue(max.isPresent());
        assertEquals(HIGH, max.get().value(), 1e-9);
    }

    /** Inputs of which the specs are known and nothing else is asked. */
    private static NodeParametersInput known(final PortObjectSpec... specs) {
        return (NodeParametersInput)
                Proxy.newProxyInstance(
                        NodeParametersInput.class.getClassLoader(),
                        new Class<?>[] {NodeParametersInput.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("getInPortSpecs")) {
                                return specs;
                            }
                            throw new UnsupportedOperationException(method.getName());
                        });
    }

    @Test
    void whatIsOutsideIsToldWhileItIsTyped() throws Exception {
        final NodeRuntime node = node(new BandGapNodeFactory());
        final PortObjectSpec[] specs = specs(node, image(List.of(SignalSpec.SIGNAL)));
        final EnergyLimits.Highest highest = new EnergyLimits.Highest();
        assertEquals(
                "The connected image ends at 2.98 eV.",
                highest.computeState(known(specs)).getErrorMessage());
        assertEquals(
                "Expected at least -1000000 eV.",
                new EnergyLimits.Lowest()
                        .computeState(known(new PortObjectSpec[2]))
                        .getErrorMessage());
    }
}
