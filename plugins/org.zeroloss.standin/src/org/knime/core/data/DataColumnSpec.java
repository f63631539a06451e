package org.knime.core.data;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.ConfigRO;
import org.knime.core.node.config.ConfigWO;

import java.util.List;
import java.util.Objects;

/** Name, type and domain of a column. */
public final class DataColumnSpec {

    private static final String NAME = "column_name";
    private static final String ELEMENTS = "element_names";
    private static final String TYPE = "column_type";
    private static final String DOMAIN = "column_domain";
    private static final String PROPERTIES = "column_properties";
    private static final String META = "meta_data";

    private final String name;
    private final DataType type;
    private final DataColumnDomain domain;
    private final List<String> elementNames;

    DataColumnSpec(
            final String name,
            final DataType type,
            final DataColumnDomain domain,
            final List<String> elementNames) {
        this.name = name;
        this.type = type;
        this.domain = domain;
        this.elementNames = List.copyOf(elementNames);
    }

    /** The column's name. */
    public String getName() {
        return name;
    }

    /** The type of its cells. */
    public DataType getType() {
        return type;
    }

    /** What is known of its values. */
    public DataColumnDomain getDomain() {
        return domain;
    }

    /** Names of the elements of a column of collections. */
    public List<String> getElementNames() {
        return elementNames;
    }

    /** Whether the other column has the same name and type. */
    public boolean equalStructure(final DataColumnSpec cspec) {
        return cspec != null && name.equals(cspec.name) && type.equals(cspec.type);
    }

    /** Writes the spec. */
    public void save(final ConfigWO config) {
        config.addString(NAME, name);
        if (!elementNames.equals(List.of(name))) {
            config.addStringArray(ELEMENTS, elementNames.toArray(String[]::new));
        }
        type.save(config.addConfig(TYPE));
        domain.save(config.addConfig(DOMAIN));
        config.addConfig(PROPERTIES);
        config.addConfig(META);
    }

    /**
     * Reads a spec.
     *
     * @throws InvalidSettingsException if it is incomplete or its type is not known here
     */
    public static DataColumnSpec load(final ConfigRO config) throws InvalidSettingsException {
        final String name = config.getString(NAME);
        final String[] elements = config.getStringArray(ELEMENTS, name);
        return new DataColumnSpec(
                name,
                DataType.load(config.getConfig(TYPE)),
                DataColumnDomain.load(config.getConfig(DOMAIN)),
                List.of(elements));
    }

    @Override
    public boolean equals(final Object obj) {
        return obj instanceof DataColumnSpec other
                && equalStructure(other)
                && domain.equals(other.domain)
                && elementNames.equals(other.elementNames);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, type);
    }

    @Override
    public String toString() {
        return name + " (" + type + ")";
    }
}
