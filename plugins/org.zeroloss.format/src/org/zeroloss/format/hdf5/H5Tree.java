package org.zeroloss.format.hdf5;

import org.zeroloss.signal.DataType;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A group to be written: attributes, groups below, and at most one array of values. */
final class H5Tree {

    /**
     * Values that lie in the file one after the other.
     *
     * @param name name of the dataset
     * @param address where they start
     * @param shape sizes in C order
     * @param type their type, little endian
     */
    record Values(String name, long address, long[] shape, DataType type) {}

    private final Map<String, Object> m_attributes = new LinkedHashMap<>();
    private final Map<String, H5Tree> m_groups = new LinkedHashMap<>();
    private Optional<Values> m_values = Optional.empty();

    Map<String, Object> attributes() {
        return m_attributes;
    }

    Map<String, H5Tree> groups() {
        return m_groups;
    }

    Optional<Values> values() {
        return m_values;
    }

    /** Sets the array. */
    void put(final Values values) {
        m_values = Optional.of(values);
    }

    /**
     * Sets an attribute.
     *
     * @param name its name
     * @param value a {@link String}, {@link Long}, {@link Double} or {@link Boolean}
     * @return this
     */
    H5Tree put(final String name, final Object value) {
        m_attributes.put(name, value);
        return this;
    }

    /** The group at a path below this one, made where it is missing. */
    H5Tree group(final String... path) {
        H5Tree at = this;
        for (final String name : path) {
            at = at.m_groups.computeIfAbsent(name, n -> new H5Tree());
        }
        return at;
    }
}
