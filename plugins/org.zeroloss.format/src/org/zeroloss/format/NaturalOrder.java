package org.zeroloss.format;

import java.math.BigInteger;
import java.util.Comparator;

/** Orders names as a person does: runs of digits by their value, the rest by character. */
enum NaturalOrder implements Comparator<String> {
    /** The order. */
    INSTANCE;

    @Override
    public int compare(final String a, final String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            final int c;
            if (digit(a.charAt(i)) && digit(b.charAt(j))) {
                final int iEnd = end(a, i);
                final int jEnd = end(b, j);
                c =
                        new BigInteger(a.substring(i, iEnd))
                                .compareTo(new BigInteger(b.substring(j, jEnd)));
                i = iEnd;
                j = jEnd;
            } else {
                c = Character.compare(a.charAt(i++), b.charAt(j++));
            }
            if (c != 0) {
                return c;
            }
        }
        final int rest = Integer.compare(a.length() - i, b.length() - j);
        return rest != 0 ? rest : a.compareTo(b);
    }

    private static boolean digit(final char c) {
        return c >= '0' && c <= '9';
    }

    private static int end(final String s, final int from) {
        int end = from;
        while (end < s.length() && digit(s.charAt(end))) {
            end++;
        }
        return end;
    }
}
