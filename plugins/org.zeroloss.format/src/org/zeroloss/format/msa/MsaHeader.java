package org.zeroloss.format.msa;

import org.zeroloss.format.FormatException;
import org.zeroloss.format.text.TextLines;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The keywords of a file, up to {@code #SPECTRUM}.
 *
 * @param file name for messages
 * @param entries by keyword in upper case; of a repeated keyword the last counts, but comments are
 *     joined
 */
record MsaHeader(String file, Map<String, Entry> entries) {

    static final String SPECTRUM = "SPECTRUM";
    static final String END = "ENDOFDATA";
    private static final int MAX_LINES = 10_000;
    private static final Pattern KEYWORD = Pattern.compile("#(#?[^:]*):(.*)");

    /**
     * One keyword.
     *
     * @param line its line, counted from 1
     * @param start byte at which the line starts
     * @param unit what stands after a hyphen behind the keyword, or ""
     * @param value what stands after the colon
     */
    record Entry(long line, long start, String unit, String value) {

        /**
         * @param file name for messages
         * @param expected what should stand here
         * @param found what stands here
         * @return the exception to throw
         */
        FormatException wrong(final String file, final String expected, final String found) {
            return FormatException.inLine(file, line, start, expected, found);
        }
    }

    /**
     * @param file name for messages
     * @param lines at the start of the file; afterwards at the first line of values
     * @return the header
     * @throws FormatException if the first line is not the format's, or a line is no keyword
     */
    static MsaHeader read(final String file, final TextLines lines) {
        final Map<String, Entry> entries = new LinkedHashMap<>();
        boolean first = true;
        for (String line = lines.next(); line != null; line = lines.next()) {
            final String text = line.strip();
            if (text.isEmpty()) {
                continue;
            }
            if (first && !MsaReader.isFormat(text)) {
                throw lines.wrong(
                        "\"#FORMAT : EMSA/MAS Spectral Data File\" at the start",
                        "\"" + text.substring(0, Math.min(40, text.length())) + "\"");
            }
            first = false;
            final Matcher m = KEYWORD.matcher(text);
            if (!m.matches() || entries.size() > MAX_LINES) {
                throw lines.wrong(
                        "a keyword as \"#TITLE : text\"",
                        "\"" + text.substring(0, Math.min(40, text.length())) + "\"");
            }
            final String[] name = m.group(1).split("-", 2);
            final boolean user = name[0].startsWith("#");
            final String key = user ? m.group(1).strip() : name[0].strip().toUpperCase(Locale.ROOT);
            if (key.equals(SPECTRUM)) {
                return new MsaHeader(file, entries);
            }
            final String unit = user || name.length < 2 ? "" : name[1].strip();
            String value = m.group(2).strip();
            if (key.equals("COMMENT") && entries.containsKey(key)) {
                value = entries.get(key).value() + "\n" + value;
            }
            entries.put(key, new Entry(lines.number(), lines.start(), unit, value));
        }
        throw lines.wrong("the keyword #SPECTRUM before the values", "the end");
    }

    /**
     * @param key keyword
     * @return its value, if it is there and not blank
     */
    Optional<String> text(final String key) {
        return Optional.ofNullable(entries.get(key)).map(Entry::value).filter(v -> !v.isBlank());
    }

    /**
     * @param key keyword
     * @return its value, if it is there and not blank
     * @throws FormatException if the value is no finite number
     */
    OptionalDouble number(final String key) {
        final Optional<String> text = text(key);
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        // Files write 2.0 E-06 too.
        final String plain = text.get().replaceAll("\\s+(?=[eE][+-]?\\d)", "");
        if (plain.length() <= 64 && plain.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?")) {
            final double v = Double.parseDouble(plain);
            if (Double.isFinite(v)) {
                return OptionalDouble.of(v);
            }
        }
        throw entries.get(key)
                .wrong(
                        file,
                        "a finite number for #" + key,
                        "\"" + text.get().substring(0, Math.min(40, text.get().length())) + "\"");
    }

    /**
     * @param key keyword that the format requires
     * @return its value
     * @throws FormatException if it is missing, blank or no finite number
     */
    double required(final String key) {
        final OptionalDouble v = number(key);
        if (v.isEmpty()) {
            throw FormatException.at(
                    file, 0, "a number for the keyword #" + key + " in the header", "none");
        }
        return v.getAsDouble();
    }
}
