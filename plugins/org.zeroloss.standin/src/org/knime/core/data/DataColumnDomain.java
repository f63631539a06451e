package org.knime.core.data;

import org.knime.core.node.config.ConfigRO;
import org.knime.core.node.config.ConfigWO;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/** What is known of the values of a column: bounds and possible values. */
public final class DataColumnDomain {

    private static final String LOWER = "lower_bound";
    private static final String UPPER = "upper_bound";
    private static final String VALUES = "possible_values";

    private final DataCell lower;
    private final DataCell upper;
    private final Set<DataCell> values;

    DataColumnDomain(final DataCell lower, final DataCell upper, final Set<DataCell> values) {
        this.lower = present(lower);
        this.upper = present(upper);
        this.values =
                values == null ? null : Collections.unmodifiableSet(new LinkedHashSet<>(values));
    }

    private static DataCell present(final DataCell cell) {
        return cell == null || cell.isMissing() ? null : cell;
    }

    /** The possible values, {@code null} if they are not known. */
    public Set<DataCell> getValues() {
        return values;
    }

    /** Whether the possible values are known. */
    public boolean hasValues() {
        return values != null;
    }

    /** The smallest value, {@code null} if it is not known. */
    public DataCell getLowerBound() {
        return lower;
    }

    /** Whether the smallest value is known. */
    public boolean hasLowerBound() {
        return lower != null;
    }

    /** The largest value, {@code null} if it is not known. */
    public DataCell getUpperBound() {
        return upper;
    }

    /** Whether the largest value is known. */
    public boolean hasUpperBound() {
        return upper != null;
    }

    /** Whether both bounds are known. */
    public boolean hasBounds() {
        return hasLowerBound() && hasUpperBound();
    }

    /** Writes the domain. */
    public void save(final ConfigWO config) {
        if (hasLowerBound()) {
            config.addDataCell(LOWER, lower);
        }
        if (hasUpperBound()) {
            config.addDataCell(UPPER, upper);
        }
        if (hasValues()) {
            config.addDataCellArray(VALUES, values.toArray(DataCell[]::new));
        }
    }

    /** Reads a domain; what cannot be read is not known. */
    public static DataColumnDomain load(final ConfigRO config) {
        final DataCell[] values = config.getDataCellArray(VALUES, (DataCell[]) null);
        return new DataColumnDomain(
                config.getDataCell(LOWER, null),
                config.getDataCell(UPPER, null),
                values == null ? null : new LinkedHashSet<>(Arrays.asList(values)));
    }

    @Override
    public boolean equals(final Object obj) {
        return obj instanceof DataColumnDomain other
                && Objects.equals(lower, other.lower)
                && Objects.equals(upper, other.upper)
                && Objects.equals(values, other.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(lower, upper, values);
    }

    @Override
    public String toString() {
        return "lower=" + lower + ",upper=" + upper + ",values=" + values;
    }
}
