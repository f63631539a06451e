package org.zeroloss.nodes.port;

import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectZipInputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;
import org.zeroloss.imaging.crystal.SiteClass;
import org.zeroloss.imaging.simulate.SimulationRecipe;
import org.zeroloss.imaging.simulate.StemSimulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

import javax.swing.JComponent;

/** Ranges and a seed from which a learner can draw endless fresh micrographs. */
public final class SimulationRecipePortObject implements PortObject {

    /** Type of the port. */
    public static final PortType TYPE =
            PortTypeRegistry.getInstance().getPortType(SimulationRecipePortObject.class);

    private static final String ENTRY = "port.json";
    private static final String CONTENT = "{\"zeroloss.port\":1}";

    private final SimulationRecipePortObjectSpec m_spec;

    /**
     * @param spec the recipe
     */
    public SimulationRecipePortObject(final SimulationRecipePortObjectSpec spec) {
        m_spec = Objects.requireNonNull(spec, "spec");
    }

    /**
     * @return the recipe
     */
    public SimulationRecipe recipe() {
        return m_spec.recipe();
    }

    @Override
    public SimulationRecipePortObjectSpec getSpec() {
        return m_spec;
    }

    @Override
    public String getSummary() {
        final SimulationRecipe r = recipe();
        final String kinds =
                r.specimen().kinds().stream()
                        .distinct()
                        .map(k -> k.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .collect(Collectors.joining(", "));
        final String classes =
                new StemSimulator(r)
                        .classes().stream().map(SiteClass::label).collect(Collectors.joining(", "));
        return "Simulation of "
                + kinds
                + ": "
                + r.scan().width()
                + " × "
                + r.scan().height()
                + " pixels; classes "
                + classes
                + "; seed "
                + r.seed();
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof SimulationRecipePortObject o && o.m_spec.equals(m_spec);
    }

    @Override
    public int hashCode() {
        return m_spec.hashCode();
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    /** Saves and loads the object; the recipe travels in its spec. */
    public static final class Serializer extends PortObjectSerializer<SimulationRecipePortObject> {

        @Override
        public void savePortObject(
                final SimulationRecipePortObject object,
                final PortObjectZipOutputStream out,
                final ExecutionMonitor exec)
                throws IOException {
            Entries.write(out, ENTRY, CONTENT.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public SimulationRecipePortObject loadPortObject(
                final PortObjectZipInputStream in,
                final PortObjectSpec spec,
                final ExecutionMonitor exec)
                throws IOException {
            final String found = new String(Entries.read(in, ENTRY), StandardCharsets.UTF_8);
            if (!found.equals(CONTENT)) {
                throw new IOException(
                        "Expected a port saved as "
                                + CONTENT
                                + ", found "
                                + found
                                + "; it was saved by a later version of Zeroloss, which can open"
                                + " it");
            }
            return new SimulationRecipePortObject((SimulationRecipePortObjectSpec) spec);
        }
    }
}
