package org.zeroloss.standin.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers for the eye. */
public final class Numbers {

    private Numbers() {}

    /**
     * @param v any number
     * @param digits significant digits, at least 1
     * @return the number rounded, without trailing zeros, in exponent form only where it is shorter
     */
    public static String text(final double v, final int digits) {
        if (Double.isNaN(v) || Double.isInfinite(v)) {
            return Double.toString(v);
        }
        if (v == 0) {
            return "0";
        }
        final BigDecimal d =
                new BigDecimal(v)
                        .round(new MathContext(digits, RoundingMode.HALF_EVEN))
                        .stripTrailingZeros();
        final int exponent = d.precision() - d.scale() - 1;
        if (exponent < -4 || exponent >= Math.max(7, digits)) {
            return String.format(Locale.ROOT, "%." + Math.max(0, d.precision() - 1) + "e", d)
                    .replaceFirst("e\\+?(-?)0*(\\d)", "e$1$2");
        }
        return d.toPlainString();
    }
}
