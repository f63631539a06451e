package org.knime.core.data;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes the spec of a column. */
public final class DataColumnSpecCreator {

    private static final AtomicInteger EMPTY = new AtomicInteger();

    private String name;
    private DataType type;
    private DataColumnDomain domain = new DataColumnDomainCreator().createDomain();
    private List<String> elementNames = List.of();

    /** A column of which name and type are known. */
    public DataColumnSpecCreator(final String name, final DataType type) {
        setName(name);
        setType(type);
    }

    /** A column like another one. */
    public DataColumnSpecCreator(final DataColumnSpec cspec) {
        this(cspec.getName(), cspec.getType());
        domain = cspec.getDomain();
        elementNames = cspec.getElementNames();
    }

    /** Sets the name, trimmed; an empty one is replaced as KNIME does. */
    public void setName(final String name) {
        final String trimmed =
                Objects.requireNonNull(name, "A column needs a name, found null").trim();
        this.name = trimmed.isEmpty() ? "<empty_" + EMPTY.incrementAndGet() + ">" : trimmed;
    }

    /** Sets the type. */
    public void setType(final DataType type) {
        this.type = Objects.requireNonNull(type, "A column needs a type, found null");
    }

    /** The type. */
    public DataType getType() {
        return type;
    }

    /** Sets what is known of the values; {@code null} for nothing. */
    public void setDomain(final DataColumnDomain domain) {
        this.domain = domain == null ? new DataColumnDomainCreator().createDomain() : domain;
    }

    /** Sets the names of the elements. */
    public void setElementNames(final String[] elNames) {
        this.elementNames = elNames == null ? List.of() : List.of(elNames);
    }

    /** The spec. */
    public DataColumnSpec createSpec() {
        return new DataColumnSpec(name, type, domain, elementNames);
    }
}
