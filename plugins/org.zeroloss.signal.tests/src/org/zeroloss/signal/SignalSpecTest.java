package org.zeroloss.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.List;

class SignalSpecTest {

    @Test
    void rowsAndPositionsAreInCOrder() {
        final SignalSpec s = Specs.image(3, 5, 7, DataType.UINT16);
        assertEquals(15, s.rows());
        assertEquals(7, s.width());
        assertEquals(14, s.rowBytes());
        assertEquals(210, s.dataBytes());
        assertArrayEquals(new long[] {1, 2}, s.position(7));
        for (long r = 0; r < s.rows(); r++) {
            assertEquals(r, s.row(s.position(r)));
        }
        assertThrows(IndexOutOfBoundsException.class, () -> s.position(15));
        assertThrows(IndexOutOfBoundsException.class, () -> s.row(0, 5));
        assertThrows(IllegalArgumentException.class, () -> s.row(0));
    }

    @Test
    void oneSpectrumHasOneRow() {
        final SignalSpec s =
                SignalSpec.spectralImage(
                        "", "", List.of(Specs.energy(9)), DataType.FLOAT32, SignalMetadata.EMPTY);
        assertEquals(1, s.rows());
        assertEquals(9, s.width());
        assertEquals(0, s.position(0).length);
    }

    @Test
    void rolesDecideTheKind() {
        final Axis e = Specs.energy(4);
        bad("signal axis", List.of(Specs.x(2)));
        bad("signal axis", List.of(e, Specs.x(2)));
        bad("signal axis", List.of(new Axis("q", "", 2, 1, 0, AxisRole.SIGNAL), e));
        bad("twice", List.of(Specs.x(2), Specs.x(2), e));
        bad("at least one axis", List.of());
    }

    @Test
    void overflowingSizesAreRefused() {
        bad("2^63", List.of(Specs.x(1L << 40), Specs.y(1L << 40), Specs.energy(4)));
        bad("at most", List.of(Specs.energy(1L << 31)));
        bad("2^63", List.of(Specs.energy(Long.MAX_VALUE)));
        final Axis wide = Specs.energy(1 << 28);
        assertEquals(1 << 28, spec(List.of(wide)).width());
        assertThrows(
                SignalException.class,
                () -> spec(List.of(wide)).withBands(List.of("signal", "signal_p16")));
    }

    @Test
    void columnNamesAreUniqueAndSignalComesFirst() {
        final SignalSpec s = Specs.image(1, 1, 4, DataType.INT8);
        assertThrows(SignalException.class, () -> s.withBands(List.of("signal_p16")));
        assertThrows(SignalException.class, () -> s.withBands(List.of("signal", "signal")));
        assertThrows(
                SignalException.class,
                () -> s.withMap(new MapColumn("signal", DataType.INT32, "")));
        final SignalSpec m = s.withMap(new MapColumn("label", DataType.INT32, ""));
        assertEquals(
                DataType.INT64,
                m.withMap(new MapColumn("label", DataType.INT64, "")).map("label").type());
        final SignalException e = assertThrows(SignalException.class, () -> m.map("vacuum"));
        assertTrue(e.getMessage().contains("vacuum") && e.getMessage().contains("label"));
    }

    @Test
    void metadataIsChecked() {
        final SignalMetadata m = SignalMetadata.EMPTY;
        assertThrows(SignalException.class, () -> m.withBeamEnergyKeV(0));
        assertThrows(SignalException.class, () -> m.withBeamEnergyKeV(Double.NaN));
        assertThrows(SignalException.class, () -> m.withExposureS(Double.POSITIVE_INFINITY));
        assertThrows(SignalException.class, () -> m.withCollectionMrad(-1));
        assertThrows(SignalException.class, () -> m.withTag(null, ""));
        assertThrows(SignalException.class, () -> new SignalSource("a", "xyz"));
        assertThrows(SignalException.class, () -> new SignalSource("", ""));
    }

    private static void bad(final String named, final List<Axis> axes) {
        final SignalException e = assertThrows(SignalException.class, () -> spec(axes));
        assertTrue(e.getMessage().contains(named), e.getMessage());
    }

    private static SignalSpec spec(final List<Axis> axes) {
        return SignalSpec.spectralImage("", "", axes, DataType.FLOAT32, SignalMetadata.EMPTY);
    }
}
