package org.zeroloss.format.dm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zeroloss.base.Progress;
import org.zeroloss.base.Seeds;
import org.zeroloss.format.Collected;
import org.zeroloss.format.FormatException;
import org.zeroloss.format.ReadOptions;
import org.zeroloss.format.SignalFile;
import org.zeroloss.format.SignalReaders;
import org.zeroloss.format.SourceFile;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.SignalKind;
import org.zeroloss.signal.SignalSpec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/** Packed Fourier transforms, written here from the transform of an image by its definition. */
class DmHalfPlaneTest {

    private static final int FLOAT32 = 6;
    private static final String[] UNITS = {"1/nm", "1/nm"};

    @TempDir private Path m_temp;

    /** F(u, v) of a real image by its definition, frequency 0 in the middle: real, imaginary. */
    private static double[][][] transform(final double[][] image) {
        final int n = image.length;
        final double[][][] f = new double[n][n][2];
        for (int r = 0; r < n; r++) {
            for (int c = 0; c < n; c++) {
                for (int y = 0; y < n; y++) {
                    for (int x = 0; x < n; x++) {
                        final double phase = -2 * Math.PI * ((r - n / 2) * y + (c - n / 2) * x) / n;
                        f[r][c][0] += image[y][x] * Math.cos(phase);
                        f[r][c][1] += image[y][x] * Math.sin(phase);
                    }
                }
            }
        }
        return f;
    }

    /** The half that DigitalMicrograph keeps. */
    private static byte[] packed(final double[][][] f, final ByteOrder order) {
        final int size = f.length;
        final int n = size / 2;
        final ByteBuffer b = ByteBuffer.allocate(size * size * Float.BYTES).order(order);
        for (int r = 0; r < size; r++) {
            for (int k = 0; k < n; k++) {
                double[] value = f[r][n + k];
                if (k == 0 && r == 0) {
                    value = new double[] {f[n][0][0], f[0][0][0]};
                } else if (k == 0 && r < n) {
                    value = f[n + r][0];
                } else if (k == 0 && r == n) {
                    value = new double[] {f[n][n][0], f[0][n][0]};
                }
                b.putFloat((float) value[0]).putFloat((float) value[1]);
            }
        }
        return b.array();
    }

    @Test
    void halfATransformIsCompleted() throws IOException {
        final SplittableRandom random = Seeds.stream(3, 0);
        for (final int size : new int[] {2, 4, 8, 10}) {
            final double[][] image = new double[size][size];
            for (final double[] row : image) {
                for (int x = 0; x < size; x++) {
                    row[x] = random.nextDouble();
                }
            }
            final double[][][] f = transform(image);
            for (final ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
                final DmWriter w = new DmWriter(3, order);
                final Path file = m_temp.resolve("fft.dm3");
                final long[] sizes = {size, size};
                Files.write(
                        file,
                        w.file(w.image("FFT", 5, 8, FLOAT32, packed(f, order), sizes, UNITS)));
                check(file, f);
            }
        }
    }

    private static void check(final Path path, final double[][][] f) {
        try (SignalFile file = new SignalReaders().open(SourceFile.of(path), ReadOptions.DEFAULT)) {
            final SignalSpec spec = file.signals().get(0);
            assertEquals(SignalKind.IMAGE_STACK, spec.kind());
            assertEquals(DataType.FLOAT32, spec.type());
            assertEquals(List.of("real", "imaginary"), spec.axes().get(0).labels());
            assertEquals(
                    List.of(2L, (long) f.length, (long) f.length),
                    spec.axes().stream().map(Axis::size).toList());
            final Collected rows = new Collected();
            file.read(0, rows, Progress.NONE);
            final double[] v = rows.values(spec.type());
            int i = 0;
            for (int part = 0; part < 2; part++) {
                for (final double[][] row : f) {
                    for (final double[] value : row) {
                        assertEquals(value[part], v[i++], 1e-5);
                    }
                }
            }
        }
    }

    @Test
    void whatIsNotKnownIsLeftOutByName() throws IOException {
        final DmWriter w = new DmWriter(4, ByteOrder.LITTLE_ENDIAN);
        final Path file = m_temp.resolve("fft.dm4");
        // as DigitalMicrograph 3.51 writes it: 5 rows of 3 complex numbers
        Files.write(
                file,
                w.file(
                        w.image(
                                "newer",
                                27,
                                4,
                                FLOAT32,
                                new byte[120],
                                new long[] {5, 5},
                                30,
                                UNITS)));
        assertTrue(refused(file).contains("\"newer\": packed complex numbers"), refused(file));
        assertTrue(refused(file).contains("type 27"));
        Files.write(
                file,
                w.file(w.image("odd", 5, 4, FLOAT32, new byte[4 * 15], new long[] {3, 5}, UNITS)));
        assertTrue(refused(file).contains("square images of even size"), refused(file));
    }

    private static String refused(final Path file) {
        return assertThrows(
                        FormatException.class,
                        () ->
                                new SignalReaders()
                                        .open(SourceFile.of(file), ReadOptions.DEFAULT)
                                        .close())
                .getMessage();
    }
}
