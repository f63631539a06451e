package org.zeroloss.signal;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Validation shared by the records: each message names what was bad. */
final class Check {

    private Check() {}

    static <T> T notNull(final T value, final String what) {
        if (value == null) {
            throw new SignalException("Expected a " + what + ", found null");
        }
        return value;
    }

    static String present(final String value, final String what) {
        if (value == null || value.isBlank()) {
            throw new SignalException(
                    "Expected a "
                            + what
                            + " that is not blank, found "
                            + (value == null ? "null" : "'" + value + "'"));
        }
        return value;
    }

    static <T> List<T> list(final List<T> values, final String what) {
        notNull(values, what);
        for (int i = 0; i < values.size(); i++) {
            notNull(values.get(i), "value " + i + " of " + what);
        }
        return List.copyOf(values);
    }

    /** A sorted copy, so that the same map gives the same bytes. */
    static Map<String, String> map(final Map<String, String> values, final String what) {
        notNull(values, what);
        values.forEach(
                (k, v) -> {
                    notNull(k, "key in " + what);
                    notNull(v, "value of '" + k + "' in " + what);
                });
        return Collections.unmodifiableMap(new TreeMap<>(values));
    }

    static long index(final long index, final long size, final String what) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(
                    "Expected an index of " + what + " in 0 .. " + (size - 1) + ", found " + index);
        }
        return index;
    }

    /** Checks a window of {@code count} values from {@code from}, all within {@code size}. */
    static void window(final long from, final long count, final long size, final String what) {
        if (from < 0 || count < 0 || from > size - count) {
            throw new IndexOutOfBoundsException(
                    "Expected a window of "
                            + what
                            + " within 0 .. "
                            + (size - 1)
                            + ", found "
                            + count
                            + " from "
                            + from);
        }
    }
}
