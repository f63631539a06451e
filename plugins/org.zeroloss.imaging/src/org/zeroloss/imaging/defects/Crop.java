package org.zeroloss.imaging.defects;

import org.zeroloss.learn.network.Symmetry;

import java.util.ArrayList;
import java.util.List;

/**
 * A square piece of an image, seen in one of the eight symmetries and magnified.
 *
 * @param centerX middle of the piece in the image, in pixels
 * @param centerY middle of the piece in the image, in pixels
 * @param size rows and columns of the piece
 * @param magnification pixels of the piece per pixel of the image
 * @param symmetry how it is turned
 */
record Crop(double centerX, double centerY, int size, double magnification, Symmetry symmetry) {

    private double middle() {
        return (size - 1) / 2.0;
    }

    /**
     * Pixels as they are where magnification is 1 and the middle lies so that pixels meet pixels,
     * else linear interpolation; beyond its edges the image is mirrored.
     */
    void pixels(
            final float[] image,
            final int width,
            final int height,
            final float[] into,
            final int at) {
        for (int j = 0; j < size; j++) {
            for (int i = 0; i < size; i++) {
                final double u = i - middle();
                final double v = j - middle();
                final double x = centerX + symmetry.columnBefore(v, u) / magnification;
                final double y = centerY + symmetry.rowBefore(v, u) / magnification;
                into[at + j * size + i] = Bilinear.at(image, width, height, x, y);
            }
        }
    }

    /** The points in the coordinates of the piece, those near its outside included. */
    List<LabeledPoint> points(final List<LabeledPoint> all, final double margin) {
        final Symmetry back = symmetry.inverse();
        final List<LabeledPoint> near = new ArrayList<>();
        for (final LabeledPoint p : all) {
            final double dx = (p.x() - centerX) * magnification;
            final double dy = (p.y() - centerY) * magnification;
            final double x = back.columnBefore(dy, dx) + middle();
            final double y = back.rowBefore(dy, dx) + middle();
            if (x > -margin && x < size + margin && y > -margin && y < size + margin) {
                near.add(new LabeledPoint(x, y, p.classIndex()));
            }
        }
        return near;
    }
}
