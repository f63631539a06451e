package org.zeroloss.imaging.defects;

import org.zeroloss.base.Progress;
import org.zeroloss.imaging.numeric.Check;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The suspicion that labels stand under the number of the wrong image, one too high or too low: a
 * slip that happens when images are counted from one, or when a table is saved after the next image
 * was opened, and that no network can learn through. Labels are compared with the spots of their
 * image and of its neighbours in the stack; of images of other places they are no better than
 * places at random.
 *
 * @param shift what to add to the number of the images, 1 or −1
 * @param own mean rank of the labels among all places of their image, by how much like a spot they
 *     look: a half by chance, 1 on the brightest spots
 * @param shifted the same in the image of the shifted number
 */
public record LabelDoubt(int shift, double own, double shifted) {

    /** Fewer labels say little. */
    private static final int LEAST_LABELS = 20;

    /** From here on labels look as if they were put on spots. */
    private static final double ON_SPOTS = 0.7;

    /** Standard errors by which the neighbour's image must fit better. */
    private static final double CLEARLY = 4;

    /**
     * @param images labelled images
     * @param numbers their numbers in the stack, ascending
     * @param sigmaPixels width of the things that are labelled
     * @param progress told of each image; asked for cancellation
     * @return the doubt, if there is one
     */
    public static Optional<LabelDoubt> of(
            final List<LabeledMicrograph> images,
            final List<Integer> numbers,
            final double sigmaPixels,
            final Progress progress) {
        Check.present(images, "labelled images");
        Check.present(numbers, "numbers of the images");
        final Sums[] sums = {new Sums(), new Sums()};
        SpotRank before = null;
        for (int i = 0; i < images.size(); i++) {
            progress.checkCanceled();
            final SpotRank rank = new SpotRank(images.get(i).image(), sigmaPixels, 2 * sigmaPixels);
            if (i > 0 && numbers.get(i) == numbers.get(i - 1) + 1) {
                sums[0].add(images.get(i), rank, before);
                sums[1].add(images.get(i - 1), before, rank);
            }
            before = rank;
            progress.update((i + 1.0) / images.size(), "Looking at the labels");
        }
        return IntStream.range(0, 2)
                .filter(s -> sums[s].isDoubt())
                .mapToObj(s -> sums[s].doubt(s == 0 ? -1 : 1))
                .reduce((a, b) -> b.shifted > a.shifted ? b : a);
    }

    /** Ranks of labels in their own and in another image. */
    private static final class Sums {

        private int m_labels;
        private double m_own;
        private double m_other;
        private double m_square;

        void add(final LabeledMicrograph image, final SpotRank own, final SpotRank other) {
            for (final LabeledPoint p : image.points()) {
                final double here = own.at(p);
                final double there = other.at(p);
                m_labels++;
                m_own += here;
                m_other += there;
                m_square += (there - here) * (there - here);
            }
        }

        boolean isDoubt() {
            if (m_labels < LEAST_LABELS || m_other < ON_SPOTS * m_labels) {
                return false;
            }
            final double mean = (m_other - m_own) / m_labels;
            final double variance = m_square / m_labels - mean * mean;
            return mean > CLEARLY * Math.sqrt(Math.max(0, variance) / m_labels);
        }

        LabelDoubt doubt(final int shift) {
            return new LabelDoubt(shift, m_own / m_labels, m_other / m_labels);
        }
    }
}
