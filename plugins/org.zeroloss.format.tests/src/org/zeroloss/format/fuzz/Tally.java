package org.zeroloss.format.fuzz;

import java.util.Map;
import java.util.TreeMap;

/** What became of the damaged files, by format. */
final class Tally {

    private final Map<String, int[]> m_rows = new TreeMap<>();
    private final Map<String, long[]> m_most = new TreeMap<>();

    private enum Column {
        FILES,
        CASES,
        REFUSED,
        READ,
        COMPARED
    }

    private int[] row(final String format) {
        return m_rows.computeIfAbsent(format, f -> new int[Column.values().length]);
    }

    void file(final String format, final long slowestMs, final long mostBytes) {
        row(format)[Column.FILES.ordinal()]++;
        final long[] most = m_most.computeIfAbsent(format, f -> new long[2]);
        most[0] = Math.max(most[0], slowestMs);
        most[1] = Math.max(most[1], mostBytes);
    }

    void refused(final String format) {
        row(format)[Column.CASES.ordinal()]++;
        row(format)[Column.REFUSED.ordinal()]++;
    }

    void read(final String format, final boolean compared) {
        row(format)[Column.CASES.ordinal()]++;
        row(format)[Column.READ.ordinal()]++;
        row(format)[Column.COMPARED.ordinal()] += compared ? 1 : 0;
    }

    int cases() {
        return m_rows.values().stream().mapToInt(r -> r[Column.CASES.ordinal()]).sum();
    }

    /** A table as documents show it. */
    String table() {
        final StringBuilder s =
                new StringBuilder(
                        "| Format | Files | Cases | Refused | Read | of these values compared |"
                                + " Slowest case | Most allocated |\n"
                                + "|---|---:|---:|---:|---:|---:|---:|---:|\n");
        final int[] sum = new int[Column.values().length];
        for (final Map.Entry<String, int[]> e : m_rows.entrySet()) {
            final long[] most = m_most.getOrDefault(e.getKey(), new long[2]);
            line(s, e.getKey(), e.getValue());
            s.append(String.format(" %d ms | %.1f MB |%n", most[0], most[1] / 1e6));
            for (int i = 0; i < sum.length; i++) {
                sum[i] += e.getValue()[i];
            }
        }
        line(s, "all", sum);
        return s.append(" | |\n").toString();
    }

    private static void line(final StringBuilder s, final String name, final int[] row) {
        s.append("| ").append(name).append(" |");
        for (final int n : row) {
            s.append(' ').append(n).append(" |");
        }
    }
}
