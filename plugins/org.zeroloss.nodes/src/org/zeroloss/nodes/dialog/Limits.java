package org.zeroloss.nodes.dialog;

import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation;

/** Limits of numbers in dialogs, named by their value. */
public final class Limits {

    private Limits() {}

    /** At least 2. */
    public static final class AtLeastTwo extends MinValidation {
        @Override
        protected double getMin() {
            return 2;
        }
    }

    /** At least 8. */
    public static final class AtLeastEight extends MinValidation {
        @Override
        protected double getMin() {
            return 8;
        }
    }

    /** At least 64. */
    public static final class AtLeast64 extends MinValidation {
        @Override
        protected double getMin() {
            return 64;
        }
    }

    /** At least 10. */
    public static final class AtLeastTen extends MinValidation {
        @Override
        protected double getMin() {
            return 10;
        }
    }

    /** At least 0.1. */
    public static final class AtLeastTenth extends MinValidation {
        @Override
        protected double getMin() {
            return 0.1;
        }
    }

    /** At least 0.01. */
    public static final class AtLeastHundredth extends MinValidation {
        @Override
        protected double getMin() {
            return 0.01;
        }
    }

    /** At least -100. */
    public static final class AtLeastMinus100 extends MinValidation {
        @Override
        protected double getMin() {
            return -100;
        }
    }

    /** At most -1. */
    public static final class AtMostMinusOne extends MaxValidation {
        @Override
        protected double getMax() {
            return -1;
        }
    }

    /** At most 0.5. */
    public static final class AtMostHalf extends MaxValidation {
        @Override
        protected double getMax() {
            return 0.5;
        }
    }

    /** At most 0.9. */
    public static final class AtMost09 extends MaxValidation {
        @Override
        protected double getMax() {
            return 0.9;
        }
    }

    /** At most 1. */
    public static final class AtMostOne extends MaxValidation {
        @Override
        protected double getMax() {
            return 1;
        }
    }

    /** At most 3. */
    public static final class AtMostThree extends MaxValidation {
        @Override
        protected double getMax() {
            return 3;
        }
    }

    /** At most 4. */
    public static final class AtMostFour extends MaxValidation {
        @Override
        protected double getMax() {
            return 4;
        }
    }

    /** At most 5. */
    public static final class AtMostFive extends MaxValidation {
        @Override
        protected double getMax() {
            return 5;
        }
    }

    /** At most 10. */
    public static final class AtMostTen extends MaxValidation {
        @Override
        protected double getMax() {
            return 10;
        }
    }

    /** At most 100. */
    public static final class AtMost100 extends MaxValidation {
        @Override
        protected double getMax() {
            return 100;
        }
    }

    /** At most 1000. */
    public static final class AtMost1000 extends MaxValidation {
        @Override
        protected double getMax() {
            return 1000;
        }
    }

    /** At most 100 000. */
    public static final class AtMost100000 extends MaxValidation {
        @Override
        protected double getMax() {
            return 100_000;
        }
    }

    /** At most 8192. */
    public static final class AtMost8192 extends MaxValidation {
        @Override
        protected double getMax() {
            return 8192;
        }
    }

    /** At least -10000. */
    public static final class AtLeastMinus10000 extends MinValidation {
        @Override
        protected double getMin() {
            return -10000;
        }
    }

    /** At most 0.05. */
    public static final class AtMostTwentieth extends MaxValidation {
        @Override
        protected double getMax() {
            return 0.05;
        }
    }

    /** At most 0.1. */
    public static final class AtMostTenth extends MaxValidation {
        @Override
        protected double getMax() {
            return 0.1;
        }
    }

    /** At most 0.25. */
    public static final class AtMostQuarter extends MaxValidation {
        @Override
        protected double getMax() {
            return 0.25;
        }
    }

    /** At most 2. */
    public static final class AtMostTwo extends MaxValidation {
        @Override
        protected double getMax() {
            return 2;
        }
    }

    /** At most 500. */
    public static final class AtMost500 extends MaxValidation {
        @Override
        protected double getMax() {
            return 500;
        }
    }
}
