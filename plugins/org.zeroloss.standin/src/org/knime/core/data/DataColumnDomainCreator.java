package org.knime.core.data;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/** Makes the domain of a column. */
public class DataColumnDomainCreator {

    private DataCell lower;
    private DataCell upper;
    private Set<DataCell> values;

    /** A domain of which nothing is known. */
    public DataColumnDomainCreator() {}

    /** A domain of which the bounds are known. */
    public DataColumnDomainCreator(final DataCell lowerBound, final DataCell upperBound) {
        this.lower = lowerBound;
        this.upper = upperBound;
    }

    /** A domain of which the possible values are known. */
    public DataColumnDomainCreator(final DataCell[] values) {
        this.values = values == null ? null : new LinkedHashSet<>(Arrays.asList(values));
    }

    /** A domain of which the possible values are known. */
    public DataColumnDomainCreator(final Set<? extends DataCell> values) {
        setValues(values);
    }

    /** A domain like another one. */
    public DataColumnDomainCreator(final DataColumnDomain domain) {
        this(domain.getLowerBound(), domain.getUpperBound());
        setValues(domain.getValues());
    }

    /** Sets the possible values; {@code null} if they are not known. */
    public void setValues(final Set<? extends DataCell> values) {
        this.values = values == null ? null : new LinkedHashSet<>(values);
    }

    /** Sets the smallest value; {@code null} if it is not known. */
    public void setLowerBound(final DataCell lower) {
        this.lower = lower;
    }

    /** Sets the largest value; {@code null} if it is not known. */
    public void setUpperBound(final DataCell upper) {
        this.upper = upper;
    }

    /** The domain. */
    public DataColumnDomain createDomain() {
        return new DataColumnDomain(lower, upper, values);
    }
}
