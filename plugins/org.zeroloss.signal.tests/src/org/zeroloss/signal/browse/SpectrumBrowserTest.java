package org.zeroloss.signal.browse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zeroloss.base.Workers;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.MapColumn;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalBlock;
import org.zeroloss.signal.SignalMetadata;
import org.zeroloss.signal.SignalSpec;
import org.zeroloss.signal.SignalWriter;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

class SpectrumBrowserTest {

    private static final int FRAMES = 2;
    private static final int LINES = 7;
    private static final int COLUMNS = 9;

    /** Not a multiple of the channels that are summed together. */
    private static final int CHANNELS = 1000;

    @TempDir private Path m_dir;

    private SignalSpec m_spec;
    private double[][] m_values;

    private static Axis axis(final String name, final int size) {
        return new Axis(name, "nm", size, 2, 1, AxisRole.NAVIGATION);
    }

    @BeforeEach
    void write() {
        m_spec =
                SignalSpec.spectralImage(
                                "",
                                "",
                                List.of(
                                        axis("t", FRAMES),
                                        axis("y", LINES),
                                        axis("x", COLUMNS),
                                        new Axis(
                                                "Energy loss",
                                                "eV",
                                                CHANNELS,
                                                0.1,
                                                -2,
                                                AxisRole.SIGNAL)),
                                DataType.FLOAT32,
                                SignalMetadata.EMPTY)
                        .withMap(new MapColumn("row", DataType.FLOAT64, ""))
                        .withMap(new MapColumn("third", DataType.INT32, ""));
        final SplittableRandom random = new SplittableRandom(11);
        m_values = new double[FRAMES * LINES * COLUMNS][CHANNELS];
        try (SignalWriter w = SignalWriter.create(file(), m_spec)) {
            final SignalBlock b = w.newBlock();
            for (int r = 0; r < b.rows(); r++) {
                for (int c = 0; c < CHANNELS; c++) {
                    m_values[r][c] = (float) random.nextDouble(-100, 1e5);
                    b.band().set(r, c, m_values[r][c]);
                }
                b.map("row").set(r, 0, r);
                b.map("third").set(r, 0, r % 3 - 1);
            }
            w.write(b);
            w.finish();
        }
    }

    private Path file() {
        return m_dir.resolve("a.arrow");
    }

    private SpectrumBrowser browser(final int threads) {
        return new SpectrumBrowser(m_spec, () -> Signal.open(file()), new Workers(threads));
    }

    @Test
    void aPixelIsItsSpectrum() {
        final SpectrumBrowser b = browser(2);
        final float[] y = b.spectrum("signal", 1, 3, 5);
        for (int c = 0; c < CHANNELS; c++) {
            assertEquals(m_values[(LINES + 5) * COLUMNS + 3][c], y[c]);
        }
    }

    @Test
    void aRegionIsTheMeanOfItsPixels() {
        final float[] mean = browser(2).region("signal", 0, new PixelRegion(2, 1, 6, 4));
        for (int c = 0; c < CHANNELS; c++) {
            double sum = 0;
            for (int y = 1; y <= 4; y++) {
                for (int x = 2; x <= 6; x++) {
                    sum += m_values[y * COLUMNS + x][c];
                }
            }
            assertEquals(sum / 20, mean[c], 1e-2);
        }
    }

    @Test
    void aWindowIsTheMeanOfItsChannelsHoweverWide() {
        final SpectrumBrowser b = browser(2);
        final SplittableRandom random = new SplittableRandom(12);
        for (int trial = 0; trial < 200; trial++) {
            final int from = random.nextInt(CHANNELS);
            final int to = trial == 0 ? CHANNELS : random.nextInt(from, CHANNELS) + 1;
            final int frame = random.nextInt(FRAMES);
            final float[] map = b.window(frame, trial == 0 ? 0 : from, to);
            for (int p = 0; p < map.length; p++) {
                double sum = 0;
                for (int c = trial == 0 ? 0 : from; c < to; c++) {
                    sum += m_values[frame * LINES * COLUMNS + p][c];
                }
                assertEquals(sum / (to - (trial == 0 ? 0 : from)), map[p], 0.02);
            }
        }
    }

    @Test
    void threadsChangeNothing() {
        assertArrayEquals(browser(1).window(0, 3, 990), browser(5).window(0, 3, 990));
        assertArrayEquals(
                browser(1).region("signal", 0, new PixelRegion(0, 0, 8, 6)),
                browser(5).region("signal", 0, new PixelRegion(0, 0, 8, 6)));
    }

    @Test
    void aMapHasTheFramesPixels() {
        final float[] rows = browser(1).column(1, "row");
        assertEquals(LINES * COLUMNS, rows.length);
        assertEquals(LINES * COLUMNS, rows[0]);
    }

    @Test
    void theFileIsFreeBetweenQuestions() throws Exception {
        final SpectrumBrowser b = browser(2);
        b.window(0, 0, CHANNELS);
        assertTrue(Files.deleteIfExists(file()));
        assertThrows(RuntimeException.class, () -> b.spectrum("signal", 0, 0, 0));
    }

    @Test
    void whatIsOutsideIsNamed() {
        final SpectrumBrowser b = browser(1);
        assertThrows(IndexOutOfBoundsException.class, () -> b.spectrum("signal", 2, 0, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> b.spectrum("signal", 0, COLUMNS, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> b.spectrum("signal", 0, 0, -1));
        assertThrows(IndexOutOfBoundsException.class, () -> b.window(0, 5, CHANNELS + 1));
        assertThrows(IndexOutOfBoundsException.class, () -> b.window(0, 5, 5));
        assertThrows(
                IndexOutOfBoundsException.class,
                () -> b.region("signal", 0, new PixelRegion(0, 0, COLUMNS, 0)));
        assertThrows(IndexOutOfBoundsException.class, () -> new PixelRegion(3, 0, 2, 0));
    }

    @Test
    void aSpectrumAloneIsOnePixel() {
        final SignalSpec one =
                SignalSpec.spectralImage(
                        "",
                        "",
                        List.of(new Axis("Energy loss", "eV", 8, 1, 0, AxisRole.SIGNAL)),
                        DataType.FLOAT32,
                        SignalMetadata.EMPTY);
        final PixelGrid grid = PixelGrid.of(one);
        assertEquals(1, grid.pixels());
        assertEquals(1, grid.frames());
    }

    @Test
    void classesHaveTheMeanAndSpreadOfTheirPixels() {
        try (Signal image = Signal.open(file())) {
            final List<ClassSpectra> classes = ClassSpectra.of(image, "third", new Workers(2));
            assertEquals(List.of(0, 1), classes.stream().map(ClassSpectra::label).toList());
            for (final ClassSpectra k : classes) {
                double sum = 0;
                double squares = 0;
                int n = 0;
                for (int r = 0; r < m_values.length; r++) {
                    if (r % 3 - 1 == k.label()) {
                        n++;
                        sum += m_values[r][77];
                        squares += m_values[r][77] * m_values[r][77];
                    }
                }
                assertEquals(n, k.pixels());
                assertEquals(sum / n, k.mean()[77], 1e-2);
                final double variance = (squares - sum * sum / n) / (n - 1);
                assertEquals(Math.sqrt(variance), k.deviation()[77], 1e-2);
            }
        }
    }
}
