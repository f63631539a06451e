package org.zeroloss.imaging.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zeroloss.imaging.Range;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Images and labels at the scale at which networks look at them. */
class LookingScaleTest {

    private static final LookingScale SCALE = new LookingScale(Optional.of(Range.of(0.2, 0.24)));
    private static final int SIZE = 96;

    /** Gaussian spots at labels. */
    private static LabeledMicrograph spots(final OptionalDouble pixelSizeA) {
        final List<LabeledPoint> points =
                List.of(
                        new LabeledPoint(20.3, 30.8, 0),
                        new LabeledPoint(60.0, 41.5, 1),
                        new LabeledPoint(71.2, 80.1, 0));
        final float[] values = new float[SIZE * SIZE];
        for (int i = 0; i < values.length; i++) {
            for (final LabeledPoint p : points) {
                final double dx = i % SIZE - p.x();
                final double dy = i / SIZE - p.y();
                values[i] += (float) Math.exp(-(dx * dx + dy * dy) / 18);
            }
        }
        return new LabeledMicrograph(
                new Micrograph("spots", SIZE, SIZE, values, pixelSizeA), points);
    }

    @ParameterizedTest
    @CsvSource({
        "0.22, 1",
        "0.2, 1",
        "0.24, 1",
        "0.15, 0.75",
        "0.12, 0.5",
        "0.1, 0.5",
        "0.078, 0.3333333333333333",
        "0.3, 1.25"
    })
    void finerPixelsAreSummedWholeWhereTheyCan(final double pixel, final double magnification) {
        assertEquals(magnification, SCALE.magnification(pixel), 1e-12);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.08, 0.11, 0.15, 0.19, 0.3})
    void spotsStayAtTheirLabels(final double pixel) {
        final LabeledMicrograph m = SCALE.of(spots(OptionalDouble.of(pixel)));
        final double size = m.image().pixelSizeA().orElseThrow();
        assertTrue(size > 0.2 - 1e-9 && size < 0.24 + 1e-9, "pixels of " + size + " Å");
        assertEquals(SIZE * pixel, m.image().width() * size, size);
        assertEquals(3, m.points().size());
        for (final LabeledPoint p : m.points()) {
            double sum = 0;
            double x = 0;
            double y = 0;
            final double reach = 9 * pixel / size;
            for (int i = 0; i < m.image().values().length; i++) {
                final int column = i % m.image().width();
                final int row = i / m.image().width();
                if (Math.hypot(column - p.x(), row - p.y()) < reach) {
                    final double v = m.image().values()[i];
                    sum += v;
                    x += v * column;
                    y += v * row;
                }
            }
            assertEquals(p.x(), x / sum, 0.05);
            assertEquals(p.y(), y / sum, 0.05);
        }
    }

    @Test
    void whatFitsOrIsUnknownStaysAsItIs() {
        final LabeledMicrograph fits = spots(OptionalDouble.of(0.21));
        final LabeledMicrograph unknown = spots(OptionalDouble.empty());
        assertSame(fits, SCALE.of(fits));
        assertSame(unknown, SCALE.of(unknown));
        final LabeledMicrograph fine = spots(OptionalDouble.of(0.05));
        assertSame(fine, new LookingScale(Optional.empty()).of(fine));
    }

    /** A label in the last half pixel, which no coarse pixel covers. */
    @Test
    void labelsOnLostPixelsAreLeftOut() {
        final LabeledMicrograph m =
                new LabeledMicrograph(
                        new Micrograph("m", 11, 11, new float[121], OptionalDouble.of(0.1)),
                        List.of(new LabeledPoint(10.2, 3, 0), new LabeledPoint(9.4, 3, 0)));
        final LabeledMicrograph half = SCALE.of(m);
        assertEquals(5, half.image().width());
        assertEquals(List.of(new LabeledPoint(4.45, 1.25, 0)), half.points());
    }

    @Test
    void endlessImagesStayEndless() {
        final LabeledMicrograph one = spots(OptionalDouble.of(0.1));
        final LabeledSource some = LabeledSource.of(List.of(one), 1);
        assertEquals(false, SCALE.of(some).endless());
        assertEquals(SIZE / 2, SCALE.of(some).draw(7).image().width());
        final LabeledSource endless =
                new LabeledSource() {
                    @Override
                    public LabeledMicrograph draw(final long index) {
                        return one;
                    }

                    @Override
                    public boolean endless() {
                        return true;
                    }
                };
        assertEquals(true, SCALE.of(endless).endless());
    }

    /** The ends of a range are drawn by no chance; a single size is what is drawn. */
    @Test
    void theLeastMagnificationIsThatOfSizesThatOccur() {
        assertEquals(0.6, SCALE.least(Range.of(0.12, 0.24)), 1e-3);
        assertEquals(0.5, SCALE.least(Range.of(0.12)), 1e-12);
        assertEquals(1, SCALE.least(Range.of(0.2, 0.24)), 1e-12);
    }
}
