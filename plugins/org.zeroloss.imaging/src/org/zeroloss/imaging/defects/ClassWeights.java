package org.zeroloss.imaging.defects;

import org.zeroloss.imaging.ImagingException;
import org.zeroloss.imaging.numeric.Check;

import java.util.ArrayList;
import java.util.List;

/** Weights of background and classes in the loss. */
public final class ClassWeights {

    /** A rare class weighs at most so many times the most frequent one. */
    private static final double MOST = 10;

    private ClassWeights() {}

    /**
     * Weights such that the background counts as much as all classes together, and that a class
     * weighs with the square root of how much rarer than the most frequent one it is.
     *
     * @param images some labelled images
     * @param labels what is drawn for a point
     * @param classes names of the classes, for messages
     * @return weight of the background, 1, and of each class
     * @throws ImagingException if a class does not occur
     */
    public static List<Double> balanced(
            final List<LabeledMicrograph> images,
            final LabelMaps labels,
            final List<String> classes) {
        final long[] points = new long[labels.classes()];
        double pixels = 0;
        for (final LabeledMicrograph m : Check.list(images, "labelled images")) {
            pixels += (double) m.image().width() * m.image().height();
            m.points().forEach(p -> points[p.classIndex()]++);
        }
        long most = 0;
        for (int c = 0; c < points.length; c++) {
            if (points[c] == 0) {
                throw new ImagingException(
                        "Expected labels of each of the classes "
                                + classes
                                + ", found none of '"
                                + classes.get(c)
                                + "' in "
                                + images.size()
                                + " training images. Add labelled images that show it, or leave it"
                                + " out.");
            }
            most = Math.max(most, points[c]);
        }
        // the sum of a Gaussian label is 2 π σ²
        final double each = 2 * Math.PI * labels.sigmaPixels() * labels.sigmaPixels();
        double foreground = 0;
        final double[] rarity = new double[points.length];
        for (int c = 0; c < points.length; c++) {
            rarity[c] = Math.min(MOST, Math.sqrt((double) most / points[c]));
            foreground += rarity[c] * points[c] * each;
        }
        final double scale = Math.max(1, Math.max(0, pixels - foreground) / foreground);
        final List<Double> weights = new ArrayList<>();
        weights.add(1.0);
        for (final double r : rarity) {
            weights.add(Math.min(100 * MOST, scale * r));
        }
        return List.copyOf(weights);
    }
}
