package org.zeroloss.nodes.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.SignalMetadata;
import org.zeroloss.signal.SignalSpec;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** Positions and energies in tables. */
class PixelColumnsTest {

    private static final Axis ENERGY =
            new Axis("Energy loss", "eV", 3, 0.025, -0.05, AxisRole.SIGNAL);

    private static Axis axis(final String name, final int size) {
        return new Axis(name, "px", size, 1, 0, AxisRole.NAVIGATION);
    }

    private static Axis files() {
        return new Axis("file", "", 2, 1, 0, AxisRole.NAVIGATION, List.of("a.dm4", "b.dm4"));
    }

    private static SignalSpec image(final Axis... axes) {
        return SignalSpec.spectralImage(
                "", "", List.of(axes), DataType.FLOAT32, SignalMetadata.EMPTY);
    }

    private static List<String> names(final SignalSpec image) {
        final Columns<Long> columns = new Columns<>(r -> "");
        new PixelColumns(image).addTo(columns, r -> r);
        return List.of(columns.spec().getColumnNames());
    }

    @Test
    void aStackOfImagesHasUniqueRowIdsAndColumns() {
        final SignalSpec stack = image(files(), axis("y", 2), axis("x", 3), ENERGY);
        assertEquals(List.of("x", "y", "file number", "file"), names(stack));
        final PixelColumns pixels = new PixelColumns(stack);
        final Set<String> ids = new HashSet<>();
        for (long r = 0; r < stack.rows(); r++) {
            ids.add(pixels.id(r));
        }
        assertEquals(12, ids.size());
        assertEquals("x2_y1_file1", pixels.id(11));
    }

    @Test
    void oneSpectrumALineAndOtherOrders() {
        assertEquals("x0_y0", new PixelColumns(image(ENERGY)).id(0));
        assertEquals("x4_y0", new PixelColumns(image(axis("position", 5), ENERGY)).id(4));
        assertEquals("x1_y0", new PixelColumns(image(axis("x", 2), axis("y", 3), ENERGY)).id(3));
        assertEquals(List.of("x", "y", "file"), names(image(files(), ENERGY)));
    }

    @Test
    void aNameThatIsTakenGetsANumber() {
        final Columns<Long> columns =
                new Columns<Long>(r -> "").real("x", r -> r).real("x", r -> r).real("x", r -> r);
        assertEquals(List.of("x", "x (#1)", "x (#2)"), List.of(columns.spec().getColumnNames()));
    }

    @Test
    void energiesAreNamedShortlyAndReadBack() {
        assertEquals("-0.05 eV", EnergyNames.name(ENERGY, 0));
        assertEquals("0 eV", EnergyNames.name(ENERGY, 2));
        final Axis odd = new Axis("e", "eV", 1000, 0.1 / 3, 1.0 / 7, AxisRole.SIGNAL);
        for (int i = 0; i < 1000; i++) {
            final String name = EnergyNames.name(odd, i);
            assertEquals(odd.value(i), EnergyNames.energy(name).getAsDouble(), odd.scale() * 1e-3);
            assertEquals("eV", EnergyNames.unit(name));
        }
        assertEquals(
                "100000 eV",
                EnergyNames.name(new Axis("e", "eV", 2, 1e5, 1e5, AxisRole.SIGNAL), 0));
        assertEquals(OptionalDouble.empty(), EnergyNames.energy("label"));
        assertEquals(OptionalDouble.empty(), EnergyNames.energy("x1"));
        assertEquals(OptionalDouble.of(1.5e-3), EnergyNames.energy("1.5e-3"));
    }
}
