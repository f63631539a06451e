package org.zeroloss.nodes.port;

import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectZipInputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;
import org.zeroloss.base.ZerolossException;
import org.zeroloss.imaging.defects.DefectModel;
import org.zeroloss.imaging.defects.DefectModelFile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Objects;

import javax.swing.JComponent;

/**
 * A trained model that finds atoms and defects in micrographs. Saved as {@link DefectModelFile}:
 * JSON and safetensors, which every engine and Python read.
 */
public final class DefectModelPortObject implements PortObject {

    /** Type of the port. */
    public static final PortType TYPE =
            PortTypeRegistry.getInstance().getPortType(DefectModelPortObject.class);

    private static final String ENTRY = "defect-model.zip";

    private final DefectModel m_model;
    private final DefectModelPortObjectSpec m_spec;

    /**
     * @param model the model
     * @param spec what it was trained on
     */
    public DefectModelPortObject(final DefectModel model, final DefectModelPortObjectSpec spec) {
        m_model = Objects.requireNonNull(model, "model");
        m_spec = Objects.requireNonNull(spec, "spec");
    }

    /**
     * @return the model
     */
    public DefectModel model() {
        return m_model;
    }

    @Override
    public DefectModelPortObjectSpec getSpec() {
        return m_spec;
    }

    @Override
    public String getSummary() {
        final int networks = m_model.networks().size();
        return "Defect CNN: "
                + String.join(", ", m_model.classes())
                + "; "
                + networks
                + (networks == 1 ? " network of " : " networks of ")
                + m_model.networks().get(0).graph().trainedValues()
                + " parameters";
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    /** Saves and loads the model. */
    public static final class Serializer extends PortObjectSerializer<DefectModelPortObject> {

        @Override
        public void savePortObject(
                final DefectModelPortObject object,
                final PortObjectZipOutputStream out,
                final ExecutionMonitor exec)
                throws IOException {
            final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DefectModelFile.write(object.m_model, bytes);
            Entries.write(out, ENTRY, bytes.toByteArray());
        }

        @Override
        public DefectModelPortObject loadPortObject(
                final PortObjectZipInputStream in,
                final PortObjectSpec spec,
                final ExecutionMonitor exec)
                throws IOException {
            final byte[] bytes = Entries.read(in, ENTRY);
            try {
                return new DefectModelPortObject(
                        DefectModelFile.read(new ByteArrayInputStream(bytes), "saved model"),
                        (DefectModelPortObjectSpec) spec);
            } catch (final ZerolossException e) {
                throw new IOException(e.getMessage(), e);
            }
        }
    }
}
