package org.zeroloss.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zeroloss.base.Progress;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

class CropTest {

    private static final long[] SIZES = {3, 4, 5, 6};

    @TempDir private Path m_dir;

    private Path m_file;

    /** Four axes; every value says where it is. */
    @BeforeEach
    void write() {
        m_file = m_dir.resolve("a.arrow");
        final Axis t = new Axis("t", "s", SIZES[0], 1, 0, AxisRole.NAVIGATION);
        final SignalSpec spec =
                SignalSpec.spectralImage(
                                "",
                                "",
                                List.of(t, Specs.y(4), Specs.x(5), Specs.energy(6)),
                                DataType.INT32,
                                SignalMetadata.EMPTY)
                        .withMap(new MapColumn("row", DataType.FLOAT64, ""));
        try (SignalWriter w = SignalWriter.create(m_file, spec)) {
            final SignalBlock b = w.newBlock();
            for (int r = 0; r < b.rows(); r++) {
                for (int c = 0; c < 6; c++) {
                    b.band().set(r, c, code(spec.position(r), c));
                }
                b.map("row").set(r, 0, r);
            }
            w.write(b);
            w.finish();
        }
    }

    private static double code(final long[] p, final long channel) {
        return p[0] * 1000 + p[1] * 100 + p[2] * 10 + channel;
    }

    // a crop needs no closing
    @SuppressWarnings("resource")
    @Test
    void anyCropShowsWhatIsThere() {
        final SplittableRandom random = new SplittableRandom(5);
        try (Signal s = Signal.open(m_file)) {
            for (int trial = 0; trial < 300; trial++) {
                Signal view = s;
                final long[] from = new long[4];
                for (int step = 0; step < 3; step++) {
                    final int a = random.nextInt(4);
                    final long size = view.spec().axes().get(a).size();
                    final long f = random.nextLong(size);
                    view = view.crop(a, f, f + 1 + random.nextLong(size - f));
                    from[a] += f;
                }
                check(s, view, from);
            }
        }
    }

    private static void check(final Signal s, final Signal view, final long[] from) {
        final SignalSpec spec = view.spec();
        final int rows = (int) view.rows();
        final int width = view.width();
        final double[] all = new double[rows * width];
        view.plane().readRows(0, rows, all, 0);
        final double[] map = view.readMap("row");
        for (int r = 0; r < rows; r++) {
            final long[] p = spec.position(r);
            for (int a = 0; a < 3; a++) {
                p[a] += from[a];
            }
            for (int c = 0; c < width; c++) {
                assertEquals(code(p, from[3] + c), all[r * width + c]);
                assertEquals(all[r * width + c], view.plane().get(r, c));
            }
            assertEquals(s.spec().row(p), map[r]);
        }
        for (int a = 0; a < 4; a++) {
            assertEquals(s.spec().axes().get(a).value(from[a]), spec.axes().get(a).first(), 1e-12);
        }
    }

    @Test
    void aViewEndsWithItsSignal() {
        final Signal s = Signal.open(m_file);
        final Signal view = s.crop(3, 1, 2);
        view.close();
        assertEquals(1, view.plane().get(0, 0));
        s.close();
        assertThrows(SignalException.class, () -> view.plane().get(0, 0));
    }

    @Test
    void badCropsAreRefused() {
        try (Signal s = Signal.open(m_file)) {
            assertThrows(SignalException.class, () -> s.crop(0, 0, 4));
            assertThrows(SignalException.class, () -> s.crop(1, 2, 2));
            assertThrows(IndexOutOfBoundsException.class, () -> s.crop(4, 0, 1));
        }
    }

    @Test
    void aCropCanBeCopied() {
        final Path copy = m_dir.resolve("b.arrow");
        try (Signal s = Signal.open(m_file)) {
            final Signal view = s.crop(2, 1, 4).crop(3, 2, 5);
            SignalCopy.copy(view, copy, view.spec(), SignalCopy.Filler.NONE, Progress.NONE);
            try (Signal c = Signal.open(copy)) {
                assertEquals(view.spec(), c.spec());
                check(s, c, new long[] {0, 0, 1, 2});
            }
        }
    }
}
