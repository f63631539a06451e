package org.zeroloss.nodes.defectlearner;

import org.zeroloss.imaging.defects.LabeledMicrograph;
import org.zeroloss.imaging.defects.LabeledPoint;
import org.zeroloss.imaging.defects.Micrograph;
import org.zeroloss.imaging.defects.Window;

import java.util.ArrayList;
import java.util.List;

/**
 * Large training images in parts: a batch is made of whole images, so that a step would otherwise
 * take the time of normalizing millions of pixels.
 */
final class Pieces {

    /** An image that is no larger on either side stays whole. */
    static final int MOST = 1024;

    private Pieces() {}

    static List<LabeledMicrograph> of(final List<LabeledMicrograph> images) {
        return images.stream().flatMap(m -> of(m).stream()).toList();
    }

    /** Parts of nearly equal size that share no pixel. */
    static List<LabeledMicrograph> of(final LabeledMicrograph image) {
        final int width = image.image().width();
        final int height = image.image().height();
        final int columns = (width + MOST - 1) / MOST;
        final int rows = (height + MOST - 1) / MOST;
        if (columns == 1 && rows == 1) {
            return List.of(image);
        }
        final List<LabeledMicrograph> parts = new ArrayList<>();
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                final int x = (int) ((long) width * c / columns);
                final int y = (int) ((long) height * r / rows);
                parts.add(
                        part(
                                image,
                                new Window(
                                        x,
                                        y,
                                        (int) ((long) width * (c + 1) / columns) - x,
                                        (int) ((long) height * (r + 1) / rows) - y)));
            }
        }
        return parts;
    }

    private static LabeledMicrograph part(final LabeledMicrograph image, final Window part) {
        final Micrograph whole = image.image();
        final List<LabeledPoint> points = new ArrayList<>();
        for (final LabeledPoint p : image.points()) {
            final double x = p.x() - part.x();
            final double y = p.y() - part.y();
            if (x >= -0.5 && x < part.width() - 0.5 && y >= -0.5 && y < part.height() - 0.5) {
                points.add(new LabeledPoint(x, y, p.classIndex()));
            }
        }
        return new LabeledMicrograph(
                new Micrograph(
                        whole.name(),
                        part.width(),
                        part.height(),
                        whole.window(part),
                        whole.pixelSizeA()),
                points);
    }
}
