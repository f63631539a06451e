package org.zeroloss.nodes.port;

import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectZipInputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;
import org.zeroloss.base.ZerolossException;
import org.zeroloss.eels.zlp.BackgroundModel;
import org.zeroloss.eels.zlp.ZlpBackground;
import org.zeroloss.eels.zlp.ZlpEnsemble;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Objects;

/** A trained ensemble of models of the zero-loss peak, with all that applying it needs. */
public final class ZlpEnsemblePortObject extends ZlpModelPortObject {

    /** Type of the port. */
    public static final PortType TYPE =
            PortTypeRegistry.getInstance().getPortType(ZlpEnsemblePortObject.class);

    private static final String ENTRY = "zlp-ensemble";

    private final ZlpEnsemble m_ensemble;
    private final ZlpEnsemblePortObjectSpec m_spec;

    /**
     * @param ensemble the model
     * @param spec what it was trained on
     */
    public ZlpEnsemblePortObject(final ZlpEnsemble ensemble, final ZlpEnsemblePortObjectSpec spec) {
        m_ensemble = Objects.requireNonNull(ensemble, "ensemble");
        m_spec = Objects.requireNonNull(spec, "spec");
    }

    /**
     * @return the model
     */
    public ZlpEnsemble ensemble() {
        return m_ensemble;
    }

    @Override
    public BackgroundModel background() {
        return new ZlpBackground(m_ensemble);
    }

    @Override
    public ZlpEnsemblePortObjectSpec getSpec() {
        return m_spec;
    }

    @Override
    public String getSummary() {
        return m_ensemble.summary();
    }

    /** Saves and loads the model. */
    public static final class Serializer extends PortObjectSerializer<ZlpEnsemblePortObject> {

        @Override
        public void savePortObject(
                final ZlpEnsemblePortObject object,
                final PortObjectZipOutputStream out,
                final ExecutionMonitor exec)
                throws IOException {
            final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            object.m_ensemble.write(bytes);
            Entries.write(out, ENTRY, bytes.toByteArray());
        }

        @Override
        public ZlpEnsemblePortObject loadPortObject(
                final PortObjectZipInputStream in,
                final PortObjectSpec spec,
                final ExecutionMonitor exec)
                throws IOException {
            final byte[] bytes = Entries.read(in, ENTRY);
            try {
                return new ZlpEnsemblePortObject(
                        ZlpEnsemble.read(new ByteArrayInputStream(bytes)),
                        (ZlpEnsemblePortObjectSpec) spec);
            } catch (final ZerolossException e) {
                throw new IOException(e.getMessage(), e);
            }
        }
    }
}
