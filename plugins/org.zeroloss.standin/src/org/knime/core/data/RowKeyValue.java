package org.knime.core.data;

/** The identifier of a row. */
public interface RowKeyValue {

    /** The identifier as text. */
    String getString();
}
