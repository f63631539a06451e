package org.knime.core.data;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContent;
import org.knime.core.node.config.ConfigRO;
import org.knime.core.node.config.ConfigWO;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectSpecZipInputStream;
import org.knime.core.node.port.PortObjectSpecZipOutputStream;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

import javax.swing.JComponent;

/** The columns of a table. */
public final class DataTableSpec implements PortObjectSpec, Iterable<DataColumnSpec> {

    private static final String DEFAULT_NAME = "default";
    private static final String NAME = "spec_name";
    private static final String COLUMNS = "number_columns";
    private static final String COLUMN = "column_spec_";
    private static final String PROPERTIES = "spec_properties";
    private static final String PROPERTY = "prop-";
    private static final String PROPERTY_KEY = "key";
    private static final String PROPERTY_VALUE = "value";

    private final String name;
    private final List<DataColumnSpec> columns;
    private final Map<String, String> properties;
    private final Map<String, Integer> indices;

    DataTableSpec(
            final String name,
            final List<DataColumnSpec> columns,
            final Map<String, String> properties) {
        this.name = name == null ? DEFAULT_NAME : name;
        this.columns = List.copyOf(columns);
        this.properties = new LinkedHashMap<>(properties);
        this.indices = new LinkedHashMap<>();
        for (final DataColumnSpec column : columns) {
            if (indices.put(column.getName(), indices.size()) != null) {
                throw new IllegalArgumentException(
                        "The columns of a table have names of their own, found two named \""
                                + column.getName()
                                + '"');
            }
        }
    }

    /** Of no column. */
    public DataTableSpec() {
        this(DEFAULT_NAME);
    }

    /** Of no column. */
    public DataTableSpec(final String name) {
        this(name, List.of(), Map.of());
    }

    /** Of columns whose names differ. */
    public DataTableSpec(final DataColumnSpec... colSpecs) {
        this(DEFAULT_NAME, colSpecs);
    }

    /** Of columns whose names differ. */
    public DataTableSpec(final String name, final DataColumnSpec... colSpecs) {
        this(name, Arrays.asList(colSpecs), Map.of());
    }

    /** Of columns whose names differ. */
    public DataTableSpec(final String[] names, final DataType[] types) {
        this(DEFAULT_NAME, createColumnSpecs(names, types));
    }

    /** The columns of both; the names differ. */
    public DataTableSpec(final DataTableSpec spec1, final DataTableSpec spec2) {
        this(spec1.name, Stream.concat(spec1.stream(), spec2.stream()).toList(), spec1.properties);
    }

    /** The specs of columns of which names and types are known. */
    public static final DataColumnSpec[] createColumnSpecs(
            final String[] names, final DataType[] types) {
        if (names.length != types.length) {
            throw new IllegalArgumentException(
                    "Expected a type for each of "
                            + names.length
                            + " names, found "
                            + types.length
                            + " types");
        }
        final DataColumnSpec[] specs = new DataColumnSpec[names.length];
        for (int i = 0; i < specs.length; i++) {
            specs[i] = new DataColumnSpecCreator(names[i], types[i]).createSpec();
        }
        return specs;
    }

    /** The name, made differ from the spec's columns by a suffix like {@code (#1)}. */
    public static String getUniqueColumnName(final DataTableSpec spec, final String columnName) {
        final String trimmed = columnName.trim();
        String unique = trimmed;
        for (int i = 1; spec.containsName(unique); i++) {
            unique = trimmed + " (#" + i + ")";
        }
        return unique;
    }

    /** The name of the table. */
    public String getName() {
        return name;
    }

    /** The number of columns. */
    public int getNumColumns() {
        return columns.size();
    }

    /** The column at the index. */
    public DataColumnSpec getColumnSpec(final int index) {
        return columns.get(index);
    }

    /** The column of the name, {@code null} if there is none. */
    public DataColumnSpec getColumnSpec(final String column) {
        final int index = findColumnIndex(column);
        return index < 0 ? null : columns.get(index);
    }

