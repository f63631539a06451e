package org.zeroloss.standin.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

import javax.imageio.ImageIO;

/**
 * Where the pixels of a table with integer columns {@code x} and {@code y} lie. Each numeric column
 * becomes a picture; pixels without a row, or with a missing value, stay transparent.
 */
final class HeatMap {

    private static final int MAX_SIDE = 4096;

    private final Columns columns;
    private final int xColumn;
    private final int yColumn;
    private final int x0;
    private final int y0;
    private final int width;
    private final int height;

    private HeatMap(final Columns columns, final int xColumn, final int yColumn, final int[] box) {
        this.columns = columns;
        this.xColumn = xColumn;
        this.yColumn = yColumn;
        this.x0 = box[0];
        this.y0 = box[1];
        this.width = box[2];
        this.height = box[3];
    }

    /** Empty if the table is no map: no integer x and y, or two rows for one pixel. */
    static Optional<HeatMap> of(final Columns columns) {
        final int x = columns.names().indexOf("x");
        final int y = columns.names().indexOf("y");
        if (x < 0
                || y < 0
                || !columns.integer().get(x)
                || !columns.integer().get(y)
                || !columns.isComplete()
                || columns.rows() == 0) {
            return Optional.empty();
        }
        final double[] xs = columns.values().get(x);
        final double[] ys = columns.values().get(y);
        if (Arrays.stream(xs).anyMatch(Double::isNaN)
                || Arrays.stream(ys).anyMatch(Double::isNaN)) {
            return Optional.empty();
        }
        final int x0 = (int) Arrays.stream(xs).min().orElse(0);
        final int y0 = (int) Arrays.stream(ys).min().orElse(0);
        final long w = (long) Arrays.stream(xs).max().orElse(0) - x0 + 1;
        final long h = (long) Arrays.stream(ys).max().orElse(0) - y0 + 1;
        if (w > MAX_SIDE || h > MAX_SIDE || w * h < 2) {
            return Optional.empty();
        }
        final HeatMap map = new HeatMap(columns, x, y, new int[] {x0, y0, (int) w, (int) h});
        return map.onePerPixel() ? Optional.of(map) : Optional.empty();
    }

    private boolean onePerPixel() {
        final boolean[] seen = new boolean[width * height];
        for (int r = 0; r < columns.rows(); r++) {
            final int p = pixel(r);
            if (seen[p]) {
                return false;
            }
            seen[p] = true;
        }
        return true;
    }

    private int pixel(final int row) {
        final int x = (int) columns.values().get(xColumn)[row] - x0;
        final int y = (int) columns.values().get(yColumn)[row] - y0;
        return y * width + x;
    }

    /** One figure per numeric column, with its colour bar. */
    String html() {
        final StringBuilder b = new StringBuilder("<div class=\"maps\">\n");
        for (int c = 0; c < columns.names().size(); c++) {
            if (c != xColumn && c != yColumn) {
                figure(c, b);
            }
        }
        return b.append("</div>\n").toString();
    }

    private void figure(final int column, final StringBuilder b) {
        final double[] sorted = columns.sorted(column);
        if (sorted.length == 0) {
            return;
        }
        final double lo = sorted[(int) (0.02 * (sorted.length - 1))];
        final double hi = sorted[(int) Math.ceil(0.98 * (sorted.length - 1))];
        final String name = Html.escape(columns.names().get(column));
        final int scale = Math.max(1, Math.min(8, 320 / width));
        b.append("<figure><figcaption>").append(name).append("</figcaption><div class=\"map\">");
        b.append(
                "<img alt=\"map of %s\" width=\"%d\" height=\"%d\" src=\"%s\">"
                        .formatted(name, width * scale, height * scale, image(column, lo, hi)));
        b.append("<div class=\"bar\"><span>").append(Numbers.text(hi, 4)).append("</span>");
        b.append("<i></i><span>").append(Numbers.text(lo, 4)).append("</span></div></div>");
        b.append(
                "<small>colours: 2nd to 98th percentile; values from %s to %s, median %s</small>"
                        .formatted(
                                Numbers.text(sorted[0], 4),
                                Numbers.text(sorted[sorted.length - 1], 4),
                                Numbers.text(sorted[sorted.length / 2], 4)));
        b.append("</figure>\n");
    }

    private String image(final int column, final double lo, final double hi) {
        final BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        final double[] values = columns.values().get(column);
        for (int r = 0; r < values.length; r++) {
            if (Double.isFinite(values[r])) {
                final double t = hi > lo ? (values[r] - lo) / (hi - lo) : 0.5;
                final int p = pixel(r);
                image.setRGB(p % width, p / width, 0xFF000000 | Viridis.color(t));
            }
        }
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(out.toByteArray());
    }
}
