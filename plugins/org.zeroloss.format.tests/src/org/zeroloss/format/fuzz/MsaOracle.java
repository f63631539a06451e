package org.zeroloss.format.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.zeroloss.format.Collected;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.SignalSpec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** The values that stand between an msa file's keywords. */
final class MsaOracle implements Oracle {

    private static final String END = "#ENDOFDATA";

    private final int m_least;

    MsaOracle(final byte[] sample) {
        m_least =
                new String(sample, StandardCharsets.ISO_8859_1)
                                .toUpperCase(Locale.ROOT)
                                .indexOf(END)
                        + END.length();
    }

    @Override
    public boolean isValue(final int at) {
        return false;
    }

    @Override
    public int ratio() {
        return 8;
    }

    @Override
    public int least() {
        return m_least;
    }

    @Override
    public int check(final byte[] content, final Reading reading) {
        assertEquals(1, reading.specs().size());
        final SignalSpec spec = reading.specs().get(0);
        final String text = new String(content, StandardCharsets.ISO_8859_1);
        final String[] lines = text.split("\r\n|\r|\n");
        int i = 0;
        while (!lines[i].strip().toUpperCase(Locale.ROOT).matches("#SPECTRUM\\s*(-.*)?:.*")) {
            i++;
        }
        final boolean pairs =
                Arrays.stream(lines)
                        .limit(i)
                        .anyMatch(
                                l ->
                                        l.toUpperCase(Locale.ROOT)
                                                .matches("#DATATYPE[^:]*:\\s*XY\\s*"));
        final StringBuilder values = new StringBuilder();
        for (i++; !lines[i].strip().toUpperCase(Locale.ROOT).startsWith(END); i++) {
            values.append(lines[i]).append('\n');
        }
        final double[] all =
                Arrays.stream(values.toString().split("[,;\\s\u00a0]+"))
                        .filter(w -> !w.isEmpty())
                        .mapToDouble(Double::parseDouble)
                        .toArray();
        final double[] expected = new double[pairs ? all.length / 2 : all.length];
        for (int k = 0; k < expected.length; k++) {
            expected[k] = all[pairs ? 2 * k + 1 : k];
        }
        assertEquals(DataType.FLOAT64, spec.type());
        assertEquals(expected.length, spec.width());
        assertEquals(1, spec.rows());
        assertArrayEquals(expected, Collected.values(reading.rows().get(0), spec.type()));
        return 1;
    }
}
