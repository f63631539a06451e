package org.zeroloss.imaging.defects;

/** Linear interpolation along rows and columns, the image mirrored at its edges. */
final class Bilinear {

    private Bilinear() {}

    static float at(
            final float[] image,
            final int width,
            final int height,
            final double x,
            final double y) {
        final int left = (int) Math.floor(x);
        final int top = (int) Math.floor(y);
        final double fx = x - left;
        final double fy = y - top;
        final int x0 = Mirror.index(left, width);
        final int y0 = Mirror.index(top, height) * width;
        if (fx == 0 && fy == 0) {
            return image[y0 + x0];
        }
        final int x1 = Mirror.index(left + 1, width);
        final int y1 = Mirror.index(top + 1, height) * width;
        final double upper = image[y0 + x0] * (1 - fx) + image[y0 + x1] * fx;
        final double lower = image[y1 + x0] * (1 - fx) + image[y1 + x1] * fx;
        return (float) (upper * (1 - fy) + lower * fy);
    }
}
