package org.zeroloss.format.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.zeroloss.format.Collected;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.SignalSpec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Plain text: every number that stands in it, in lines or in columns; a column of energies may be
 * taken for the axis. Text declares no length, so a cut text may be a shorter one.
 */
final class TextOracle implements Oracle {

    @Override
    public boolean isValue(final int at) {
        return false;
    }

    /** A digit and what separates it from the next make a real of 64 bits. */
    @Override
    public int ratio() {
        return 8;
    }

    @Override
    public int least() {
        return 1;
    }

    @Override
    public int check(final byte[] content, final Reading reading) {
        assertEquals(1, reading.specs().size());
        final SignalSpec spec = reading.specs().get(0);
        assertEquals(DataType.FLOAT64, spec.type());
        final List<double[]> lines = new ArrayList<>();
        for (final String l : new String(content, StandardCharsets.UTF_8).split("\r\n|\r|\n")) {
            final String line = l.strip().replaceFirst("^\ufeff", "");
            if (line.matches("[+-]?[.,]?[0-9].*")) {
                lines.add(
                        Arrays.stream(line.split("[,;\\s\u00a0]+"))
                                .filter(w -> !w.isEmpty())
                                .mapToDouble(Double::parseDouble)
                                .toArray());
            }
        }
        final double[] found = Collected.values(reading.rows().get(0), spec.type());
        if (spec.rows() == lines.size() && spec.width() == lines.get(0).length) {
            assertArrayEquals(lines.stream().flatMapToDouble(Arrays::stream).toArray(), found);
            return 1;
        }
        // columns, but for one of energies
        final int columns = lines.get(0).length;
        assertEquals(lines.size(), spec.width());
        assertEquals(columns == 1 ? 1 : spec.rows(), spec.rows());
        int column = 0;
        for (int r = 0; r < spec.rows(); r++) {
            double[] expected = column(lines, column++);
            final double[] row =
                    Arrays.copyOfRange(found, r * spec.width(), (r + 1) * spec.width());
            if (!Arrays.equals(expected, row) && column == r + 1 && columns > spec.rows()) {
                assertEquals(expected[0], spec.axes().get(spec.axes().size() - 1).first(), 0.01);
                expected = column(lines, column++);
            }
            assertArrayEquals(expected, row);
        }
        return 1;
    }

    private static double[] column(final List<double[]> lines, final int column) {
        return lines.stream().mapToDouble(l -> l[column]).toArray();
    }
}
