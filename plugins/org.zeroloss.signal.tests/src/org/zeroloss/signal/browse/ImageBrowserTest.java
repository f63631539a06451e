package org.zeroloss.signal.browse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.zeroloss.base.Workers;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalBlock;
import org.zeroloss.signal.SignalException;
import org.zeroloss.signal.SignalKind;
import org.zeroloss.signal.SignalMetadata;
import org.zeroloss.signal.SignalSpec;
import org.zeroloss.signal.SignalWriter;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class ImageBrowserTest {

    @TempDir private Path m_dir;

    private static double value(final int frame, final int x, final int y) {
        return (37 * x + 11 * y + 1000 * frame) % 251;
    }

    private SignalSpec spec(final int frames, final int width, final int height, final DataType t) {
        return new SignalSpec(
                SignalKind.IMAGE_STACK,
                "",
                "",
                List.of(
                        new Axis("image", "", frames, 1, 0, AxisRole.NAVIGATION),
                        new Axis("y", "nm", height, 0.5, 0, AxisRole.SIGNAL),
                        new Axis("x", "nm", width, 0.5, 0, AxisRole.SIGNAL)),
                t,
                List.of(SignalSpec.SIGNAL),
                List.of(),
                SignalMetadata.EMPTY);
    }

    private ImageBrowser write(final SignalSpec spec, final int missing) {
        final int height = (int) spec.axes().get(1).size();
        final Path file = m_dir.resolve("i" + spec.rows() + ".arrow");
        try (SignalWriter w = SignalWriter.create(file, spec)) {
            while (w.remainingRows() > 0) {
                final long first = w.writtenRows();
                final SignalBlock b = w.newBlock();
                for (int r = 0; r < b.rows(); r++) {
                    final int frame = (int) ((first + r) / height);
                    final int y = (int) ((first + r) % height);
                    for (int x = 0; x < spec.width(); x++) {
                        final boolean out = missing > 0 && (x + y) % missing == 0;
                        b.band().set(r, x, out ? Double.NaN : value(frame, x, y));
                    }
                }
                w.write(b);
            }
            w.finish();
        }
        return new ImageBrowser(spec, () -> Signal.open(file), new Workers(2));
    }

    /** The mean of a block, straight from the formula. */
    private static double mean(
            final SignalSpec spec, final int frame, final int level, final int x, final int y) {
        double sum = 0;
        int n = 0;
        for (int j = y << level; j < Math.min(spec.axes().get(1).size(), (y + 1) << level); j++) {
            for (int i = x << level; i < Math.min(spec.width(), (x + 1) << level); i++) {
                sum += value(frame, i, j);
                n++;
            }
        }
        return sum / n;
    }

    @Test
    void everyTileOfEveryLevelHoldsTheMeansOfItsBlocks() {
        final SignalSpec spec = spec(2, 1201, 533, DataType.FLOAT32);
        final ImageBrowser images = write(spec, 0);
        assertEquals(4, images.levels());
        for (int level = 0; level < images.levels(); level++) {
            final int width = ImageBrowser.size(1201, level);
            final int height = ImageBrowser.size(533, level);
            for (int ty = 0; ty * ImageBrowser.TILE < height; ty++) {
                for (int tx = 0; tx * ImageBrowser.TILE < width; tx++) {
                    final float[] tile = images.tile(1, level, tx, ty);
                    final int w = Math.min(ImageBrowser.TILE, width - tx * ImageBrowser.TILE);
                    assertEquals(0, tile.length % w);
                    for (int i = 0; i < tile.length; i += 97) {
                        final int x = tx * ImageBrowser.TILE + i % w;
                        final int y = ty * ImageBrowser.TILE + i / w;
                        // partial blocks of coarse levels weigh each coarse pixel alike
                        final boolean whole =
                                level <= 3 || (x + 1) << level <= 1201 && (y + 1) << level <= 533;
                        if (whole) {
                            assertEquals(
                                    mean(spec, 1, level, x, y), tile[i], 1e-4, level + ": " + i);
                        }
                    }
                }
            }
            assertEquals(width * height, images.image(0, level).length);
        }
        assertEquals(value(1, 1200, 532), images.pixel(1, 1200, 532));
    }

    @Test
    void whatIsNoNumberIsLeftOut() {
        final SignalSpec spec = spec(1, 40, 30, DataType.FLOAT64);
        final ImageBrowser images = write(spec, 3);
        assertTrue(Float.isNaN(images.tile(0, 0, 0, 0)[0]));
        double sum = 0;
        int n = 0;
        for (int y = 0; y < 4; y++) {
            for (int x = 0; x < 4; x++) {
                if ((x + y) % 3 != 0) {
                    sum += value(0, x, y);
                    n++;
                }
            }
        }
        assertEquals(sum / n, images.image(0, 2)[0], 1e-4);
        final float[] q = images.quantiles(0, 5);
        assertTrue(q[0] < q[2] && q[2] < q[4], java.util.Arrays.toString(q));
    }

    @Test
    void quantilesAreThoseOfThePixels() {
        final ImageBrowser images = write(spec(1, 251, 1, DataType.UINT8), 0);
        // 37 x mod 251 takes every value from 0 to 250 once
        assertArrayEquals(new float[] {0, 62.5f, 125, 187.5f, 250}, images.quantiles(0, 5));
    }

    @Test
    void badQuestionsAreRefused() {
        final ImageBrowser images = write(spec(2, 300, 20, DataType.UINT8), 0);
        assertThrows(IndexOutOfBoundsException.class, () -> images.tile(2, 0, 0, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> images.tile(0, 2, 0, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> images.tile(0, 0, 2, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> images.tile(0, 0, -1, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> images.pixel(0, 300, 0));
        final SignalSpec spectra =
                SignalSpec.spectralImage(
                        "",
                        "",
                        List.of(new Axis("E", "eV", 4, 1, 0, AxisRole.SIGNAL)),
                        DataType.FLOAT32,
                        SignalMetadata.EMPTY);
        assertThrows(
                SignalException.class, () -> new ImageBrowser(spectra, () -> null, new Workers(1)));
    }

    /** 268 MB; a quarter of a minute to write. */
    @Test
    @EnabledIfSystemProperty(named = "zeroloss.full", matches = "true")
    void aHugeImageAnswersAtOnce() {
        final ImageBrowser images = write(spec(1, 16384, 16384, DataType.UINT8), 0);
        assertEquals(7, images.levels());
        long at = System.nanoTime();
        images.tile(0, 6, 0, 0);
        final long overview = System.nanoTime() - at;
        at = System.nanoTime();
        for (int i = 0; i < 64; i++) {
            images.tile(0, i % 3, i % 8, i / 8);
        }
        final long tile = (System.nanoTime() - at) / 64;
        at = System.nanoTime();
        for (int i = 0; i < 64; i++) {
            images.tile(0, 3, i % 8, i / 8);
        }
        final long coarse = (System.nanoTime() - at) / 64;
        System.out.println(
                Map.of(
                        "overview ms", overview / 1_000_000,
                        "fine tile µs", tile / 1000,
                        "coarse tile µs", coarse / 1000));
        assertTrue(overview < 10_000_000_000L, overview + " ns for the overview");
        assertTrue(tile < 50_000_000L, tile + " ns for a tile");
        assertTrue(coarse < 50_000_000L, coarse + " ns for a coarse tile");
    }
}
