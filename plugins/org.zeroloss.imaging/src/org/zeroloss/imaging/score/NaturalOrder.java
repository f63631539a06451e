package org.zeroloss.imaging.score;

import java.util.Comparator;

/** Orders names of images: numbers by value and before words, so that 9 comes before 10. */
final class NaturalOrder implements Comparator<String> {

    static final NaturalOrder INSTANCE = new NaturalOrder();

    private NaturalOrder() {}

    @Override
    public int compare(final String a, final String b) {
        final boolean first = isNumber(a);
        if (first != isNumber(b)) {
            return first ? -1 : 1;
        }
        final int byValue = first ? Long.compare(Long.parseLong(a), Long.parseLong(b)) : 0;
        return byValue != 0 ? byValue : a.compareTo(b);
    }

    private static boolean isNumber(final String name) {
        return name.matches("\\d{1,18}");
    }
}
