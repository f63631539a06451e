package org.knime.node.parameters.widget.number;

import org.knime.node.parameters.validation.BuiltinValidation;

import java.math.BigDecimal;

/** A limit of a number. */
public sealed interface NumberInputWidgetValidation extends BuiltinValidation {

    /** Whether the limit itself is outside. */
    default boolean isExclusive() {
        return false;
    }

    /** A lower limit. */
    abstract non-sealed class MinValidation implements NumberInputWidgetValidation {

        record MinValidationParams(double min, boolean isExclusive) {}

        @Override
        public final MinValidationParams getParameters() {
            return new MinValidationParams(getMin(), isExclusive());
        }

        @Override
        public String getErrorMessage() {
            return "The value must be "
                    + (isExclusive() ? "greater than " : "at least ")
                    + Plain.text(getMin())
                    + ".";
        }

        /** The limit. */
        protected abstract double getMin();

        /** 0 or more. */
        public static final class IsNonNegativeValidation extends MinValidation {

            @Override
            public double getMin() {
                return 0;
            }
        }

        /** 1 or more. */
        public static final class IsPositiveIntegerValidation extends MinValidation {

            @Override
            public double getMin() {
                return 1;
            }
        }

        /** More than 0. */
        public static final class IsPositiveDoubleValidation extends MinValidation {

            @Override
            public double getMin() {
                return 0;
            }

            @Override
            public boolean isExclusive() {
                return true;
            }
        }
    }

    /** An upper limit. */
    abstract non-sealed class MaxValidation implements NumberInputWidgetValidation {

        record MaxValidationParams(double max, boolean isExclusive) {}

        @Override
        public final MaxValidationParams getParameters() {
            return new MaxValidationParams(getMax(), isExclusive());
        }

        @Override
        public String getErrorMessage() {
            return (isExclusive() ? "The value must be less than " : "The value must not exceed ")
                    + Plain.text(getMax())
                    + ".";
        }

        /** The limit. */
        protected abstract double getMax();
    }
}

/** Numbers as people write them. */
final class Plain {

    private Plain() {}

    static String text(final double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
