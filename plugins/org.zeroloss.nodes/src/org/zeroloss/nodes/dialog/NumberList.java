package org.zeroloss.nodes.dialog;

import java.util.ArrayList;
import java.util.List;

/** Numbers in one text field, separated by commas. */
public final class NumberList {

    private NumberList() {}

    /**
     * @param numbers some numbers
     * @return them as the field shows them
     */
    public static String text(final List<Double> numbers) {
        return String.join(", ", numbers.stream().map(String::valueOf).toList());
    }

    /**
     * @param text of the field; empty for none
     * @param field its title in quotation marks, for the message
     * @return its numbers
     * @throws IllegalArgumentException if one of them is none
     */
    public static List<Double> of(final String text, final String field) {
        final List<Double> numbers = new ArrayList<>();
        for (final String part : text.split("[,;]")) {
            if (part.isBlank()) {
                continue;
            }
            try {
                numbers.add(Double.valueOf(part.strip()));
            } catch (final NumberFormatException e) {
                throw new IllegalArgumentException(
                        "Expected numbers separated by commas in "
                                + field
                                + ", such as 0.8, 1.0, 1.25, found '"
                                + part.strip()
                                + "'.",
                        e);
            }
        }
        return numbers;
    }
}
