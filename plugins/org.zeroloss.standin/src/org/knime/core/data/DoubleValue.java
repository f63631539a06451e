package org.knime.core.data;

/** A floating-point number. */
public interface DoubleValue extends DataValue {

    /** The value. */
    double getDoubleValue();
}
