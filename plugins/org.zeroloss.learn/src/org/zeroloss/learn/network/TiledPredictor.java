package org.zeroloss.learn.network;

import org.zeroloss.base.Progress;

import java.util.ArrayList;
import java.util.List;

/**
 * Predicts on an image of any size in overlapping tiles. A tile's outermost pixels, which see less
 * than they would in the whole image, are thrown away; next to them neighbouring tiles cross-fade.
 * Only one row of tiles is in memory.
 *
 * @param tile rows and columns of a tile, a multiple of {@link NetworkGraph#multiple()}
 * @param margin pixels thrown away on each side, except at the image's own border; best half the
 *     network's field of view
 * @param blend pixels over which two tiles cross-fade
 * @param multiple height and width of what the network sees must be multiples of this
 */
public record TiledPredictor(int tile, int margin, int blend, int multiple) {

    /** Validates that something is left of a tile. */
    public TiledPredictor {
        Checks.positive("The multiple of a tile's size", multiple);
        Checks.notNegative("The margin of a tile", margin);
        Checks.notNegative("The cross-fade of tiles", blend);
        if (tile < 1 || tile % multiple != 0 || stride(tile, margin, blend) < 1) {
            throw new NetworkException(
                    "A tile must be a multiple of "
                            + multiple
                            + " pixels and larger than twice its margin and its cross-fades"
                            + " together, found tile "
                            + tile
                            + ", margin "
                            + margin
                            + ", cross-fade "
                            + blend);
        }
    }

    private static int stride(final int tile, final int margin, final int blend) {
        return tile - 2 * margin - blend;
    }

    /**
     * @param image what to look at
     * @param prediction gives maps of the size of what it sees
     * @param sink takes the maps
     * @param progress told after each tile; asked for cancellation before
     * @throws NetworkException if the prediction does not fit
     */
    public void predict(
            final ImageSource image,
            final Prediction prediction,
            final RowSink sink,
            final Progress progress) {
        final List<Line> rows = lines(image.height());
        final List<Line> columns = lines(image.width());
        final int channels = prediction.channels();
        final int width = image.width();
        final int high = Math.min(tile, image.height());
        float[] band = new float[Math.multiplyExact(channels * high, width)];
        for (int i = 0; i < rows.size(); i++) {
            final Line r = rows.get(i);
            for (int j = 0; j < columns.size(); j++) {
                progress.checkCanceled();
                add(image, prediction, r, columns.get(j), band, high);
                progress.update(
                        (i + (j + 1.0) / columns.size()) / rows.size(), "Predicting in tiles");
            }
            final int next = i + 1 < rows.size() ? rows.get(i + 1).from : image.height();
            band = handOut(band, high, channels, width, r.from, next, sink);
        }
    }

    /** A tile along one direction: where it begins, and each pixel's share in the result. */
    private record Line(int from, int size, float[] share) {}

    private List<Line> lines(final int length) {
        final List<Integer> starts = new ArrayList<>();
        int start = 0;
        while (true) {
            // the last tile ends with the image, so that no tile has to be made up
            starts.add(Math.max(0, Math.min(start, length - tile)));
            if (start + tile >= length) {
                break;
            }
            start += stride(tile, margin, blend);
        }
        final int size = Math.min(tile, length);
        final double[] sums = new double[length];
        final List<double[]> weights = new ArrayList<>();
        for (final int s : starts) {
            final double[] w = new double[size];
            for (int p = 0; p < size; p++) {
                w[p] = Math.min(ramp(p, s == 0), ramp(size - 1 - p, s + size == length));
                sums[s + p] += w[p];
            }
            weights.add(w);
        }
        final List<Line> lines = new ArrayList<>();
        for (int i = 0; i < weights.size(); i++) {
            final float[] share = new float[size];
            for (int p = 0; p < size; p++) {
                share[p] = (float) (weights.get(i)[p] / sums[starts.get(i) + p]);
            }
            lines.add(new Line(starts.get(i), size, share));
        }
        return lines;
    }

    /** Weight of a pixel at a distance from the tile's edge. */
    private double ramp(final int distance, final boolean atImageBorder) {
        if (atImageBorder) {
            return 1;
        }
        return Math.max(0, Math.min(1, (distance - margin + 0.5) / (blend + 0.5)));
    }

    private void add(
            final ImageSource image,
            final Prediction prediction,
            final Line r,
            final Line c,
            final float[] band,
            final int high) {
        final Tensor maps = prediction.predict(window(image, r, c));
        final int h = padded(r.size);
        final int w = padded(c.size);
        if (maps.channels() != prediction.channels() || maps.height() != h || maps.width() != w) {
            throw new NetworkException(
                    "A prediction in tiles must give "
                            + new MapShape(prediction.channels(), h, w)
                            + " for a tile, found "
                            + maps.shape());
        }
        for (int k = 0; k < maps.channels(); k++) {
            for (int y = 0; y < r.size; y++) {
                final int to = (k * high + y) * image.width() + c.from;
                final int from = (k * h + y) * w;
                for (int x = 0; x < c.size; x++) {
                    band[to + x] += r.share[y] * c.share[x] * maps.values()[from + x];
                }
            }
        }
    }

    private int padded(final int size) {
        return (size + multiple - 1) / multiple * multiple;
    }

    /** Reads a tile; an image smaller than a tile is continued by reflection. */
    private Tensor window(final ImageSource image, final Line r, final Line c) {
        final float[] values = new float[image.channels() * r.size * c.size];
        image.read(r.from, c.from, r.size, c.size, values);
        final int h = padded(r.size);
        final int w = padded(c.size);
        if (h == r.size && w == c.size) {
            return new Tensor(1, image.channels(), h, w, values);
        }
        final float[] larger = new float[image.channels() * h * w];
        for (int k = 0; k < image.channels(); k++) {
            for (int y = 0; y < h; y++) {
                for (int x = 0; x < w; x++) {
                    larger[(k * h + y) * w + x] =
                            values[
                                    (k * r.size + reflected(y, r.size)) * c.size
                                            + reflected(x, c.size)];
                }
            }
        }
        return new Tensor(1, image.channels(), h, w, larger);
    }

    private static int reflected(final int i, final int size) {
        if (size == 1) {
            return 0;
        }
        final int m = i % (2 * size - 2);
        return m < size ? m : 2 * size - 2 - m;
    }

    /** Gives away the rows before the next tiles, and moves the others up. */
    private static float[] handOut(
            final float[] band,
            final int high,
            final int channels,
            final int width,
            final int from,
            final int next,
            final RowSink sink) {
        final int done = next - from;
        if (done == 0) {
            return band;
        }
        final float[] out = new float[channels * done * width];
        final float[] rest = new float[band.length];
        for (int k = 0; k < channels; k++) {
            final int at = k * high * width;
            System.arraycopy(band, at, out, k * done * width, done * width);
            System.arraycopy(band, at + done * width, rest, at, (high - done) * width);
        }
        sink.accept(from, done, out);
        return rest;
    }
}
