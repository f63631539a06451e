package org.zeroloss.format.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zeroloss.base.Progress;
import org.zeroloss.format.AxisOverride;
import org.zeroloss.format.Collected;
import org.zeroloss.format.FormatException;
import org.zeroloss.format.ReadOptions;
import org.zeroloss.format.SignalFile;
import org.zeroloss.format.SignalReaders;
import org.zeroloss.format.SourceFile;
import org.zeroloss.format.TextOptions;
import org.zeroloss.format.TextOptions.DecimalMark;
import org.zeroloss.format.TextOptions.Layout;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.SignalSpec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/** Text in its many shapes. */
class TextTest {

    private static final AxisOverride AXIS =
            new AxisOverride(OptionalDouble.of(-2), OptionalDouble.of(0.5), Optional.of("eV"));

    @TempDir private Path m_temp;

    private record Read(SignalSpec spec, double[] values) {}

    private Read read(final String name, final String text, final ReadOptions options)
            throws IOException {
        final Path file = m_temp.resolve(name);
        Files.writeString(file, text, StandardCharsets.UTF_8);
        try (SignalFile f = new SignalReaders().open(SourceFile.of(file), options)) {
            final Collected rows = new Collected();
            f.read(0, rows, Progress.NONE);
            assertEquals(DataType.FLOAT64, f.signals().get(0).type());
            return new Read(f.signals().get(0), rows.values(DataType.FLOAT64));
        }
    }

    private Read read(final String text) throws IOException {
        return read("a.txt", text, ReadOptions.DEFAULT);
    }

    private String refused(final String name, final String text, final ReadOptions options) {
        final FormatException e =
                assertThrows(FormatException.class, () -> read(name, text, options));
        assertTrue(e.getMessage().startsWith(name + ": "), e.getMessage());
        return e.getMessage();
    }

    private static ReadOptions with(
            final Layout layout, final int column, final AxisOverride axis) {
        return new ReadOptions(axis, new TextOptions(layout, column, DecimalMark.AUTO));
    }

    private static void energies(
            final Read read, final double offset, final double scale, final String unit) {
        final Axis a = read.spec().signalAxis();
        assertEquals(offset, a.offset(), 1e-12 * Math.max(1, Math.abs(offset)));
        assertEquals(scale, a.scale(), 1e-12 * Math.abs(scale));
        assertEquals(unit, a.unit());
    }

    @ParameterizedTest
    @CsvSource({
        "a_m0d93eV-to-9d07eV.txt, -0.93, 9.07",
        "(14)_m4d054eV_45d471eV.txt, -4.054, 45.471",
        "x-0eV_10eV-more.txt, 0, 10"
    })
    void fileNameGivesTheEnds(final String name, final double lo, final double hi)
            throws IOException {
        final Read r = read(name, "1\t2\t3\t4\t5\t\n", ReadOptions.DEFAULT);
        // channel centres at lo + (hi - lo)(i + 1/2)/n
        energies(r, lo + (hi - lo) * 0.5 / 5, (hi - lo) / 5, "eV");
        assertArrayEquals(new double[] {1, 2, 3, 4, 5}, r.values());
        assertEquals(1, r.spec().axes().size());
        assertEquals(lo + (hi - lo) * 4.5 / 5, r.spec().signalAxis().last(), 1e-12);
    }

    @Test
    void fallingOrPartialNamesAreNoRange() {
        for (final String name : new String[] {"a_5eV_4eV.txt", "a_5eV.txt", "eV_to_eV.txt"}) {
            assertTrue(
                    refused(name, "1 2 3\n", ReadOptions.DEFAULT)
                            .contains("expected energies: a column"),
                    name);
        }
    }

    @Test
    void energyIsNeverGuessed() {
        final String message = refused("a.txt", "1 2 3 4\n", ReadOptions.DEFAULT);
        assertTrue(message.contains("give the energy of the first channel"), message);
    }

