package org.zeroloss.imaging.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.zeroloss.imaging.ImagingException;

import java.util.Arrays;
import java.util.List;

class LabelMapsTest {

    private static final int WIDTH = 20;
    private static final int HEIGHT = 16;
    private static final int SIZE = WIDTH * HEIGHT;

    private static float[] drawn(final LabelMaps labels, final LabeledPoint... points) {
        final float[] maps = new float[labels.channels() * SIZE];
        Arrays.fill(maps, 7);
        labels.draw(List.of(points), WIDTH, HEIGHT, maps, 0);
        return maps;
    }

    @Test
    void aPointIsAGaussianInTheMapOfItsClass() {
        final float[] maps = drawn(new LabelMaps(2, 2), new LabeledPoint(8.25, 5, 1));
        assertEquals(Math.exp(-0.5 * (1.75 * 1.75 + 9) / 4), maps[2 * SIZE + 8 * WIDTH + 10], 1e-6);
        assertEquals(0, maps[SIZE + 8 * WIDTH + 10]);
        assertEquals(1 - maps[2 * SIZE + 8 * WIDTH + 10], maps[8 * WIDTH + 10], 1e-6);
    }

    @Test
    void everyPixelHoldsProbabilitiesAlsoWherePointsOfTwoClassesMeet() {
        final float[] maps =
                drawn(
                        new LabelMaps(2, 2),
                        new LabeledPoint(8, 5, 1),
                        new LabeledPoint(9, 5, 0),
                        new LabeledPoint(8, 6, 1),
                        new LabeledPoint(-3, 15, 0));
        for (int i = 0; i < SIZE; i++) {
            assertEquals(1, maps[i] + maps[i + SIZE] + maps[i + 2 * SIZE], 1e-5);
            assertTrue(maps[i] >= 0 && maps[i + SIZE] >= 0 && maps[i + 2 * SIZE] >= 0);
        }
        // a point outside reaches in
        assertEquals(Math.exp(-0.5 * 9 / 4), maps[SIZE + 15 * WIDTH], 1e-6);
    }

    @Test
    void aClassThatIsNotThereIsRefused() {
        final ImagingException e =
                assertThrows(
                        ImagingException.class,
                        () -> drawn(new LabelMaps(2, 2), new LabeledPoint(8, 5, 2)));
        assertEquals("Expected a class from 0 to 1, found 2", e.getMessage());
    }
}
