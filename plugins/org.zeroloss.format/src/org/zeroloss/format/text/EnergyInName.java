package org.zeroloss.format.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Energies in a file name: {@code m0d93eV-to-9d07eV} or {@code m4d054eV_45d471eV}, m for minus, d
 * for the decimal point.
 *
 * @param low lower end of the first channel, in eV
 * @param high upper end of the last channel, in eV
 */
record EnergyInName(double low, double high) {

    private static final String NUMBER = "(m?\\d{1,9}(?:d\\d{1,9})?)eV";
    private static final Pattern RANGE =
            Pattern.compile("(?<![0-9A-Za-z])" + NUMBER + "(?:-to-|_)" + NUMBER);

    /**
     * @param fileName name to search
     * @return the range, if the name has one that rises
     */
    static Optional<EnergyInName> in(final String fileName) {
        final Matcher m = RANGE.matcher(fileName);
        if (!m.find()) {
            return Optional.empty();
        }
        final EnergyInName range = new EnergyInName(number(m.group(1)), number(m.group(2)));
        return range.high > range.low ? Optional.of(range) : Optional.empty();
    }

    private static double number(final String text) {
        return Double.parseDouble(text.replace('m', '-').replace('d', '.'));
    }

    /**
     * @param channels number of channels
     * @return width of a channel in eV
     */
    double dispersion(final long channels) {
        return (high - low) / channels;
    }

    /**
     * @param channels number of channels
     * @return centre of the first channel in eV: channel i lies at low + (high − low)(i + ½)/n
     */
    double offset(final long channels) {
        return low + (high - low) * 0.5 / channels;
    }
}
