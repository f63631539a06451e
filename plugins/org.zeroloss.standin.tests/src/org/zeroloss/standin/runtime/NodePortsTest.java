package org.zeroloss.standin.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeSettings;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;

import java.nio.file.Path;
import java.util.List;

/** Ports that the user changes, and texts that cannot be shown. */
class NodePortsTest {

    @TempDir private Path folder;
    private TestServices services;

    @BeforeEach
    void createServices() {
        services = new TestServices(folder);
    }

    /** A node whose ports the user changes. */
    public static final class DynamicFactory extends DefaultNodeFactory {

        /** Makes the factory. */
        public DynamicFactory() {
            super(
                    DefaultNode.create()
                            .name("Dynamic")
                            .icon("x.png")
                            .shortDescription("x")
                            .fullDescription("x <br/> y")
                            .sinceVersion(5, 8, 0)
                            .dynamicPorts(
                                    d ->
                                            d.addInputPortGroup(
                                                            "tables",
                                                            g ->
                                                                    g.name("Table")
                                                                            .description("t")
                                                                            .extendable()
                                                                            .supportedTypes(
                                                                                    BufferedDataTable
                                                                                            .TYPE)
                                                                            .fixedTypes(
                                                                                    BufferedDataTable
                                                                                            .TYPE))
                                                    .addInputPortGroup(
                                                            "maybe",
                                                            g ->
                                                                    g.name("Maybe")
                                                                            .description("m")
                                                                            .optional()
                                                                            .supportedTypes(
                                                                                    t -> true))
                                                    .addInputAndOutputPortGroup(
                                                            "both",
                                                            g ->
                                                                    g.inputName("A")
                                                                            .inputDescription("a")
                                                                            .outputName("B")
                                                                            .outputDescription("b")
                                                                            .boundExtendable(
                                                                                    "tables")
                                                                            .defaultNumPorts(2)))
                            .model(
                                    m ->
                                            m.withoutParameters()
                                                    .configure((i, o) -> {})
                                                    .execute((i, o) -> {})));
        }
    }

    @Test
    void portsFollowTheCreationConfig() throws Exception {
        final NodeFactory<?> factory = new DynamicFactory();
        final NodeRuntime fresh = NodeRuntimeFactory.create(factory, null, services.place());
        assertEquals(
                List.of("Table", "A", "A"),
                fresh.inPorts().stream().map(NodeRuntime.Port::name).toList());
        assertEquals(2, fresh.outPorts().size());
        assertEquals("Manipulator", fresh.nodeType());
        final NodeSettings config = new NodeSettings("node_creation_config");
        fresh.saveCreationConfig(config);
        BufferedDataTable.TYPE.save(config.getNodeSettings("maybe").addNodeSettings("port_0"));
        BufferedDataTable.TYPE.save(config.getNodeSettings("tables").addNodeSettings("port_0"));
        config.getNodeSettings("both").addInt("configuredPortNumber", 1);
        final NodeRuntime changed = NodeRuntimeFactory.create(factory, config, services.place());
        assertEquals(
                List.of("Table", "Table", "Maybe", "A"),
                changed.inPorts().stream().map(NodeRuntime.Port::name).toList());
        final NodeSettings again = new NodeSettings("node_creation_config");
        changed.saveCreationConfig(again);
        assertEquals(
                config.getNodeSettings("maybe").toString(),
                again.getNodeSettings("maybe").toString());
        assertEquals(
                List.of(
                        "boundTo",
                        "fixedPortNumber",
                        "lastConfiguredPortNumber",
                        "configuredPortNumber",
                        "portType"),
                List.copyOf(again.getNodeSettings("both").keySet()));
    }

    /** A node with a text that is not well-formed. */
    public static final class BrokenFactory extends DefaultNodeFactory {

        /** Makes the factory. */
        public BrokenFactory() {
            super(
                    DefaultNode.create()
                            .name("Broken")
                            .icon("x.png")
                            .shortDescription("x")
                            .fullDescription("a < b")
                            .sinceVersion(5, 8, 0)
                            .ports(p -> p.addInputTable("In", "i"))
                            .model(
                                    m ->
                                            m.withoutParameters()
                                                    .configure((i, o) -> {})
                                                    .execute((i, o) -> {})));
        }
    }

    @Test
    void aTextThatIsNotWellFormedIsNamed() throws Exception {
        final NodeRuntime broken =
                NodeRuntimeFactory.create(new BrokenFactory(), null, services.place());
        assertEquals("Sink", broken.nodeType());
        final var e = assertThrows(IllegalStateException.class, broken::fullDescription);
        assertTrue(e.getMessage().contains("the description of the node Broken"), e.getMessage());
    }
}
