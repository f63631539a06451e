package org.zeroloss.standin.exec;

import org.knime.core.node.BufferedDataTable;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.knime.node.DefaultView.ViewInput;

import java.util.List;

/** A node with a view of the table that it gets. */
public final class FakeView extends DefaultNodeFactory {

    private static final DefaultNode NODE =
            DefaultNode.create()
                    .name("Fake Viewer")
                    .icon("fake.png")
                    .shortDescription("Shows rows.")
                    .fullDescription("Shows rows.")
                    .sinceVersion(5, 8, 0)
                    .ports(p -> p.addInputTable("Rows", "The rows."))
                    .model(
                            m ->
                                    m.withoutParameters()
                                            .configure((i, o) -> {})
                                            .execute((i, o) -> o.setInternalData(i.getInTables())))
                    .addView(
                            v ->
                                    v.withoutParameters()
                                            .description("The rows.")
                                            .page(
                                                    p ->
                                                            p.fromFile()
                                                                    .bundleClass(FakeView.class)
                                                                    .basePath("fakeweb")
                                                                    .relativeFilePath("view.js")
                                                                    .addResourceDirectory("parts"))
                                            .initialData(d -> d.data(i -> new Service(i).rows()))
                                            .dataService(d -> d.handler(Service::new)))
                    .nodeType(NodeType.Visualizer);

    /** As KNIME calls it. */
    public FakeView() {
        super(NODE);
    }

    /** Rows and a name. */
    public record Rows(long count, List<String> columns) {}

    /** What the page may call. */
    public static final class Service {

        private final BufferedDataTable m_table;

        Service(final ViewInput input) {
            m_table = input.getInternalTables()[0];
        }

        /** What the table is. */
        public Rows rows() {
            return new Rows(m_table.size(), List.of(m_table.getDataTableSpec().getColumnNames()));
        }

        /** Adds a number to the count of rows. */
        public long plus(final int n) {
            if (n < 0) {
                throw new IllegalArgumentException("Expected a number from 0, found " + n);
            }
            return m_table.size() + n;
        }

        /** Everything. */
        public Rows pack(final long mostBytes) {
            return new Rows(mostBytes > 0 ? m_table.size() : 0, List.of("</script>"));
        }
    }
}
