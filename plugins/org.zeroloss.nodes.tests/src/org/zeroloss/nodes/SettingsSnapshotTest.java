package org.zeroloss.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.port.PortObjectSpec;
import org.zeroloss.nodes.workflows.NodeList;
import org.zeroloss.standin.exec.NodeEntry;
import org.zeroloss.standin.runtime.NodeRuntime;
import org.zeroloss.standin.runtime.WorkflowPlace;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Saved settings are a promise: workflows of this version must open in later ones. The snapshots
 * hold keys, types and defaults; where a setting is added, add {@code @Migrate} and a new snapshot.
 * With the property {@value #WRITE} set to a folder, the present settings are written there.
 */
class SettingsSnapshotTest {

    private static final String WRITE = "zeroloss.snapshots";

    @TempDir private Path m_folder;

    static List<String> factories() {
        return new NodeList().nodes().stream().map(NodeEntry::factoryClass).toList();
    }

    private NodeRuntime node(final String factory) {
        return new NodeList().create(factory, null, new WorkflowPlace(m_folder, m_folder));
    }

    private static String xml(final NodeSettings settings) throws Exception {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        settings.saveToXML(bytes);
        return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    @ParameterizedTest
    @MethodSource("factories")
    void defaultsAreAsSaved(final String factory) throws Exception {
        final NodeRuntime node = node(factory);
        final NodeSettings model = new NodeSettings("model");
        node.saveDefaults(model, new PortObjectSpec[node.inPorts().size()]);
        final String file = node.name().toLowerCase(Locale.ROOT).replace(' ', '-') + ".xml";
        final String write = System.getProperty(WRITE);
        if (write != null) {
            Files.writeString(Path.of(write).resolve(file), xml(model));
        }
        try (InputStream in = SettingsSnapshotTest.class.getResourceAsStream("snapshots/" + file)) {
            assertNotNull(in, "no snapshot " + file);
            final String saved =
                    new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
            assertEquals(saved, xml(model));
        }
    }

    @ParameterizedTest
    @MethodSource("factories")
    void savedSettingsOpenAndAreSavedAlike(final String factory) throws Exception {
        final NodeRuntime node = node(factory);
        final String file = node.name().toLowerCase(Locale.ROOT).replace(' ', '-') + ".xml";
        try (InputStream in = SettingsSnapshotTest.class.getResourceAsStream("snapshots/" + file)) {
            assertNotNull(in, "no snapshot " + file);
            final NodeSettingsRO saved = NodeSettings.loadFromXML(in);
            node.load(saved);
            final NodeSettings again = new NodeSettings("model");
            node.save(again);
            assertEquals(xml((NodeSettings) saved), xml(again));
        }
    }
}
