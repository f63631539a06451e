package org.zeroloss.format.text;

import org.zeroloss.format.FormatException;
import org.zeroloss.format.SourceFile;
import org.zeroloss.format.TextOptions;

import java.util.ArrayList;
import java.util.List;

/**
 * The shape of a text of numbers, found by reading it twice without keeping it: first for the
 * decimal mark, then for columns and columns of even steps.
 *
 * @param header lines before the numbers
 * @param decimalComma whether 1,5 is one and a half
 * @param lines lines of numbers
 * @param columns numbers in each line
 * @param steps one per column, for at most {@value #MAX_STEPS} columns; else none
 */
record TextTable(
        List<String> header, boolean decimalComma, long lines, int columns, List<EvenSteps> steps) {

    private static final int MAX_HEADER = 1000;
    private static final int MAX_STEPS = 100_000;

    /** Takes the lines of numbers. */
    interface Visitor {

        /**
         * @param line a line of numbers
         * @param place where it stands
         */
        void line(String line, TextLines place);
    }

    static TextTable scan(final SourceFile source, final TextOptions options) {
        final DecimalMarkScan marks = new DecimalMarkScan();
        final List<String> header = visit(source, (line, place) -> marks.line(line));
        final boolean comma = marks.isComma(source.name(), options.decimalMark());
        final Numbers numbers = new Numbers(comma);
        final long[] lines = new long[1];
        final int[] columns = new int[1];
        final List<EvenSteps> steps = new ArrayList<>();
        visit(
                source,
                (line, place) -> {
                    final int n = numbers.parse(line, place);
                    if (lines[0]++ == 0) {
                        columns[0] = n;
                        for (int i = 0; n <= MAX_STEPS && i < n; i++) {
                            steps.add(new EvenSteps());
                        }
                    }
                    if (n != columns[0]) {
                        throw place.wrong(
                                columns[0] + " numbers as in the lines before", String.valueOf(n));
                    }
                    for (int i = 0; i < steps.size(); i++) {
                        steps.get(i).add(numbers.get(i), numbers.decimals(i));
                    }
                });
        if (lines[0] == 0) {
            throw FormatException.at(source.name(), 0, "lines of numbers", "none");
        }
        return new TextTable(header, comma, lines[0], columns[0], steps);
    }

    /**
     * Visits the lines of numbers. Empty lines and comments ({@code # % //}) are passed over;
     * before the first line of numbers there may be a header.
     *
     * @param source file to read
     * @param visitor takes the lines
     * @return the header and comments, at most {@value #MAX_HEADER} lines
     */
    static List<String> visit(final SourceFile source, final Visitor visitor) {
        final List<String> header = new ArrayList<>();
        boolean data = false;
        try (TextLines lines = TextLines.open(source)) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                final String text = line.strip();
                final boolean comment =
                        text.startsWith("#") || text.startsWith("%") || text.startsWith("//");
                if (text.isEmpty()) {
                    continue;
                }
                if (comment || !data && !startsNumber(text)) {
                    if (header.size() == MAX_HEADER) {
                        throw lines.wrong(
                                "numbers after at most " + MAX_HEADER + " lines of header",
                                "another line without");
                    }
                    header.add(text);
                    continue;
                }
                data = true;
                visitor.line(line, lines);
            }
        }
        return header;
    }

    static boolean startsNumber(final String text) {
        return text.matches("(?s)[+-]?[.,]?[0-9].*");
    }
}
