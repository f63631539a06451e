package org.zeroloss.nodes.port;

import org.knime.core.data.filestore.FileStore;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectZipInputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;
import org.zeroloss.signal.SignalSpec;

import java.io.IOException;
import java.util.Objects;

/** A spectral image: one spectrum per position, as one memory-mapped Arrow file. */
public final class SpectralImagePortObject extends SignalPortObject {

    /** Type of the port. */
    public static final PortType TYPE =
            PortTypeRegistry.getInstance().getPortType(SpectralImagePortObject.class);

    private final SpectralImagePortObjectSpec m_spec;

    /**
     * @param file the complete signal file
     * @param spec what it holds
     */
    public SpectralImagePortObject(final FileStore file, final SignalSpec spec) {
        super(file);
        m_spec = new SpectralImagePortObjectSpec(spec);
    }

    private SpectralImagePortObject(final SpectralImagePortObjectSpec spec) {
        m_spec = Objects.requireNonNull(spec, "spec");
    }

    @Override
    public SpectralImagePortObjectSpec getSpec() {
        return m_spec;
    }

    @Override
    public boolean equals(final Object other) {
        return super.equals(other)
                && other instanceof SpectralImagePortObject o
                && o.m_spec.equals(m_spec);
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + m_spec.hashCode();
    }

    /** Saves and loads the object; the data travels in its file store. */
    public static final class Serializer extends PortObjectSerializer<SpectralImagePortObject> {

        @Override
        public void savePortObject(
                final SpectralImagePortObject object,
                final PortObjectZipOutputStream out,
                final ExecutionMonitor exec)
                throws IOException {
            SignalPortObject.save(out);
        }

        @Override
        public SpectralImagePortObject loadPortObject(
                final PortObjectZipInputStream in,
                final PortObjectSpec spec,
                final ExecutionMonitor exec)
                throws IOException {
            SignalPortObject.check(in);
            return new SpectralImagePortObject((SpectralImagePortObjectSpec) spec);
        }
    }
}
