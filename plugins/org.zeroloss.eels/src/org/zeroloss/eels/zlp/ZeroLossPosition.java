package org.zeroloss.eels.zlp;

/**
 * Where the zero-loss peak of a spectrum lies and how strong it is.
 *
 * @param channel position of the maximum in channels, with a fraction
 * @param lnSum ln of the sum of the channels around it; NaN if that sum is not positive
 */
public record ZeroLossPosition(double channel, double lnSum) {

    private static final double TOP = 0.7;

    /**
     * Locates the maximum by a parabola through ln I of the channels around the largest one that
     * exceed 70 % of it, weighted by I (the variance of ln I is 1/I); its error is about two
     * hundredths of a channel at 10⁶ counts and 18 channels FWHM.
     *
     * @param counts spectrum
     * @param halfWidth channels on each side of the maximum in the sum
     * @return position and sum
     */
    public static ZeroLossPosition of(final double[] counts, final int halfWidth) {
        int m = 0;
        for (int i = 1; i < counts.length; i++) {
            if (counts[i] > counts[m]) {
                m = i;
            }
        }
        if (!(counts[m] > 0)) {
            return new ZeroLossPosition(m, Double.NaN);
        }
        int low = m;
        while (low > 0 && counts[low - 1] > TOP * counts[m]) {
            low--;
        }
        int high = m;
        while (high < counts.length - 1 && counts[high + 1] > TOP * counts[m]) {
            high++;
        }
        final double position = high - low < 2 ? m : m + vertex(counts, low, high, m);
        final int centre = (int) Math.max(0, Math.min(counts.length - 1, Math.round(position)));
        double sum = 0;
        for (int i = Math.max(0, centre - halfWidth);
                i <= Math.min(counts.length - 1, centre + halfWidth);
                i++) {
            sum += counts[i];
        }
        return new ZeroLossPosition(position, sum > 0 ? StrictMath.log(sum) : Double.NaN);
    }

    /** Vertex of the weighted parabola, relative to channel m, within the channels used. */
    private static double vertex(
            final double[] counts, final int low, final int high, final int m) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double y0 = 0;
        double y1 = 0;
        double y2 = 0;
        for (int i = low; i <= high; i++) {
            final double w = counts[i] / counts[m];
            final double x = i - m;
            final double y = StrictMath.log(w);
            s0 += w;
            s1 += w * x;
            s2 += w * x * x;
            s3 += w * x * x * x;
            s4 += w * x * x * x * x;
            y0 += w * y;
            y1 += w * x * y;
            y2 += w * x * x * y;
        }
        final double a = s1 * s3 - s2 * s2;
        final double b = s1 * s2 - s0 * s3;
        final double c = s0 * s2 - s1 * s1;
        final double determinant = s4 * c + s3 * b + s2 * a;
        final double curvature = (y2 * c + y1 * b + y0 * a) / determinant;
        final double slope =
                (s4 * (s0 * y1 - s1 * y0) + s3 * (s2 * y0 - s0 * y2) + s2 * (s1 * y2 - s2 * y1))
                        / determinant;
        if (!(curvature < 0)) {
            return 0;
        }
        return Math.max(low - m, Math.min((double) high - m, -slope / (2 * curvature)));
    }
}
