package org.zeroloss.nodes.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Objects on images as a page gets them; arrays are little-endian 32-bit floats, {@code NaN} for
 * what an object lacks, and {@code null} for what all of them lack.
 *
 * @param x columns, in pixels
 * @param y lines, in pixels
 * @param width widths of the boxes, in pixels
 * @param height heights of the boxes, in pixels
 * @param probability probabilities of the classes
 * @param image on which image of the stack
 * @param kind indices of the classes
 * @param classes names of the classes: numbers by size, then words by the alphabet
 */
public record MarksInfo(
        byte[] x,
        byte[] y,
        byte[] width,
        byte[] height,
        byte[] probability,
        byte[] image,
        byte[] kind,
        List<String> classes) {

    /**
     * @param marks objects
     * @return the same for a page
     */
    public static MarksInfo of(final List<Mark> marks) {
        final List<String> classes =
                marks.stream().map(Mark::kind).distinct().sorted(byNumber()).toList();
        return new MarksInfo(
                floats(marks, Mark::x),
                floats(marks, Mark::y),
                orNull(marks, Mark::width),
                orNull(marks, Mark::height),
                orNull(marks, Mark::probability),
                orNull(marks, Mark::image),
                floats(marks, m -> classes.indexOf(m.kind())),
                new ArrayList<>(classes));
    }

    private static Comparator<String> byNumber() {
        return Comparator.comparingDouble(MarksInfo::number)
                .thenComparing(Comparator.naturalOrder());
    }

    private static double number(final String name) {
        return name.matches("-?\\d{1,15}(\\.\\d{1,15})?") ? Double.parseDouble(name) : Double.NaN;
    }

    private static byte[] orNull(final List<Mark> marks, final ToDoubleFunction<Mark> value) {
        return marks.stream().allMatch(m -> Double.isNaN(value.applyAsDouble(m)))
                ? null
                : floats(marks, value);
    }

    private static byte[] floats(final List<Mark> marks, final ToDoubleFunction<Mark> value) {
        final float[] values = new float[marks.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) value.applyAsDouble(marks.get(i));
        }
        return FloatBytes.of(values);
    }
}
