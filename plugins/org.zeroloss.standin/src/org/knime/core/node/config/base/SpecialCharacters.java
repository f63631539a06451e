package org.knime.core.node.config.base;

/**
 * Characters that KNIME does not write into an attribute as they are: control characters, those
 * above U+D7FF, and a percent sign before another one. They are written as {@code %%} and five
 * decimal digits, {@code %%00010} for a line feed.
 */
final class SpecialCharacters {

    private static final String MARK = "%%";
    private static final int DIGITS = 5;
    private static final char LAST = '\ud7ff';

    private SpecialCharacters() {}

    static String escape(final String text) {
        final StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            if (c < ' ' || c > LAST || text.startsWith(MARK, i)) {
                escaped.append(MARK).append(String.format("%05d", (int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    static String unescape(final String text) {
        final StringBuilder plain = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            final int end = i + MARK.length() + DIGITS;
            if (text.startsWith(MARK, i) && end <= text.length() && digits(text, i, end)) {
                plain.append((char) Integer.parseInt(text.substring(i + MARK.length(), end)));
                i = end;
            } else {
                plain.append(text.charAt(i));
                i++;
            }
        }
        return plain.toString();
    }

    private static boolean digits(final String text, final int start, final int end) {
        return text.substring(start + MARK.length(), end)
                .chars()
                .allMatch(c -> c >= '0' && c <= '9');
    }
}
