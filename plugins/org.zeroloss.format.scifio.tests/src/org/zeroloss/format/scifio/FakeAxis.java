package org.zeroloss.format.scifio;

import net.imagej.axis.AxisType;
import net.imagej.axis.CalibratedAxis;

import java.util.function.DoubleUnaryOperator;

/**
 * An axis of the made-up format.
 *
 * @param label what it means
 * @param length its length
 * @param unit its unit, or null
 * @param calibration value at a position
 */
record FakeAxis(String label, long length, String unit, DoubleUnaryOperator calibration)
        implements CalibratedAxis {

    /** Without calibration, as SCIFIO has it: steps of 1, no unit. */
    FakeAxis(final String label, final long length) {
        this(label, length, null, i -> i);
    }

    FakeAxis(
            final String label,
            final long length,
            final String unit,
            final double scale,
            final double origin) {
        this(label, length, unit, i -> origin + scale * i);
    }

    @Override
    public double calibratedValue(final double rawValue) {
        return calibration.applyAsDouble(rawValue);
    }

    @Override
    public AxisType type() {
        return () -> label;
    }
}
