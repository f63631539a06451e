package org.zeroloss.format.msa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zeroloss.format.Collected;
import org.zeroloss.format.Mutations;
import org.zeroloss.format.TestData;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.SignalSpec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** Damaged msa files: refused, or the values that stand between their keywords. */
class MsaFuzzTest {

    @TempDir private Path m_temp;

    @ParameterizedTest
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    @ValueSource(
            strings = {
                "formats/msa/example1.msa",
                "formats/msa/example2.msa",
                "formats/msa/ISO_22029_2022_compliance.msa",
                "eels/exspy/lowloss_spectrum.msa"
            })
    void damaged(final String name) throws IOException {
        final Path sample = TestData.path("data/" + name);
        final String end = "#ENDOFDATA";
        final int mustFail =
                Files.readString(sample, StandardCharsets.ISO_8859_1).indexOf(end) + end.length();
        final Mutations m = new Mutations(sample, m_temp, MsaFuzzTest::check);
        m.truncate(200, mustFail, UnaryOperator.identity());
        final int before = m.refused();
        m.flip(32, 400, at -> at < mustFail);
        assertTrue(m.refused() > before, "no flip was noticed");
    }

    private static void check(final byte[] content, final SignalSpec spec, final byte[] rows) {
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
        for (i++; !lines[i].strip().toUpperCase(Locale.ROOT).startsWith("#ENDOFDATA"); i++) {
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
        assertArrayEquals(expected, Collected.values(rows, spec.type()));
    }
}
