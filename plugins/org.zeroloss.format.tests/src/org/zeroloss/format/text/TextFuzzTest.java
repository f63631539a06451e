package org.zeroloss.format.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
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

/** Damaged text: refused, or every number that stands in it. Text declares no length. */
class TextFuzzTest {

    @TempDir private Path m_temp;

    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void oneSpectrumALine() throws IOException {
        final Path folder = TestData.path("data/eels/ws2-exciton");
        final Path sample =
                folder.resolve("Position-4-Specimen_EELS-Spectrum_m0d93eV-to-9d07eV.txt");
        final Mutations m = new Mutations(sample, m_temp, TextFuzzTest::check);
        m.truncate(150, 1, UnaryOperator.identity());
        m.flip(64, 500, at -> true);
        assertTrue(m.refused() > 0, "no damage was noticed");
        assertTrue(m.read() > 0, "digits may change");
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void energiesAndCounts() throws IOException {
        final StringBuilder text = new StringBuilder("Energy loss (eV);counts\n");
        for (int i = 0; i < 200; i++) {
            text.append(String.format(Locale.ROOT, "%.3f;%d%n", -1 + 0.025 * i, (i * 7919) % 1000));
        }
        final Path sample = m_temp.resolve("sample.csv");
        Files.writeString(sample, text);
        final Path copy = Files.createDirectory(m_temp.resolve("copy"));
        final Mutations m =
                new Mutations(
                        sample,
                        copy,
                        (content, spec, rows) -> {
                            assertEquals(1, spec.axes().size());
                            assertEquals(spec.width() * 8L, rows.length);
                        });
        m.truncate(300, 1, UnaryOperator.identity());
        m.flip(64, 500, at -> true);
        assertTrue(m.refused() > 0, "no damage was noticed");
    }

    private static void check(final byte[] content, final SignalSpec spec, final byte[] rows) {
        final double[] expected =
                new String(content, StandardCharsets.UTF_8)
                        .lines()
                        .map(String::strip)
                        .filter(l -> l.matches("[+-]?[.,]?[0-9].*"))
                        .flatMap(l -> Arrays.stream(l.split("[,;\\s\u00a0]+")))
                        .filter(w -> !w.isEmpty())
                        .mapToDouble(Double::parseDouble)
                        .toArray();
        assertEquals(DataType.FLOAT64, spec.type());
        assertEquals(expected.length, spec.rows() * spec.width());
        assertArrayEquals(expected, Collected.values(rows, spec.type()));
    }
}
