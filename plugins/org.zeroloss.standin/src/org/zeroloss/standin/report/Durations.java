package org.zeroloss.standin.report;

import java.time.Duration;
import java.util.Locale;

/** Durations as people read them. */
public final class Durations {

    private Durations() {}

    /**
     * @param d a duration, not negative
     * @return for example {@code 0.42 s}, {@code 12.3 s}, {@code 3 min 05 s}
     */
    public static String text(final Duration d) {
        final double s = d.toNanos() / 1e9;
        if (s < 10) {
            return String.format(Locale.ROOT, "%.2f s", s);
        }
        if (s < 99.95) {
            return String.format(Locale.ROOT, "%.1f s", s);
        }
        final long whole = Math.round(s);
        if (whole < 3600) {
            return String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
        }
        return String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole / 60 % 60);
    }
}
