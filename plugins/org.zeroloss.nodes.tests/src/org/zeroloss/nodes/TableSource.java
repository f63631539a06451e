package org.zeroloss.nodes;

import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;

import java.nio.file.Path;
import java.util.List;

/** A node that gives the table of a test. */
final class TableSource {

    private TableSource() {}

    /**
     * @param spec spec of the table
     * @param rows its rows
     * @param folder folder of the test
     * @return the table
     * @throws Exception if the rows do not fit the spec
     */
    static BufferedDataTable of(
            final DataTableSpec spec, final List<DataRow> rows, final Path folder)
            throws Exception {
        final DefaultNode node =
                DefaultNode.create()
                        .name("Table Source")
                        .icon("none.png")
                        .shortDescription("Gives a table.")
                        .fullDescription("Gives a table.")
                        .sinceVersion(0, 1, 0)
                        .ports(p -> p.addOutputTable("Table", "The table."))
                        .model(
                                m ->
                                        m.withoutParameters()
                                                .configure((in, out) -> out.setOutSpec(0, spec))
                                                .execute(
                                                        (in, out) -> {
                                                            final BufferedDataContainer c =
                                                                    in.getExecutionContext()
                                                                            .createDataContainer(
                                                                                    spec);
                                                            rows.forEach(c::addRowToTable);
                                                            c.close();
                                                            out.setOutData(0, c.getTable());
                                                        }));
        return new NodeHarness(new DefaultNodeFactory(node) {}, folder).table();
    }
}
