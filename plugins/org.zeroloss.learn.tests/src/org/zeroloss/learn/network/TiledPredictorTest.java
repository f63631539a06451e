package org.zeroloss.learn.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zeroloss.base.CanceledException;
import org.zeroloss.base.Progress;
import org.zeroloss.learn.network.plain.PlainEngine;

import java.util.ArrayList;
import java.util.List;

class TiledPredictorTest {

    /** An image whose value says where it is. */
    private record Numbered(int channels, int height, int width) implements ImageSource {
        @Override
        public void read(
                final int row,
                final int column,
                final int rows,
                final int columns,
                final float[] to) {
            assertTrue(row >= 0 && column >= 0 && row + rows <= height);
            assertTrue(column + columns <= width && to.length == channels * rows * columns);
            int i = 0;
            for (int c = 0; c < channels; c++) {
                for (int y = row; y < row + rows; y++) {
                    for (int x = column; x < column + columns; x++) {
                        to[i++] = value(c, y, x);
                    }
                }
            }
        }

        static float value(final int c, final int y, final int x) {
            return (float) Math.sin(c + 0.37 * y + 0.11 * x * x % 5);
        }
    }

    /** Two maps that are the first channel, and twice it. */
    private static final Prediction TWICE =
            new Prediction() {
                @Override
                public int channels() {
                    return 2;
                }

                @Override
                public Tensor predict(final Tensor images) {
                    final int plane = images.height() * images.width();
                    final float[] v = new float[2 * plane];
                    for (int i = 0; i < plane; i++) {
                        v[i] = images.values()[i];
                        v[plane + i] = 2 * v[i];
                    }
                    return new Tensor(1, 2, images.height(), images.width(), v);
                }
            };

    private static float[] collect(
            final TiledPredictor p, final ImageSource image, final Prediction prediction) {
        final float[] all = new float[prediction.channels() * image.height() * image.width()];
        final int[] next = {0};
        p.predict(
                image,
                prediction,
                (row, rows, values) -> {
                    assertEquals(next[0], row, "bands without gaps");
                    next[0] = row + rows;
                    for (int c = 0; c < prediction.channels(); c++) {
                        System.arraycopy(
                                values,
                                c * rows * image.width(),
                                all,
                                (c * image.height() + row) * image.width(),
                                rows * image.width());
                    }
                },
                Progress.NONE);
        assertEquals(image.height(), next[0], "the whole image");
        return all;
    }

    /** Tiles of whatever kind put together give the whole. */
    @ParameterizedTest
    @CsvSource({
        "16,2,4,4,50,61",
        "16,0,0,4,48,16",
        "16,3,6,4,16,17",
        "32,4,8,8,5,7",
        "8,0,7,1,23,9",
        "16,7,1,2,33,31",
        "16,0,4,16,1,40"
    })
    void putTogetherGivesTheWhole(
            final int tile,
            final int margin,
            final int blend,
            final int multiple,
            final int height,
            final int width) {
        final float[] found =
                collect(
                        new TiledPredictor(tile, margin, blend, multiple),
                        new Numbered(1, height, width),
                        TWICE);
        final float[] expected = new float[found.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                expected[y * width + x] = Numbered.value(0, y, x);
                expected[(height + y) * width + x] = 2 * Numbered.value(0, y, x);
            }
        }
        assertArrayEquals(expected, found, 1e-6f);
    }

    /** With a margin of at least its reach, a network sees in tiles what it sees in the whole. */
    @Test
    void aNetworkInTilesIsTheNetworkOnTheWhole() {
        final NetworkGraph graph = EncoderDecoder.uNet(1, 1, List.of(3, 4)).graph();
        final PlainEngine engine = new PlainEngine();
        final Numbered image = new Numbered(1, 64, 48);
        final float[] pixels = new float[64 * 48];
        image.read(0, 0, 64, 48, pixels);
        try (PredictionSession s =
                engine.predictor(
                        graph,
                        Initialization.HE.weights(graph, 1),
                        EngineSettings.standard(engine.devices().get(0)))) {
            final float[] whole = s.predict(new Tensor(1, 1, 64, 48, pixels)).values();
            final float[] tiles =
                    collect(new TiledPredictor(40, 16, 2, 2), image, Prediction.of(s));
            assertArrayEquals(whole, tiles, 1e-6f);
        }
    }

    @Test
    void canBeCanceledAndTellsHowFarItIs() {
        final List<Double> told = new ArrayList<>();
        final Progress progress =
                new Progress() {
                    @Override
                    public void update(final double fraction, final String message) {
                        told.add(fraction);
                    }

                    @Override
                    public void checkCanceled() {
                        if (told.size() == 3) {
                            throw new CanceledException();
                        }
                    }
                };
        assertThrows(
                CanceledException.class,
                () ->
                        new TiledPredictor(16, 0, 0, 1)
                                .predict(
                                        new Numbered(1, 32, 32), TWICE, (r, n, v) -> {}, progress));
        assertEquals(List.of(0.25, 0.5, 0.75), told);
    }

    @Test
    void refusesTilesOfWhichNothingIsLeft() {
        assertThrows(NetworkException.class, () -> new TiledPredictor(16, 7, 2, 1));
        assertThrows(NetworkException.class, () -> new TiledPredictor(18, 0, 0, 4));
    }

    /** Mean and standard deviation of members; symmetries go round a prediction. */
    @Test
    void ensemblesGiveMeanAndDeviation() {
        final Tensor image = new Tensor(2, 1, 1, 2, new float[] {1, 2, 3, 4});
        final List<Prediction> members = new ArrayList<>();
        for (final float factor : new float[] {1, 2, 6}) {
            members.add(
                    new Prediction() {
                        @Override
                        public int channels() {
                            return 1;
                        }

                        @Override
                        public Tensor predict(final Tensor t) {
                            final float[] v = t.values().clone();
                            for (int i = 0; i < v.length; i++) {
                                v[i] *= factor;
                            }
                            return new Tensor(t.count(), 1, t.height(), t.width(), v);
                        }
                    });
        }
        final Tensor found = new EnsemblePrediction(members).predict(image);
        final float s = (float) Math.sqrt(7);
        assertArrayEquals(new float[] {3, 6, s, 2 * s, 9, 12, 3 * s, 4 * s}, found.values(), 1e-5f);
        assertEquals(2, found.channels());
        assertThrows(NetworkException.class, () -> new EnsemblePrediction(List.of()));
    }
}
