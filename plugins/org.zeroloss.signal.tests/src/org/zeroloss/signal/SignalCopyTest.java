package org.zeroloss.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zeroloss.base.CanceledException;
import org.zeroloss.base.Progress;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class SignalCopyTest {

    private static final int WIDTH = 40_000;

    @TempDir private Path m_dir;

    private Path m_source;
    private Path m_target;

    @BeforeEach
    void write() {
        m_source = m_dir.resolve("a.arrow");
        m_target = m_dir.resolve("b.arrow");
        final SignalSpec spec =
                Specs.image(20, 15, WIDTH, DataType.INT16)
                        .withMap(new MapColumn("big", DataType.INT64, ""));
        try (SignalWriter w = SignalWriter.create(m_source, spec)) {
            while (w.remainingRows() > 0) {
                final SignalBlock b = w.newBlock();
                for (int r = 0; r < b.rows(); r++) {
                    b.band().set(r, r % WIDTH, w.writtenRows() + r);
                    b.map("big").setLong(r, 0, (1L << 60) + w.writtenRows() + r);
                }
                w.write(b);
            }
            w.finish();
        }
    }

    @Test
    void addsABandAndAMapAndKeepsTheRestExactly() {
        try (Signal s = Signal.open(m_source)) {
            final SignalSpec spec =
                    s.spec()
                            .withBands(List.of("signal", "signal_p16"))
                            .withMap(new MapColumn("label", DataType.INT32, ""));
            SignalCopy.copy(
                    s,
                    m_target,
                    spec,
                    (rows, block) -> {
                        assertEquals(rows.count(), block.rows());
                        for (int r = 0; r < block.rows(); r++) {
                            block.map("label").set(r, 0, rows.first() + r);
                            block.band("signal_p16").set(r, 3, 9);
                        }
                    },
                    Progress.NONE);
            try (Signal c = Signal.open(m_target)) {
                assertEquals(spec, c.spec());
                for (long r = 0; r < s.rows(); r++) {
                    assertArrayEquals(s.plane().row(r), c.plane().row(r));
                    assertEquals((1L << 60) + r, c.map("big").getLong(r, 0));
                    assertEquals(r, c.map("label").get(r, 0));
                    assertEquals(9, c.plane("signal_p16").get(r, 3));
                }
            }
        }
    }

    @Test
    void convertsTypesChecked() {
        try (Signal s = Signal.open(m_source)) {
            final SignalSpec floats = s.spec().withType(DataType.FLOAT32).withMaps(List.of());
            SignalCopy.copy(s, m_target, floats, SignalCopy.Filler.NONE, Progress.NONE);
            try (Signal c = Signal.open(m_target)) {
                for (long r = 0; r < s.rows(); r++) {
                    assertArrayEquals(s.plane().row(r), c.plane().row(r));
                }
            }
            failsWithoutFile(s, s.spec().withType(DataType.UINT8).withMaps(List.of()), "UINT8");
            failsWithoutFile(
                    s, s.spec().withMap(new MapColumn("big", DataType.FLOAT64, "")), "exactly");
            failsWithoutFile(s, s.spec().crop(0, 0, 2), "shape");
        }
    }

    private void failsWithoutFile(final Signal s, final SignalSpec spec, final String named) {
        final Path file = m_dir.resolve("c.arrow");
        final SignalException e =
                assertThrows(
                        SignalException.class,
                        () ->
                                SignalCopy.copy(
                                        s, file, spec, SignalCopy.Filler.NONE, Progress.NONE));
        assertTrue(e.getMessage().contains(named), e.getMessage());
        assertFalse(Files.exists(file));
    }

    @Test
    void appendsOneSignalAfterAnother() {
        try (Signal s = Signal.open(m_source);
                SignalWriter w =
                        SignalWriter.create(m_target, s.spec().withAxes(twice(s.spec().axes())))) {
            SignalCopy.append(s, w, SignalCopy.Filler.NONE, Progress.NONE);
            final long[] told = {0};
            SignalCopy.append(
                    s,
                    w,
                    (rows, block) -> {
                        assertEquals(told[0], rows.first());
                        assertEquals(block.rows(), rows.count());
                        told[0] = rows.end();
                        block.map("big").setLong(0, 0, 5);
                    },
                    Progress.NONE);
            assertEquals(300, told[0]);
            assertThrows(
                    SignalException.class,
                    () -> SignalCopy.append(s, w, SignalCopy.Filler.NONE, Progress.NONE));
            w.finish();
            try (Signal c = Signal.open(m_target)) {
                assertEquals(600, c.rows());
                for (long r = 0; r < 300; r++) {
                    assertArrayEquals(s.plane().row(r), c.plane().row(r));
                    assertArrayEquals(s.plane().row(r), c.plane().row(300 + r));
                    assertEquals(s.map("big").getLong(r, 0), c.map("big").getLong(r, 0));
                }
                assertEquals(5, c.map("big").getLong(300, 0));
                assertEquals(s.map("big").getLong(1, 0), c.map("big").getLong(301, 0));
            }
        }
    }

    private static List<Axis> twice(final List<Axis> axes) {
        return List.of(
                new Axis("file", "", 2, 1, 0, AxisRole.NAVIGATION),
                axes.get(0),
                axes.get(1),
                axes.get(2));
    }

    @Test
    void canceledHalfWayLeavesNoFile() {
        final Progress progress =
                new Progress() {
                    private double m_done;

                    @Override
                    public void update(final double fraction, final String message) {
                        assertTrue(fraction > m_done);
                        m_done = fraction;
                    }

                    @Override
                    public void checkCanceled() {
                        if (m_done > 0.5) {
                            throw new CanceledException();
                        }
                    }
                };
        try (Signal s = Signal.open(m_source)) {
            assertThrows(
                    CanceledException.class,
                    () -> SignalCopy.copy(s, m_target, s.spec(), SignalCopy.Filler.NONE, progress));
        }
        assertFalse(Files.exists(m_target));
    }
}