    /** The index of the column, -1 if there is none. */
    public int findColumnIndex(final String columnName) {
        Objects.requireNonNull(columnName, "The name of a column is null");
        return indices.getOrDefault(columnName, -1);
    }

    /** Whether there is a column of the name. */
    public boolean containsName(final String columnName) {
        return findColumnIndex(columnName) >= 0;
    }

    /** Whether a column can be read as the value. */
    public boolean containsCompatibleType(final Class<? extends DataValue> valueClass) {
        return stream().anyMatch(c -> c.getType().isCompatible(valueClass));
    }

    /** The names of the columns. */
    public final String[] getColumnNames() {
        return indices.keySet().toArray(String[]::new);
    }

    /** Properties of the table. */
    public Map<String, String> getProperties() {
        return Map.copyOf(properties);
    }

    /** Whether the other has columns of the same names and types. */
    public boolean equalStructure(final DataTableSpec spec) {
        if (spec == null || spec.getNumColumns() != getNumColumns()) {
            return false;
        }
        for (int i = 0; i < getNumColumns(); i++) {
            if (!columns.get(i).equalStructure(spec.columns.get(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Iterator<DataColumnSpec> iterator() {
        return columns.iterator();
    }

    /** The columns. */
    public Stream<DataColumnSpec> stream() {
        return columns.stream();
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }

    /** Writes the spec. */
    public void save(final ConfigWO config) {
        config.addString(NAME, name);
        config.addInt(COLUMNS, columns.size());
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).save(config.addConfig(COLUMN + i));
        }
        if (!properties.isEmpty()) {
            final ConfigWO all = config.addConfig(PROPERTIES);
            int i = 0;
            for (final Map.Entry<String, String> property : properties.entrySet()) {
                final ConfigWO one = all.addConfig(PROPERTY + i++);
                one.addString(PROPERTY_KEY, property.getKey());
                one.addString(PROPERTY_VALUE, property.getValue());
            }
        }
    }

    /**
     * Reads a spec.
     *
     * @throws InvalidSettingsException if it is incomplete or a type is not known here
     */
    public static DataTableSpec load(final ConfigRO config) throws InvalidSettingsException {
        final List<DataColumnSpec> columns = new ArrayList<>();
        for (int i = 0; i < config.getInt(COLUMNS); i++) {
            columns.add(DataColumnSpec.load(config.getConfig(COLUMN + i)));
        }
        final Map<String, String> properties = new LinkedHashMap<>();
        if (config.containsKey(PROPERTIES)) {
            final ConfigRO all = config.getConfig(PROPERTIES);
            for (final String key : all) {
                final ConfigRO one = all.getConfig(key);
                properties.put(one.getString(PROPERTY_KEY), one.getString(PROPERTY_VALUE));
            }
        }
        return new DataTableSpec(config.getString(NAME), columns, properties);
    }

    @Override
    public boolean equals(final Object obj) {
        return obj instanceof DataTableSpec other
                && name.equals(other.name)
                && columns.equals(other.columns)
                && properties.equals(other.properties);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, columns);
    }

    @Override
    public String toString() {
        return name + columns;
    }

    /** Stores the spec in the zip file of a port. */
    public static final class Serializer extends PortObjectSpecSerializer<DataTableSpec> {

        private static final String ENTRY = "spec.xml";

        /** Creates the serializer. */
        public Serializer() {}

        @Override
        public DataTableSpec loadPortObjectSpec(final PortObjectSpecZipInputStream in)
                throws IOException {
            final ZipEntry entry = in.getNextEntry();
            if (entry == null || !ENTRY.equals(entry.getName())) {
                throw new IOException("Expected the entry " + ENTRY + ", found " + entry);
            }
            try {
                return load(ModelContent.loadFromXML(in));
            } catch (final InvalidSettingsException e) {
                throw new IOException(e.getMessage(), e);
            }
        }

        @Override
        public void savePortObjectSpec(
                final DataTableSpec spec, final PortObjectSpecZipOutputStream out)
                throws IOException {
            final ModelContent content = new ModelContent(ENTRY);
            spec.save(content);
            out.putNextEntry(new ZipEntry(ENTRY));
            content.saveToXML(out);
        }
    }
}
