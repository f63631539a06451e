package org.zeroloss.signal;

import java.util.Locale;

/**
 * A file that a signal was made from.
 *
 * @param name file name or address as the user gave it; not blank
 * @param sha256 its SHA-256 as 64 lower-case hexadecimal digits, or {@code ""} if not computed
 */
public record SignalSource(String name, String sha256) {

    /** Validates both components. */
    public SignalSource {
        Check.present(name, "source name");
        sha256 = Check.notNull(sha256, "SHA-256 of source '" + name + "'").toLowerCase(Locale.ROOT);
        if (!sha256.isEmpty() && !sha256.matches("[0-9a-f]{64}")) {
            throw new SignalException(
                    "Expected 64 hexadecimal digits as the SHA-256 of source '"
                            + name
                            + "', found '"
                            + sha256
                            + "'");
        }
    }
}
