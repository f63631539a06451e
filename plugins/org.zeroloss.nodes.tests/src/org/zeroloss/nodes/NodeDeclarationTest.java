package org.zeroloss.nodes;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.zeroloss.nodes.port.SpectralImagePortObject;
import org.zeroloss.standin.exec.NodeEntry;
import org.zeroloss.standin.runtime.NodeRuntime;
import org.zeroloss.standin.runtime.WorkflowPlace;

import java.awt.image.BufferedImage;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;

/** What the nodes say of themselves, and what plugin.xml says of them. */
class NodeDeclarationTest {

    @TempDir private Path m_folder;

    static List<String> factories() {
        return new org.zeroloss.nodes.workflows.NodeList()
                .nodes().stream().map(NodeEntry::factoryClass).toList();
    }

    private NodeRuntime node(final String factory) {
        return new org.zeroloss.nodes.workflows.NodeList()
                .create(factory, null, new WorkflowPlace(m_folder, m_folder));
    }

    @ParameterizedTest
    @MethodSource("factories")
    void everyTextIsThereAndWellFormed(final String factory) {
        final NodeRuntime node = node(factory);
        assertFalse(node.name().isBlank());
        assertTrue(node.shortDescription().endsWith("."), node.shortDescription());
        // throws if a text is no XHTML
        assertTrue(node.fullDescription().length() > 500, node.fullDescription());
        final List<NodeRuntime.Port> ports = new ArrayList<>(node.inPorts());
        ports.addAll(node.outPorts());
        for (final NodeRuntime.Port port : ports) {
            assertFalse(port.name().isBlank());
            assertTrue(port.description().endsWith("."), port.description());
        }
    }

    @ParameterizedTest
    @MethodSource("factories")
    void configureToleratesUnknownInputs(final String factory) throws Exception {
        if (!node(factory).inPorts().isEmpty()) {
            assertDoesNotThrow(
                    () ->
                            UnknownInputs.configure(
                                    Class.forName(
                                            factory,
                                            true,
                                            SpectralImagePortObject.class.getClassLoader())));
        }
    }

    @ParameterizedTest
    @MethodSource("factories")
    void iconIsSmallTransparentAndDrawn(final String factory) throws Exception {
        final String icon =
                "/icons/" + node(factory).name().toLowerCase().replace(' ', '-') + ".png";
        try (InputStream in = SpectralImagePortObject.class.getResourceAsStream(icon)) {
            assertNotNull(in, icon);
            final BufferedImage image = ImageIO.read(in);
            assertEquals(16, image.getWidth());
            assertEquals(16, image.getHeight());
            int drawn = 0;
            int clear = 0;
            for (int i = 0; i < 256; i++) {
                final int alpha = image.getRGB(i % 16, i / 16) >>> 24;
                drawn += alpha > 128 ? 1 : 0;
                clear += alpha == 0 ? 1 : 0;
            }
            assertTrue(drawn > 25 && clear > 25, drawn + " drawn, " + clear + " transparent");
        }
    }

    @Test
    void pluginXmlNamesEveryNodeAndPort() throws Exception {
        final Document xml = pluginXml();
        final List<String> declared = attributes(xml, "node", "factory-class");
        assertEquals(new TreeSet<>(factories()), new TreeSet<>(declared));
        assertEquals(declared, attributes(xml, "node", "id"));
        for (final String attribute :
                List.of("objectClass", "objectSerializer", "specClass", "specSerializer")) {
            for (final String name : attributes(xml, "portType", attribute)) {
                // throws if there is no such class, or no public constructor of a serializer
                final Class<?> type =
                        Class.forName(name, true, SpectralImagePortObject.class.getClassLoader());
                if (attribute.endsWith("Serializer")) {
                    assertNotNull(type.getConstructor().newInstance());
                }
            }
        }
        assertEquals(
                List.of(
                        "#b04fd6", "#e58a1f", "#7d86a8", "#1eb9dc", "#1eb9dc", "#1eb9dc", "#4fa36b",
                        "#c43b6b"),
                attributes(xml, "portType", "color"));
        final String icon = "/" + attributes(xml, "category", "icon").get(0);
        assertNotNull(SpectralImagePortObject.class.getResource(icon), icon);
    }

    /** Ours among those that other bundles on a class path have. */
    private static Document pluginXml() throws Exception {
        for (final URL url :
                Collections.list(
                        SpectralImagePortObject.class
                                .getClassLoader()
                                .getResources("plugin.xml"))) {
            try (InputStream in = url.openStream()) {
                final Document xml =
                        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
                if (!attributes(xml, "portType", "name").isEmpty()) {
                    return xml;
                }
            }
        }
        throw new AssertionError("no plugin.xml with port types");
    }

    private static List<String> attributes(
            final Document xml, final String element, final String attribute) {
        final NodeList all = xml.getElementsByTagName(element);
        final List<String> values = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            values.add(((Element) all.item(i)).getAttribute(attribute));
        }
        return values;
    }
}
