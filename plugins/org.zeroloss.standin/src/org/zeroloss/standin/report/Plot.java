package org.zeroloss.standin.report;

import java.util.Locale;

/** Small plots as SVG, in the page's own colours. */
final class Plot {

    private static final int WIDTH = 360;
    private static final int HEIGHT = 200;
    private static final int LEFT = 56;
    private static final int BOTTOM = 34;
    private static final int TOP = 8;
    private static final int RIGHT = 10;
    private static final int MAX_POINTS = 2000;

    private final StringBuilder svg = new StringBuilder();
    private final double x0;
    private final double x1;
    private final double y0;
    private final double y1;

    private Plot(final double x0, final double x1, final double y0, final double y1) {
        this.x0 = x0;
        this.x1 = x1 > x0 ? x1 : x0 + 1;
        this.y0 = y0;
        this.y1 = y1 > y0 ? y1 : y0 + 1;
    }

    /**
     * Points joined by a line; not-a-number breaks it.
     *
     * @param x ascending
     * @param y of the same length
     */
    static String line(final String xName, final double[] x, final String yName, final double[] y) {
        final double[] range = range(y);
        final Plot plot = new Plot(x[0], x[x.length - 1], range[0], range[1]);
        final int step = Math.max(1, x.length / MAX_POINTS);
        final StringBuilder path = new StringBuilder();
        boolean pen = false;
        for (int i = 0; i < x.length; i += step) {
            final boolean good = Double.isFinite(y[i]);
            if (good) {
                path.append(pen ? 'L' : 'M').append(plot.point(x[i], y[i]));
                if (x.length <= 200) {
                    plot.svg.append(
                            String.format(
                                    Locale.ROOT,
                                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"2\"/>",
                                    plot.px(x[i]),
                                    plot.py(y[i])));
                }
            }
            pen = good;
        }
        plot.svg.append("<path class=\"line\" d=\"").append(path).append("\"/>");
        return plot.finish(xName, yName);
    }

    /**
     * Counts of values in bins whose number follows Freedman and Diaconis (1981).
     *
     * @param sorted finite values, ascending, at least one
     */
    static String histogram(final String name, final double[] sorted) {
        final int n = sorted.length;
        final double lo = sorted[0];
        final double hi = sorted[n - 1];
        final double iqr = sorted[3 * (n - 1) / 4] - sorted[(n - 1) / 4];
        final double bin = 2 * iqr / Math.cbrt(n);
        final int bins =
                hi > lo ? (bin > 0 ? (int) Math.max(5, Math.min(60, (hi - lo) / bin)) : 20) : 1;
        final int[] counts = new int[bins];
        int most = 0;
        for (final double v : sorted) {
            final int b = hi > lo ? (int) Math.min(bins - 1, (v - lo) / (hi - lo) * bins) : 0;
            most = Math.max(most, ++counts[b]);
        }
        final Plot plot = new Plot(lo, hi, 0, most);
        final double w = (plot.x1 - plot.x0) / bins;
        for (int b = 0; b < bins; b++) {
            final double left = plot.px(plot.x0 + b * w);
            final double top = plot.py(counts[b]);
            plot.svg.append(
                    String.format(
                            Locale.ROOT,
                            "<rect class=\"hist\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\""
                                    + " height=\"%.1f\"/>",
                            left,
                            top,
                            Math.max(0.5, plot.px(plot.x0 + (b + 1) * w) - left - 0.5),
                            plot.py(0) - top));
        }
        return plot.finish(name, "rows");
    }

    private static double[] range(final double[] y) {
        double lo = Double.POSITIVE_INFINITY;
        double hi = Double.NEGATIVE_INFINITY;
        for (final double v : y) {
            if (Double.isFinite(v)) {
                lo = Math.min(lo, v);
                hi = Math.max(hi, v);
            }
        }
        return lo <= hi ? new double[] {lo, hi} : new double[] {0, 1};
    }

    private double px(final double x) {
        return LEFT + (x - x0) / (x1 - x0) * (WIDTH - LEFT - RIGHT);
    }

    private double py(final double y) {
        return HEIGHT - BOTTOM - (y - y0) / (y1 - y0) * (HEIGHT - BOTTOM - TOP);
    }

    private String point(final double x, final double y) {
        return String.format(Locale.ROOT, "%.1f %.1f", px(x), py(y));
    }

    private String finish(final String xName, final String yName) {
        final int bottom = HEIGHT - BOTTOM;
        final StringBuilder b = new StringBuilder();
        b.append(
                "<svg class=\"plot\" role=\"img\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\">"
                        .formatted(WIDTH, HEIGHT, WIDTH, HEIGHT));
        b.append("<title>%s over %s</title>".formatted(Html.escape(yName), Html.escape(xName)));
        b.append(
                "<path class=\"axis\" d=\"M%d %dV%dH%d\"/>"
                        .formatted(LEFT, TOP, bottom, WIDTH - RIGHT));
        text(b, LEFT, bottom + 14, "start", Numbers.text(x0, 4));
        text(b, WIDTH - RIGHT, bottom + 14, "end", Numbers.text(x1, 4));
        text(b, LEFT - 4, bottom, "end", Numbers.text(y0, 3));
        text(b, LEFT - 4, TOP + 8, "end", Numbers.text(y1, 3));
        text(b, (LEFT + WIDTH) / 2, HEIGHT - 6, "middle", xName);
        b.append(
                "<text x=\"0\" y=\"0\" text-anchor=\"middle\" transform=\"translate(12 %d)"
                                .formatted((TOP + bottom) / 2)
                        + " rotate(-90)\">"
                        + Html.escape(yName)
                        + "</text>");
        return b.append(svg).append("</svg>\n").toString();
    }

    private static void text(
            final StringBuilder b, final int x, final int y, final String anchor, final String s) {
        b.append(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>"
                        .formatted(x, y, anchor, Html.escape(s)));
    }
}