    @Test
    void oneSpectrumALine() throws IOException {
        final Read r = read("a.txt", "1 2 3\n4 5 6\n", with(Layout.SPECTRUM_A_LINE, 0, AXIS));
        energies(r, -2, 0.5, "eV");
        assertEquals(2, r.spec().rows());
        assertEquals(3, r.spec().width());
        assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6}, r.values());
    }

    @Test
    void oneSpectrumAColumn() throws IOException {
        final Read r = read("a.txt", "1 2\n3 9\n2 6\n", with(Layout.SPECTRUM_A_COLUMN, 0, AXIS));
        assertEquals(2, r.spec().rows());
        assertEquals(3, r.spec().width());
        assertArrayEquals(new double[] {1, 3, 2, 2, 9, 6}, r.values());
    }

    @Test
    void aColumnOfEvenStepsHoldsTheEnergies() throws IOException {
        // first or second: the one that steps evenly
        final Read a = read("Energy [keV],counts\n0.1,5\n0.2,50\n0.3,7\n0.4,9\n");
        energies(a, 100, 100, "eV");
        assertArrayEquals(new double[] {5, 50, 7, 9}, a.values());
        final Read b = read("5 0.1 1\n50 0.2 4\n7 0.3 9\n9 0.4 2\n");
        energies(b, 0.1, 0.1, "");
        assertEquals(2, b.spec().rows());
        assertArrayEquals(new double[] {5, 50, 7, 9, 1, 4, 9, 2}, b.values());
    }

    @Test
    void roundedEnergiesStillStepEvenly() throws IOException {
        final Read r = read("0.03 4\n0.05 2\n0.08 9\n0.10 1\n0.13 5\n0.15 8\n");
        energies(r, 0.03, 0.024, "");
    }

    @Test
    void aUnitAloneNamesTheUnitOfTheColumn() throws IOException {
        final AxisOverride keV =
                new AxisOverride(
                        OptionalDouble.empty(), OptionalDouble.empty(), Optional.of("keV"));
        final Read r = read("a.txt", "1 5\n2 9\n3 5\n", with(Layout.AUTO, 0, keV));
        energies(r, 1000, 1000, "eV");
    }

    @Test
    void ambiguousTablesAskWhichColumn() throws IOException {
        final String two = "1 10\n2 20\n3 30\n";
        assertTrue(refused("a.txt", two, ReadOptions.DEFAULT).contains("several columns"));
        assertTrue(
                refused("a.txt", two, with(Layout.SPECTRUM_A_COLUMN, 0, AxisOverride.NONE))
                        .contains("one column of even steps, the energies"));
        final Read r = read("a.txt", two, with(Layout.AUTO, 1, AxisOverride.NONE));
        energies(r, 1, 1, "");
        assertArrayEquals(new double[] {10, 20, 30}, r.values());
        assertTrue(refused("a.txt", "1 9\n5 2\n6 3\n", ReadOptions.DEFAULT).contains("no column"));
        assertTrue(
                refused("a.txt", "1 9\n5 2\n6 3\n", with(Layout.AUTO, 1, AxisOverride.NONE))
                        .contains("even steps"));
        assertTrue(refused("a.txt", two, with(Layout.AUTO, 3, AXIS)).contains("column 3"));
    }

    @Test
    void separatorsAndDecimalMarks() throws IOException {
        final ReadOptions line = with(Layout.AUTO, 0, AXIS);
        final double[] expected = {1.5, -2.25, 300};
        for (final String text :
                new String[] {
                    "1.5\t-2.25\t3e2\n",
                    "1.5 -2.25  3.0E+2",
                    "1.5,-2.25,300\n",
                    "1.5, -2.25, 300,\r\n",
                    "1.5;-2.25;300;\r",
                    "1,5;-2,25;300\n",
                    "1,5\t-2,25\t300\n",
                    "1,5 -2,25 3,00e2\n",
                    "\ufeff# comment\n\n1.5 -2.25 300\n"
                }) {
            assertArrayEquals(expected, read("a.txt", text, line).values(), text);
        }
        assertArrayEquals(new double[] {1, 2, 3}, read("a.txt", "1,2,3\n", line).values());
    }

    @Test
    void commasThatCouldBeBothAskWhich() throws IOException {
        final String text = "1,5\n2,7\n3,1\n";
        assertTrue(refused("a.txt", text, ReadOptions.DEFAULT).contains("decimal mark"));
        final Read point =
                read(
                        "a.txt",
                        text,
                        new ReadOptions(
                                AxisOverride.NONE,
                                new TextOptions(Layout.AUTO, 0, DecimalMark.POINT)));
        assertArrayEquals(new double[] {5, 7, 1}, point.values());
        final Read comma =
                read(
                        "a.txt",
                        text,
                        new ReadOptions(AXIS, new TextOptions(Layout.AUTO, 0, DecimalMark.COMMA)));
        assertArrayEquals(new double[] {1.5, 2.7, 3.1}, comma.values());
        // a thousands point beside a decimal comma
        assertTrue(
                refused("a.txt", "1.000,5\t2.000,5\n", with(Layout.AUTO, 0, AXIS))
                        .contains("decimal mark"));
    }

    @Test
    void whatIsWrongIsNamed() {
        final ReadOptions o = with(Layout.SPECTRUM_A_LINE, 0, AXIS);
        assertTrue(
                refused("a.txt", "1 2 3\n4 5\n", o)
                        .contains("line 2 (offset 0x6) expected 3 numbers"));
        assertTrue(refused("a.txt", "1 2 3\n4 x 5\n", o).contains("found \"x\""));
        assertTrue(refused("a.txt", "1 2 3\nend\n", o).contains("found \"end\""));
        assertTrue(refused("a.txt", "1 2,,3\n", with(Layout.AUTO, 0, AXIS)).contains("number"));
        assertTrue(refused("a.txt", "1 1e400\n", o).contains("finite"));
        assertTrue(refused("a.txt", "1 0x1p3\n", o).contains("0x1p3"));
        assertTrue(refused("a.txt", "7\n", o).contains("at least 2 channels"));
        assertTrue(refused("a.txt", "only words\n", o).contains("lines of numbers"));
        assertTrue(refused("a.txt", "1 \u0000 2\n", o).contains("zero byte"));
    }
}
