package org.zeroloss.nodes.defectlearner;

import org.zeroloss.base.Progress;
import org.zeroloss.imaging.defects.LabeledMicrograph;
import org.zeroloss.imaging.defects.LabeledPoint;
import org.zeroloss.imaging.defects.LookingScale;
import org.zeroloss.imaging.score.LabelledPoint;
import org.zeroloss.nodes.NodesException;
import org.zeroloss.nodes.micrograph.StackImages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The labelled images of a stack, in memory.
 *
 * @param classes names of the classes
 * @param images the images that have labels
 * @param numbers which images of the stack they are
 * @param withoutLabels number of images that have none and are left out
 */
record LabelledStack(
        List<String> classes,
        List<LabeledMicrograph> images,
        List<Integer> numbers,
        int withoutLabels) {

    /** More are a sign that the column holds something else. */
    private static final int MOST_CLASSES = 30;

    /**
     * @param stack the images
     * @param labels their labels, of all classes
     * @param wanted names of the classes; none for all that occur
     * @param progress told of each image
     * @return the labelled images
     */
    static LabelledStack of(
            final StackImages stack,
            final List<LabelledPoint> labels,
            final List<String> wanted,
            final Progress progress) {
        if (labels.isEmpty()) {
            throw new NodesException(
                    "Expected labels in the table, found no row with a position. Connect a table"
                            + " of positions and classes.");
        }
        checkSize(stack);
        final List<String> classes = classes(labels, wanted);
        final Map<Integer, List<LabelledPoint>> byImage = byImage(stack, labels);
        final List<LabeledMicrograph> images = new ArrayList<>();
        final List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < stack.count(); i++) {
            progress.checkCanceled();
            if (byImage.containsKey(i)) {
                images.add(new LabeledMicrograph(stack.load(i), points(byImage.get(i), classes)));
                numbers.add(i);
            }
            progress.update((i + 1.0) / stack.count(), "Reading images");
        }
        return new LabelledStack(classes, images, numbers, stack.count() - images.size());
    }

    /** The same images as networks look at them. */
    LabelledStack at(final LookingScale scale) {
        return new LabelledStack(
                classes, images.stream().map(scale::of).toList(), numbers, withoutLabels);
    }

    /** Training holds the images in memory. */
    private static void checkSize(final StackImages stack) {
        final double bytes = (double) Float.BYTES * stack.width() * stack.height() * stack.count();
        final double most = 0.5 * Runtime.getRuntime().maxMemory();
        if (bytes > most) {
            throw new NodesException(
                    "Expected training images that fit into half of the memory, "
                            + Math.round(most / 1e6)
                            + " MB, found "
                            + Math.round(bytes / 1e6)
                            + " MB. Crop the images, or give KNIME more memory (knime.ini, -Xmx).");
        }
    }

    private static List<String> classes(
            final List<LabelledPoint> labels, final List<String> wanted) {
        final TreeSet<String> found = new TreeSet<>();
        labels.forEach(p -> found.add(p.label()));
        for (final String name : wanted) {
            if (!found.contains(name)) {
                throw new NodesException(
                        "Expected labels of each of the classes "
                                + wanted
                                + ", found none of '"
                                + name
                                + "' in the table, only of "
                                + (found.size() > MOST_CLASSES
                                        ? found.size() + " other classes"
                                        : found)
                                + ". Add labels of it, or take it out of \"Classes\".");
            }
        }
        if (wanted.isEmpty() && found.size() > MOST_CLASSES) {
            throw new NodesException(
                    "Expected up to "
                            + MOST_CLASSES
                            + " classes, found "
                            + found.size()
                            + ". Choose the \"Column of classes\", or name the wanted ones under"
                            + " \"Classes\".");
        }
        return wanted.isEmpty() ? List.copyOf(found) : wanted;
    }

    private static Map<Integer, List<LabelledPoint>> byImage(
            final StackImages stack, final List<LabelledPoint> labels) {
        final Map<String, Integer> numbers = new HashMap<>();
        final List<String> names = StackImages.labels(stack.spec());
        for (int i = 0; i < stack.count(); i++) {
            numbers.put(Integer.toString(i), i);
        }
        for (int i = 0; i < names.size(); i++) {
            numbers.putIfAbsent(names.get(i), i);
        }
        final Map<Integer, List<LabelledPoint>> byImage = new HashMap<>();
        for (final LabelledPoint p : labels) {
            // without a column of images all labels are of the one image
            final String image = stack.count() == 1 && p.image().equals("all") ? "0" : p.image();
            final Integer number = numbers.get(image);
            if (number == null) {
                throw new NodesException(
                        "Expected labels of the images 0 to "
                                + (stack.count() - 1)
                                + (names.isEmpty() ? "" : " (or of their names, such as ")
                                + (names.isEmpty() ? "" : names.get(0) + ")")
                                + ", found one of image '"
                                + p.image()
                                + "'. Choose the \"Column of images\", or connect the images that"
                                + " the labels belong to.");
            }
            byImage.computeIfAbsent(number, n -> new ArrayList<>()).add(p);
        }
        return byImage;
    }

    private static List<LabeledPoint> points(
            final List<LabelledPoint> labels, final List<String> classes) {
        final List<LabeledPoint> points = new ArrayList<>();
        for (final LabelledPoint p : labels) {
            final int c = classes.indexOf(p.label());
            if (c >= 0) {
                points.add(new LabeledPoint(p.x(), p.y(), c));
            }
        }
        return points;
    }
}
