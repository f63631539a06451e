package org.zeroloss.learn.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

class SymmetryTest {

    private static final int HEIGHT = 5;
    private static final int WIDTH = 4;

    private static Tensor ramp() {
        final float[] values = new float[2 * HEIGHT * WIDTH];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        return new Tensor(1, 2, HEIGHT, WIDTH, values);
    }

    @ParameterizedTest
    @EnumSource
    void pixelsAndCoordinatesMoveTogether(final Symmetry symmetry) {
        final Tensor turned = symmetry.of(ramp());
        assertEquals(symmetry.exchanges() ? WIDTH : HEIGHT, turned.height());
        for (int r = 0; r < turned.height(); r++) {
            for (int c = 0; c < turned.width(); c++) {
                final double v = r - (turned.height() - 1) / 2.0;
                final double u = c - (turned.width() - 1) / 2.0;
                final double y = symmetry.rowBefore(v, u);
                final double x = symmetry.columnBefore(v, u);
                final int row = (int) (y + (HEIGHT - 1) / 2.0);
                final int column = (int) (x + (WIDTH - 1) / 2.0);
                assertEquals(
                        ramp().values()[row * WIDTH + column],
                        turned.values()[r * turned.width() + c]);
                assertEquals(v, symmetry.inverse().rowBefore(y, x));
                assertEquals(u, symmetry.inverse().columnBefore(y, x));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theInverseTakesItBack(final Symmetry symmetry) {
        assertArrayEquals(ramp().values(), symmetry.inverse().of(symmetry.of(ramp())).values());
    }

    @Test
    void theEightAreDifferent() {
        final Set<List<Float>> seen = new HashSet<>();
        for (final Symmetry s : Symmetry.values()) {
            final Tensor turned = s.of(ramp());
            seen.add(List.of(turned.values()[0], turned.values()[1]));
        }
        assertEquals(8, seen.size());
    }
}
