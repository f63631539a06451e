package org.zeroloss.standin.exec;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsRO;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Settings in KNIME's XML, to and from files. */
final class SettingsFiles {

    private SettingsFiles() {}

    static NodeSettings read(final Path file) {
        if (!Files.isRegularFile(file)) {
            throw new WorkflowLoadException(
                    "The file '"
                            + file
                            + "' is missing; the workflow is incomplete, copy it again from"
                            + " where it was saved");
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return (NodeSettings) NodeSettings.loadFromXML(in);
        } catch (final IOException e) {
            throw new WorkflowLoadException(
                    "Cannot read '" + file + "' as KNIME settings: " + e.getMessage(), e);
        }
    }

    static void write(final NodeSettings settings, final Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            settings.saveToXML(out);
        }
    }

    static NodeSettings copy(final NodeSettingsRO from) {
        final NodeSettings source = (NodeSettings) from;
        final NodeSettings copy = new NodeSettings(source.getKey());
        source.copyTo(copy);
        return copy;
    }

    /** A sub config, or {@code null} if there is none of this name. */
    static NodeSettings child(final NodeSettingsRO settings, final String key) {
        if (!settings.containsKey(key)) {
            return null;
        }
        try {
            return (NodeSettings) settings.getNodeSettings(key);
        } catch (final InvalidSettingsException e) {
            throw new WorkflowLoadException(
                    "The entry '" + key + "' should be a group of settings: " + e.getMessage(), e);
        }
    }

    /**
     * Copies one entry with everything in it.
     *
     * @return whether there was one
     */
    static boolean copyEntry(final NodeSettings from, final NodeSettings to, final String key) {
        if (!from.containsKey(key)) {
            return false;
        }
        final NodeSettings one = new NodeSettings(from.getKey());
        from.copyTo(one);
        for (final String other : from.keySet()) {
            if (!other.equals(key)) {
                one.removeConfig(other);
            }
        }
        one.copyTo(to);
        return true;
    }
}
