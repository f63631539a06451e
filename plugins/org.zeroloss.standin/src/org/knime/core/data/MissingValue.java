package org.knime.core.data;

/** A value that is not there, and why. */
public interface MissingValue extends DataValue {

    /** The value. */
    String getError();
}
