package org.zeroloss.nodes.port;

import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectZipInputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;
import org.zeroloss.base.ZerolossException;
import org.zeroloss.eels.background.FittedBackground;
import org.zeroloss.eels.background.ZlpModelFile;
import org.zeroloss.eels.zlp.BackgroundModel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Objects;

/** A formula for the background that is fitted to each spectrum, saved as a model file is. */
public final class BackgroundFitPortObject extends ZlpModelPortObject {

    /** Type of the port. */
    public static final PortType TYPE =
            PortTypeRegistry.getInstance().getPortType(BackgroundFitPortObject.class);

    private static final String ENTRY = "model.zlpmodel";

    private final FittedBackground m_model;
    private final BackgroundFitPortObjectSpec m_spec;

    /**
     * @param model the model
     * @param spec what it was prepared on
     */
    public BackgroundFitPortObject(
            final FittedBackground model, final BackgroundFitPortObjectSpec spec) {
        m_model = Objects.requireNonNull(model, "model");
        m_spec = Objects.requireNonNull(spec, "spec");
    }

    @Override
    public FittedBackground background() {
        return m_model;
    }

    @Override
    public BackgroundFitPortObjectSpec getSpec() {
        return m_spec;
    }

    @Override
    public String getSummary() {
        return m_model.summary();
    }

    /** Saves and loads the model. */
    public static final class Serializer extends PortObjectSerializer<BackgroundFitPortObject> {

        @Override
        public void savePortObject(
                final BackgroundFitPortObject object,
                final PortObjectZipOutputStream out,
                final ExecutionMonitor exec)
                throws IOException {
            final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ZlpModelFile.write(object.m_model, bytes);
            Entries.write(out, ENTRY, bytes.toByteArray());
        }

        @Override
        public BackgroundFitPortObject loadPortObject(
                final PortObjectZipInputStream in,
                final PortObjectSpec spec,
                final ExecutionMonitor exec)
                throws IOException {
            final byte[] bytes = Entries.read(in, ENTRY);
            try {
                final BackgroundModel model = ZlpModelFile.read(bytes, "the saved port");
                if (model instanceof FittedBackground fit) {
                    return new BackgroundFitPortObject(fit, (BackgroundFitPortObjectSpec) spec);
                }
                throw new IOException(
                        "Expected a background fit in the saved port, found " + model.name());
            } catch (final ZerolossException e) {
                throw new IOException(e.getMessage(), e);
            }
        }
    }
}
