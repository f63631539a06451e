package org.zeroloss.imaging.defects;

import org.zeroloss.base.Seeds;
import org.zeroloss.imaging.ImagingException;
import org.zeroloss.imaging.numeric.Check;

import java.util.List;
import java.util.SplittableRandom;

/** An endless series of labelled micrographs; each depends on its index alone. Thread-safe. */
@FunctionalInterface
public interface LabeledSource {

    /**
     * @param index which of the series, from 0
     * @return the micrograph
     */
    LabeledMicrograph draw(long index);

    /**
     * @return whether no image comes twice, so that there are always some that nothing was learnt
     *     from
     */
    default boolean endless() {
        return false;
    }

    /**
     * @param images labelled images, at least one
     * @param seed of the order
     * @return the images again and again, each round in another order
     */
    static LabeledSource of(final List<LabeledMicrograph> images, final long seed) {
        final List<LabeledMicrograph> all = Check.list(images, "labelled images");
        if (all.isEmpty()) {
            throw new ImagingException("Expected at least one labelled image, found none");
        }
        return index -> {
            final long round = index / all.size();
            final int[] order = permutation(all.size(), Seeds.stream(seed, round));
            return all.get(order[(int) (index % all.size())]);
        };
    }

    /**
     * @param other a second series
     * @param share of the micrographs that come from the second series, from 0 to 1
     * @param seed of the choice
     * @return micrographs of both series, mixed
     */
    default LabeledSource mixed(final LabeledSource other, final double share, final long seed) {
        Check.range(share, 0, 1, "share of the second series of images");
        return index -> (Seeds.stream(seed, index).nextDouble() < share ? other : this).draw(index);
    }

    private static int[] permutation(final int n, final SplittableRandom random) {
        final int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            final int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
