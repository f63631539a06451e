package org.zeroloss.signal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version {@code major.minor} of what this class writes, and the check of what it reads. */
final class FormatVersion {

    /**
     * Written into every file and JSON. The minor number grows when keys or columns are added that
     * an older reader can ignore, the major one otherwise.
     */
    static final String CURRENT = "1.0";

    private static final int MAJOR = 1;

    private static final Pattern VERSION = Pattern.compile("(\\d{1,9})\\.(\\d{1,9})");

    private FormatVersion() {}

    static void check(final String found) {
        final Matcher m = VERSION.matcher(found);
        if (!m.matches()) {
            throw new SignalException(
                    "Expected a signal format version like " + CURRENT + ", found '" + found + "'");
        }
        if (Integer.parseInt(m.group(1)) > MAJOR) {
            throw new SignalException(
                    "Expected signal format version "
                            + MAJOR
                            + ".x, found "
                            + found
                            + ": written by a newer Zeroloss; update this one to read it");
        }
        if (Integer.parseInt(m.group(1)) < MAJOR) {
            throw new SignalException(
                    "Expected signal format version " + MAJOR + ".x, found " + found);
        }
    }
}
