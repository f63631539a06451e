package org.zeroloss.imaging.defects;

import org.zeroloss.base.Seeds;
import org.zeroloss.imaging.ImagingException;
import org.zeroloss.imaging.numeric.Check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Labelled images in two parts, by image: pieces of one image share its noise, focus and specimen,
 * so that a network that learnt from one half of an image knows the other half already.
 *
 * @param training indices of the images to learn from, ascending, at least one
 * @param heldOut indices of the images that are not learnt from, ascending, at least one
 */
public record ImageSplit(List<Integer> training, List<Integer> heldOut) {

    /** Orders that are tried until every class is in both parts. */
    private static final int TRIES = 200;

    /** Takes copies and checks that both parts have an image. */
    public ImageSplit {
        training = Check.list(training, "images to learn from");
        heldOut = Check.list(heldOut, "images held out");
        Check.atLeast(training.size(), 1, "images to learn from");
        Check.atLeast(heldOut.size(), 1, "images held out");
    }

    /**
     * Holds out a share of the images at random, if possible such that each class is in both parts.
     *
     * @param images labelled images, at least two
     * @param share of the images to hold out; at least one image and all but one at most
     * @param seed of the choice
     * @return the parts
     */
    public static ImageSplit of(
            final List<LabeledMicrograph> images, final double share, final long seed) {
        Check.range(share, 0, 1, "share of the images held out");
        final int n = Check.list(images, "labelled images").size();
        if (n < 2) {
            throw new ImagingException(
                    "Expected two labelled images or more, so that one can be held out for"
                            + " validation, found "
                            + n
                            + ". Add images, or cut this one in two.");
        }
        final int held = Math.max(1, Math.min(n - 1, (int) Math.rint(share * n)));
        return folds(images, List.of(held, n - held), seed).get(0);
    }

    /**
     * Folds for a cross-validation: each image is held out once.
     *
     * @param images labelled images, at least as many as folds
     * @param count folds, at least 2
     * @param seed of the choice
     * @return the folds
     */
    public static List<ImageSplit> folds(
            final List<LabeledMicrograph> images, final int count, final long seed) {
        Check.atLeast(count, 2, "folds of a cross-validation");
        final int n = Check.list(images, "labelled images").size();
        if (n < count) {
            throw new ImagingException(
                    "Expected a labelled image or more for each of the "
                            + count
                            + " folds of the cross-validation, found "
                            + n
                            + ". Choose fewer folds.");
        }
        final List<Integer> sizes =
                IntStream.range(0, count)
                        .mapToObj(f -> n * (f + 1) / count - n * f / count)
                        .toList();
        return folds(images, sizes, seed);
    }

    private static List<ImageSplit> folds(
            final List<LabeledMicrograph> images, final List<Integer> sizes, final long seed) {
        List<ImageSplit> best = List.of();
        int fewest = Integer.MAX_VALUE;
        for (int i = 0; i < TRIES && fewest > 0; i++) {
            final List<ImageSplit> tried = cut(order(images.size(), Seeds.stream(seed, i)), sizes);
            final int missing = tried.stream().mapToInt(s -> s.missing(images)).sum();
            if (missing < fewest) {
                fewest = missing;
                best = tried;
            }
        }
        return best;
    }

    private static List<ImageSplit> cut(final int[] order, final List<Integer> sizes) {
        final List<ImageSplit> all = new ArrayList<>();
        int from = 0;
        for (final int size : sizes) {
            final TreeSet<Integer> held = new TreeSet<>();
            final TreeSet<Integer> rest = new TreeSet<>();
            for (int i = 0; i < order.length; i++) {
                (i >= from && i < from + size ? held : rest).add(order[i]);
            }
            all.add(new ImageSplit(List.copyOf(rest), List.copyOf(held)));
            from += size;
        }
        return all;
    }

    private static int[] order(final int n, final SplittableRandom random) {
        final int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            final int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /** How many classes a part lacks that the other has. */
    private int missing(final List<LabeledMicrograph> images) {
        final int[] here = classes(of(images, training));
        final int[] there = classes(of(images, heldOut));
        final long both =
                Arrays.stream(here).filter(c -> Arrays.binarySearch(there, c) >= 0).count();
        return here.length + there.length - 2 * (int) both;
    }

    private static int[] classes(final List<LabeledMicrograph> images) {
        return images.stream()
                .flatMap(m -> m.points().stream())
                .mapToInt(LabeledPoint::classIndex)
                .distinct()
                .sorted()
                .toArray();
    }

    /**
     * @param <T> what stands for an image
     * @param all one for each image
     * @param indices which
     * @return these
     */
    public static <T> List<T> of(final List<T> all, final List<Integer> indices) {
        return indices.stream().map(all::get).toList();
    }
}
