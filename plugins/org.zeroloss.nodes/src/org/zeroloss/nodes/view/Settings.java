package org.zeroloss.nodes.view;

import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.zeroloss.nodes.table.Columns;

import java.util.List;
import java.util.Map;

/** Settings that a node keeps for its view, as a table; KNIME gives a view data only. */
public final class Settings {

    private static final String NAME = "name";
    private static final String VALUE = "value";

    private static final Columns<Map.Entry<String, String>> COLUMNS =
            new Columns<Map.Entry<String, String>>(e -> "not set")
                    .text(NAME, Map.Entry::getKey)
                    .text(VALUE, Map.Entry::getValue);

    private Settings() {}

    /**
     * @param exec context of the running node
     * @param settings names and values
     * @return a table with a row for each
     * @throws CanceledExecutionException if the user asked to stop
     */
    public static BufferedDataTable table(
            final ExecutionContext exec, final Map<String, String> settings)
            throws CanceledExecutionException {
        return COLUMNS.fill(exec, settings.entrySet(), Map.Entry::getKey);
    }

    /**
     * @param table what {@link #table} gave
     * @param name name of a setting
     * @return its value
     */
    public static String value(final BufferedDataTable table, final String name) {
        final TableValues values = new TableValues(table);
        final List<String> names = values.texts(NAME);
        return values.texts(VALUE).get(names.indexOf(name));
    }
}
