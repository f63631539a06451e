package org.zeroloss.standin.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataTableSpecCreator;
import org.knime.core.data.DataType;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.IntCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.message.Message;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.widget.choices.Label;

import java.nio.file.Path;
import java.util.List;

/** The life of a node. */
class NodeRuntimeTest {

    private static final DataTableSpec SPEC =
            new DataTableSpec(new String[] {"x"}, new DataType[] {IntCell.TYPE});

    /** The node's parameters. */
    static final class CountParameters implements NodeParameters {

        @Section(title = "Size section")
        interface Size {}

        enum Kind {
            @Label(value = "Good", description = "as it should be")
            GOOD,
            NULL,
            WRONG_TYPE,
            FAILING,
            EMPTY
        }

        @Widget(title = "Rows < 10", description = "How <b>many</b>.")
        @Layout(Size.class)
        int rows = 2;

        @Widget(title = "Kind", description = "Which.")
        Kind kind = Kind.GOOD;

        String column = "none";

        CountParameters() {}

        CountParameters(final NodeParametersInput input) {
            column = input.getInTableSpec(0).map(s -> s.getColumnSpec(0).getName()).orElse("?");
        }

        @Override
        public void validate() throws InvalidSettingsException {
            if (rows < 0) {
                throw new InvalidSettingsException("rows is " + rows + ", must be >= 0");
            }
        }
    }

    /** Copies a column of a table, or fails as it is told. */
    public static final class CountFactory extends DefaultNodeFactory {

        private static final DefaultNode NODE =
                DefaultNode.create()
                        .name("Count")
                        .icon("count.png")
                        .shortDescription("Counts.")
                        .fullDescription("Counts <i>rows</i>.")
                        .sinceVersion(5, 8, 0)
                        .ports(
                                p ->
                                        p.addInputTable("In", "What is counted.")
                                                .addOutputTable("Out", "The count."))
                        .model(
                                m ->
                                        m.parametersClass(CountParameters.class)
                                                .configure(CountFactory::configure)
                                                .execute(CountFactory::execute))
                        .nodeType(NodeType.Learner)
                        .addExternalResource("https://example.org?a&b", "More");

        /** Makes the factory. */
        public CountFactory() {
            super(NODE);
        }

        private static void configure(final ConfigureInput input, final ConfigureOutput output)
                throws InvalidSettingsException {
            final CountParameters parameters = input.getParameters();
            if (input.getInTableSpec(0).findColumnIndex(parameters.column) < 0) {
                throw new InvalidSettingsException("no column " + parameters.column);
            }
            output.setOutSpecs(input.getInTableSpec(0));
            output.setWarningMessage("configured " + parameters.column);
        }

        private static void execute(final ExecuteInput input, final ExecuteOutput output)
                throws CanceledExecutionException, KNIMEException {
            final CountParameters parameters = input.getParameters();
            final var context = input.getExecutionContext();
            final BufferedDataContainer container =
                    context.createDataContainer(input.getInTable(0).getDataTableSpec());
            for (int i = 0; i < parameters.rows; i++) {
                context.checkCanceled();
                container.addRowToTable(new DefaultRow("Row" + i, new IntCell(i)));
            }
            container.close();
            final PortObject table = container.getTable();
            switch (parameters.kind) {
                case GOOD, EMPTY -> {
                    output.setOutData(0, table);
                    output.setInternalData(table);
                }
                case NULL -> output.setWarningMessage("nothing");
                case WRONG_TYPE -> output.setOutData(0, new PortObjectsTest.Sum());
                case FAILING ->
                        throw Message.builder()
                                .withSummary("cannot count")
                                .addTextIssue("too many")
                                .addResolutions("count less")
                                .build()
                                .orElseThrow()
                                .toKNIMEException();
            }
        }
    }

    @TempDir private Path folder;
    private TestServices services;
    private NodeRuntime node;
    private BufferedDataTable table;

    @BeforeEach
    void createNode() throws InvalidSettingsException {
        services = new TestServices(folder);
        node = NodeRuntimeFactory.create(new CountFactory(), null, services.place());
        final BufferedDataContainer container = services.context().createDataContainer(SPEC);
        container.addRowToTable(new DefaultRow("a", new IntCell(1)));
        container.close();
        table = container.getTable();
    }

    private NodeSettings settings(final CountParameters.Kind kind, final int rows) {
        final NodeSettings s = new NodeSettings("model");
        s.addInt("rows", rows);
        s.addString("kind", kind.name());
        s.addString("column", "x");
        return s;
    }

    private NodeRuntime.Outcome<PortObject[]> run(final CountParameters.Kind kind, final int rows)
            throws Exception {
        node.load(settings(kind, rows));
        return node.execute(new PortObject[] {table}, services);
    }

