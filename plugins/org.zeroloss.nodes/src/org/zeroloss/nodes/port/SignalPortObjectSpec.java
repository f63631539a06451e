package org.zeroloss.nodes.port;

import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectSpecZipInputStream;
import org.knime.core.node.port.PortObjectSpecZipOutputStream;
import org.zeroloss.signal.SignalException;
import org.zeroloss.signal.SignalSpec;
import org.zeroloss.signal.SignalSpecJson;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import javax.swing.JComponent;

/**
 * What is known of a signal before it is computed: axes with units, type, bands, maps, acquisition.
 * Saved as one versioned JSON text.
 */
public abstract class SignalPortObjectSpec implements PortObjectSpec {

    private static final String ENTRY = "signal-spec.json";

    private final SignalSpec m_signal;

    /**
     * @param signal spec of the signal
     */
    protected SignalPortObjectSpec(final SignalSpec signal) {
        m_signal = Objects.requireNonNull(signal, "signal");
    }

    /**
     * @return spec of the signal
     */
    public final SignalSpec signal() {
        return m_signal;
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    @Override
    public final boolean equals(final Object other) {
        return other != null
                && other.getClass() == getClass()
                && ((SignalPortObjectSpec) other).m_signal.equals(m_signal);
    }

    @Override
    public final int hashCode() {
        return m_signal.hashCode();
    }

    /**
     * @param signal what to save
     * @param out the zip
     * @throws IOException if writing fails
     */
    static void save(final SignalSpec signal, final PortObjectSpecZipOutputStream out)
            throws IOException {
        final String json = SignalSpecJson.write(signal);
        Entries.write(out, ENTRY, json.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @param in the zip
     * @return what was saved
     * @throws IOException if it is missing, damaged or of a later, incompatible version
     */
    static SignalSpec load(final PortObjectSpecZipInputStream in) throws IOException {
        final String json = new String(Entries.read(in, ENTRY), StandardCharsets.UTF_8);
        try {
            return SignalSpecJson.read(json);
        } catch (final SignalException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /**
     * KNIME asks every port type for a serializer. Saved ports hold one of the kinds of signals,
     * each with a serializer of its own, so that this one is never used.
     */
    public static final class Serializer extends PortObjectSpecSerializer<SignalPortObjectSpec> {

        @Override
        public void savePortObjectSpec(
                final SignalPortObjectSpec spec, final PortObjectSpecZipOutputStream out)
                throws IOException {
            throw new IOException(notOfAKind(spec.getClass().getName()));
        }

        @Override
        public SignalPortObjectSpec loadPortObjectSpec(final PortObjectSpecZipInputStream in)
                throws IOException {
            throw new IOException(notOfAKind("a signal of no kind"));
        }

        private static String notOfAKind(final String found) {
            return "Expected the spec of a spectral image or an image stack, found " + found;
        }
    }
}
