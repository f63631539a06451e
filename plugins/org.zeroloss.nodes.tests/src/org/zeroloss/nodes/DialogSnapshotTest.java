package org.zeroloss.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.knime.core.node.port.PortObjectSpec;
import org.zeroloss.nodes.workflows.NodeList;
import org.zeroloss.standin.dialog.Dialog;
import org.zeroloss.standin.dialog.DialogChoice;
import org.zeroloss.standin.dialog.DialogOption;
import org.zeroloss.standin.dialog.DialogOption.Kind;
import org.zeroloss.standin.dialog.DialogSection;
import org.zeroloss.standin.exec.NodeEntry;
import org.zeroloss.standin.runtime.NodeRuntime;
import org.zeroloss.standin.runtime.WorkflowPlace;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What each dialog shows, as JSON: sections, titles, texts, limits, choices, conditions, defaults.
 * With the system property {@value #WRITE} set to a folder, the present dialogs are written there,
 * beside the saved settings of {@link SettingsSnapshotTest}; look at the difference, then commit
 * it.
 */
class DialogSnapshotTest {

    private static final String WRITE = "zeroloss.snapshots";

    /** Numbers without a limit: an energy or an angle may have any value, a seed too. */
    private static final Set<String> UNLIMITED =
            Set.of("Seed", "First energy (eV)", "Dispersion (eV per channel)");

    private static final Pattern INSTALLED =
            Pattern.compile(
                    "(\"key\" : \"engine/(?:engine|device)\",.*?"
                            + "|\"title\" : \"Model that comes with Zeroloss\",.*?)"
                            + ",\\s*\"choices\" : \\[.*?\\]",
                    Pattern.DOTALL);

    @TempDir private Path m_folder;

    static List<String> factories() {
        return new NodeList().nodes().stream().map(NodeEntry::factoryClass).toList();
    }

    private NodeRuntime node(final String factory) {
        return new NodeList().create(factory, null, new WorkflowPlace(m_folder, m_folder));
    }

    private static Optional<Dialog> dialog(final NodeRuntime node) {
        return node.dialog(new PortObjectSpec[node.inPorts().size()]);
    }

    private static Stream<DialogOption> options(final Dialog dialog) {
        return dialog.sections().stream()
                .map(DialogSection::options)
                .flatMap(List::stream)
                .flatMap(o -> Stream.concat(Stream.of(o), o.elements().stream()));
    }

    @ParameterizedTest
    @MethodSource("factories")
    void dialogIsAsSaved(final String factory) throws Exception {
        final NodeRuntime node = node(factory);
        final String json = dialog(node).map(d -> everywhere(d.json())).orElse("[ ]\n");
        final String file = node.name().toLowerCase(Locale.ROOT).replace(' ', '-') + ".json";
        final String write = System.getProperty(WRITE);
        if (write != null) {
            Files.writeString(Path.of(write).resolve(file), json);
        }
        try (InputStream in = DialogSnapshotTest.class.getResourceAsStream("snapshots/" + file)) {
            assertNotNull(in, "no snapshot " + file);
            final String saved = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(saved.replace("\r\n", "\n"), json);
        }
    }

    /** Without the engines, devices and models to choose from: they are data, not the dialog. */
    private static String everywhere(final String json) {
        return INSTALLED.matcher(json).replaceAll("$1");
    }

    @ParameterizedTest
    @MethodSource("factories")
    void everyOptionExplainsItself(final String factory) {
        final Set<String> titles = new HashSet<>();
        dialog(node(factory))
                .ifPresent(
                        d -> {
                            for (final DialogSection s : d.sections()) {
                                assertFalse(
                                        s.title().isEmpty() && d.sections().size() > 1,
                                        "an option stands outside of the sections");
                                s.options().forEach(o -> explained(s.title(), o, titles));
                            }
                        });
    }

    private static void explained(
            final String section, final DialogOption option, final Set<String> titles) {
        assertTrue(titles.add(section + "/" + option.title()), "twice: " + option.title());
        assertTrue(
                option.description().matches("(?s).{12,}[.…]"),
                () -> "no sentence: " + option.title() + ": " + option.description());
        for (final DialogChoice c : option.choices()) {
            final boolean computed = option.widget().equals("dropdown");
            assertTrue(computed || !c.description().isEmpty(), () -> "no text for " + c.title());
        }
    }

    @ParameterizedTest
    @MethodSource("factories")
    void everyNumberHasItsLimits(final String factory) {
        dialog(node(factory))
                .ifPresent(
                        d ->
                                options(d)
                                        .filter(o -> isNumber(o.kind()))
                                        .filter(o -> !UNLIMITED.contains(o.title()))
                                        .forEach(
                                                o ->
                                                        assertTrue(
                                                                o.limits().min().isPresent()
                                                                        || o.limits()
                                                                                .max()
                                                                                .isPresent(),
                                                                () -> "no limit: " + o.title())));
    }

    private static boolean isNumber(final Kind kind) {
        return kind == Kind.NUMBER || kind == Kind.INTEGER;
    }

    @ParameterizedTest
    @MethodSource("factories")
    void energiesSayTheirUnit(final String factory) {
        dialog(node(factory))
                .ifPresent(
                        d ->
                                options(d)
                                        .filter(o -> o.description().contains("in eV"))
                                        .filter(o -> isNumber(o.kind()))
                                        .forEach(
                                                o ->
                                                        assertTrue(
                                                                o.title().contains("eV"),
                                                                () -> "no unit: " + o.title())));
    }
}
