package org.zeroloss.format.text;

import org.zeroloss.format.FormatException;
import org.zeroloss.format.TextOptions;

/** Finds out from all lines of numbers whether commas are decimal marks or separators. */
final class DecimalMarkScan {

    private boolean m_point;
    private boolean m_comma;
    private boolean m_other;
    private boolean m_separating;
    private boolean m_several;

    void line(final String line) {
        int commas = 0;
        boolean inside = false;
        boolean gap = false;
        for (int i = 0; i < line.length(); i++) {
            final char c = line.charAt(i);
            final boolean separator = c == ' ' || c == '\t' || c == ';' || c == '\u00a0';
            if (c == ',') {
                commas++;
                m_comma = true;
                // A comma that ends a word or stands before a sign cannot be a decimal mark.
                m_separating |= i + 1 == line.length() || !digit(line.charAt(i + 1));
            } else if (c == '.') {
                m_point = true;
            }
            if (separator) {
                gap = inside;
            } else {
                m_other |= gap && c != ',';
                gap = false;
                inside = c != ',';
            }
        }
        m_several |= commas > 1;
    }

    private static boolean digit(final char c) {
        return c >= '0' && c <= '9';
    }

    /**
     * @param file name for messages
     * @param asked what the user says
     * @return whether 1,5 is one and a half
     * @throws FormatException if both readings are possible
     */
    boolean isComma(final String file, final TextOptions.DecimalMark asked) {
        if (asked != TextOptions.DecimalMark.AUTO) {
            return asked == TextOptions.DecimalMark.COMMA;
        }
        if (!m_comma || m_separating) {
            return false;
        }
        if (m_other && !m_point) {
            return true;
        }
        if (m_other || !m_several && !m_point) {
            throw FormatException.at(
                    file,
                    0,
                    "commas that are decimal marks or separators beyond doubt",
                    "some that could be either; say which with the option" + " \"decimal mark\"");
        }
        return false;
    }
}
