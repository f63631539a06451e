package org.zeroloss.format.text;

import org.zeroloss.format.FormatException;

import java.util.Arrays;

/**
 * The numbers of a line. They stand apart by blanks, tabs, or one comma or semicolon with blanks
 * around it; a separator may end the line. With a decimal comma, commas do not separate.
 */
public final class Numbers {

    private static final int MAX_NUMBER = 64;

    private final boolean m_decimalComma;
    private double[] m_values = new double[64];
    private int[] m_decimals = new int[64];
    private int m_count;

    /**
     * @param decimalComma whether 1,5 is one and a half
     */
    public Numbers(final boolean decimalComma) {
        m_decimalComma = decimalComma;
    }

    /**
     * @param line a line of numbers only
     * @param place where it stands, for messages
     * @return how many there are
     * @throws FormatException if something else stands there
     */
    public int parse(final String line, final TextLines place) {
        m_count = 0;
        int i = blanks(line, 0);
        while (i < line.length()) {
            int end = i;
            while (end < line.length() && !separates(line.charAt(end))) {
                end++;
            }
            final String word = line.substring(i, Math.min(end, i + MAX_NUMBER + 1));
            add(value(word, place), decimals(word));
            i = blanks(line, end);
            if (i < line.length() && hard(line.charAt(i))) {
                i = blanks(line, i + 1);
            }
        }
        return m_count;
    }

    /**
     * @param index which of the numbers parsed last
     * @return its value, finite
     */
    public double get(final int index) {
        return m_values[index];
    }

    /**
     * @param index which of the numbers parsed last
     * @return digits behind its decimal mark, less its exponent; at least 0
     */
    int decimals(final int index) {
        return m_decimals[index];
    }

    private int decimals(final String word) {
        final int mark = word.indexOf(m_decimalComma ? ',' : '.');
        final int e = Math.max(word.indexOf('e'), word.indexOf('E'));
        final int digits = mark < 0 ? 0 : (e < 0 ? word.length() : e) - mark - 1;
        if (e < 0) {
            return digits;
        }
        final double power = Double.parseDouble(word.substring(e + 1));
        return (int) Math.max(0, Math.min(400, digits - power));
    }

    private static boolean blank(final char c) {
        return c == ' ' || c == '\t' || c == '\u00a0' || c == '\f';
    }

    private boolean hard(final char c) {
        return c == ';' || c == ',' && !m_decimalComma;
    }

    private boolean separates(final char c) {
        return blank(c) || hard(c);
    }

    private static int blanks(final String line, final int from) {
        int i = from;
        while (i < line.length() && blank(line.charAt(i))) {
            i++;
        }
        return i;
    }

    private void add(final double value, final int decimals) {
        if (m_count == m_values.length) {
            m_values = Arrays.copyOf(m_values, 2 * m_count);
            m_decimals = Arrays.copyOf(m_decimals, 2 * m_count);
        }
        m_decimals[m_count] = decimals;
        m_values[m_count++] = value;
    }

    private double value(final String word, final TextLines place) {
        double v = Double.NaN;
        if (word.length() <= MAX_NUMBER && digits(word)) {
            try {
                v = Double.parseDouble(m_decimalComma ? word.replace(',', '.') : word);
            } catch (final NumberFormatException e) {
                throw notANumber(word, place, e);
            }
        }
        if (!Double.isFinite(v)) {
            throw notANumber(word, place, null);
        }
        return v;
    }

    private static FormatException notANumber(
            final String word, final TextLines place, final NumberFormatException cause) {
        final String shown = word.length() > MAX_NUMBER ? word.substring(0, 20) + "…" : word;
        final FormatException e = place.wrong("a finite number", "\"" + shown + "\"");
        if (cause != null) {
            e.addSuppressed(cause);
        }
        return e;
    }

    /** Java would also read 1d, NaN and hexadecimal numbers; a spectrum holds none. */
    private boolean digits(final String word) {
        for (int i = 0; i < word.length(); i++) {
            final char c = word.charAt(i);
            if ((c < '0' || c > '9') && "+-.eE".indexOf(c) < 0 && !(m_decimalComma && c == ',')) {
                return false;
            }
        }
        return !word.isEmpty();
    }
}
