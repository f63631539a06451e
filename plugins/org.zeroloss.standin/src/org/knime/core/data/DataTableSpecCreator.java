package org.knime.core.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the spec of a table. */
public final class DataTableSpecCreator {

    private final List<DataColumnSpec> columns = new ArrayList<>();
    private final Map<String, String> properties = new LinkedHashMap<>();
    private String name;

    /** Of no column. */
    public DataTableSpecCreator() {}

    /** Like another one. */
    public DataTableSpecCreator(final DataTableSpec spec) {
        name = spec.getName();
        properties.putAll(spec.getProperties());
        addColumns(spec);
    }

    /** Adds columns. */
    public DataTableSpecCreator addColumns(final DataColumnSpec... colSpecs) {
        columns.addAll(Arrays.asList(colSpecs));
        return this;
    }

    /** Adds the columns of another spec. */
    public DataTableSpecCreator addColumns(final DataTableSpec spec) {
        spec.forEach(columns::add);
        return this;
    }

    /** Puts another column at the index. */
    public DataTableSpecCreator replaceColumn(final int index, final DataColumnSpec colSpec) {
        columns.set(index, colSpec);
        return this;
    }

    /** Takes all columns out. */
    public DataTableSpecCreator dropAllColumns() {
        columns.clear();
        return this;
    }

    /** Forgets what is known of the values of the columns. */
    public DataTableSpecCreator dropAllDomains() {
        columns.replaceAll(
                c -> {
                    final DataColumnSpecCreator creator = new DataColumnSpecCreator(c);
                    creator.setDomain(null);
                    return creator.createSpec();
                });
        return this;
    }

    /** Sets the name. */
    public DataTableSpecCreator setName(final String name) {
        this.name = name;
        return this;
    }

    /** Sets a property. */
    public DataTableSpecCreator putProperty(final String key, final String value) {
        properties.put(key, value);
        return this;
    }

    /** The spec. */
    public DataTableSpec createSpec() {
        return new DataTableSpec(name, columns, properties);
    }
}
