package org.zeroloss.nodes.table;

import org.zeroloss.signal.Axis;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Energies as names of columns, and back: {@code 1.25 eV}. */
public final class EnergyNames {

    /** Decimals beyond the first one of a channel's width; a thousandth of a channel is kept. */
    private static final int FURTHER_DECIMALS = 3;

    private static final Pattern NAME =
            Pattern.compile("\\s*([-+]?\\d+(?:\\.\\d*)?(?:[eE][-+]?\\d+)?)\\s*(\\D.*?)?\\s*");

    private EnergyNames() {}

    /**
     * @param axis energy axis
     * @param channel 0 … size−1
     * @return its energy, rounded to a thousandth of a channel, without exponent or end zeros
     */
    public static double value(final Axis axis, final int channel) {
        return rounded(axis, channel).doubleValue();
    }

    /**
     * @param axis energy axis
     * @param channel 0 … size−1
     * @return name of the channel's column with the unit
     */
    public static String name(final Axis axis, final int channel) {
        final String number = rounded(axis, channel).toPlainString();
        return axis.unit().isEmpty() ? number : number + " " + axis.unit();
    }

    private static BigDecimal rounded(final Axis axis, final int channel) {
        final int decimals =
                (int) Math.ceil(-Math.log10(Math.abs(axis.scale()))) + FURTHER_DECIMALS;
        final BigDecimal value =
                new BigDecimal(axis.value(channel))
                        .setScale(Math.max(0, decimals), RoundingMode.HALF_EVEN)
                        .stripTrailingZeros();
        return value.scale() < 0 ? value.setScale(0) : value;
    }

    /**
     * @param name name of a column
     * @return the number it begins with, if it is nothing but a number and a unit
     */
    public static OptionalDouble energy(final String name) {
        final Matcher m = NAME.matcher(name);
        return m.matches()
                ? OptionalDouble.of(Double.parseDouble(m.group(1)))
                : OptionalDouble.empty();
    }

    /**
     * @param name name of a column
     * @return the unit after its number, {@code ""} if there is none
     */
    public static String unit(final String name) {
        final Matcher m = NAME.matcher(name);
        return m.matches() && m.group(2) != null ? m.group(2) : "";
    }
}