    @Test
    void aNodeSaysWhatItIs() throws Exception {
        assertEquals("Count", node.name());
        assertEquals("Counts.", node.shortDescription());
        assertEquals("Learner", node.nodeType());
        assertEquals(List.of("In"), node.inPorts().stream().map(NodeRuntime.Port::name).toList());
        assertEquals(BufferedDataTable.TYPE, node.outPorts().get(0).type());
        assertTrue(node.icon().isEmpty());
        final NodeSettings config = new NodeSettings("node_creation_config");
        node.saveCreationConfig(config);
        assertEquals(List.of("In", "Out"), List.copyOf(config.keySet()));
        assertTrue(config.getNodeSettings("In").keySet().isEmpty());
    }

    @Test
    void theDescriptionHasAllTexts() {
        final String html = node.fullDescription();
        assertTrue(html.startsWith("Counts <i>rows</i>.\n"), html);
        assertTrue(html.contains("<h3>Size section</h3>"), html);
        assertTrue(html.contains("<dt>Rows &lt; 10</dt>\n<dd>How <b>many</b>.</dd>"), html);
        assertTrue(html.contains("<li><i>Good</i>: as it should be</li>"), html);
        assertTrue(html.contains("<dt>In</dt>\n<dd>What is counted.</dd>"), html);
        assertTrue(html.contains("<a href=\"https://example.org?a&amp;b\">More</a>"), html);
    }

    @Test
    void aNewNodeTakesItsParametersFromTheInput() throws Exception {
        final NodeSettings defaults = new NodeSettings("model");
        node.saveDefaults(defaults, new PortObjectSpec[1]);
        assertEquals("?", defaults.getString("column"));
        final var outcome = node.configure(new PortObjectSpec[] {SPEC});
        assertArrayEquals(new PortObjectSpec[] {SPEC}, outcome.result());
        assertEquals("configured x", outcome.warning());
        final NodeSettings now = new NodeSettings("model");
        node.save(now);
        assertEquals("x", now.getString("column"));
    }

    @Test
    void settingsAreValidatedAndRefused() throws Exception {
        node.load(settings(CountParameters.Kind.GOOD, 3));
        final var e =
                assertThrows(
                        InvalidSettingsException.class,
                        () -> node.load(settings(CountParameters.Kind.GOOD, -1)));
        assertEquals("rows is -1, must be >= 0", e.getMessage());
        final NodeSettings kept = new NodeSettings("model");
        node.save(kept);
        assertEquals(3, kept.getInt("rows"));
    }

    @Test
    void configureRefusesWhatDoesNotFit() {
        assertThrows(InvalidSettingsException.class, () -> node.configure(new PortObjectSpec[1]));
        assertThrows(
                InvalidSettingsException.class,
                () -> node.configure(new PortObjectSpec[] {new PortObjectsTest.SumSpec()}));
        final DataTableSpec other =
                new DataTableSpecCreator()
                        .addColumns(new DataColumnSpecCreator("y", IntCell.TYPE).createSpec())
                        .createSpec();
        assertThrows(
                InvalidSettingsException.class,
                () -> {
                    node.load(settings(CountParameters.Kind.GOOD, 1));
                    node.configure(new PortObjectSpec[] {other});
                });
    }

    @Test
    void aNodeRunsAndKeepsItsInternalData() throws Exception {
        final var outcome = run(CountParameters.Kind.GOOD, 3);
        assertNull(outcome.warning());
        assertEquals(3, ((BufferedDataTable) outcome.result()[0]).size());
        assertEquals(1, node.internalObjects().length);
        node.reset();
        assertEquals(0, node.internalObjects().length);
    }

    @Test
    void anEmptyTableIsWarnedOf() throws Exception {
        assertEquals(
                "Node created an empty data table.", run(CountParameters.Kind.EMPTY, 0).warning());
    }

    @Test
    void missingAndWrongOutputsAreErrors() {
        final var none =
                assertThrows(IllegalStateException.class, () -> run(CountParameters.Kind.NULL, 1));
        assertTrue(none.getMessage().contains("output 0 (Out)"), none.getMessage());
        final var wrong =
                assertThrows(
                        IllegalStateException.class, () -> run(CountParameters.Kind.WRONG_TYPE, 1));
        assertTrue(wrong.getMessage().contains("Sum"), wrong.getMessage());
        assertThrows(
                IllegalStateException.class,
                () -> node.execute(new PortObject[] {new PortObjectsTest.Sum()}, services));
    }

    @Test
    void theNodesOwnExceptionComesThrough() {
        final var e =
                assertThrows(KNIMEException.class, () -> run(CountParameters.Kind.FAILING, 1));
        assertEquals("cannot count", e.getMessage());
        assertEquals("cannot count\ntoo many", e.getKNIMEMessage().toLogPrintable());
        assertEquals(List.of("count less"), e.getKNIMEMessage().getResolutions());
        services.canceled = true;
        assertThrows(CanceledExecutionException.class, () -> run(CountParameters.Kind.GOOD, 1));
        assertFalse(services.progress.contains("1.0 null"));
    }
}
