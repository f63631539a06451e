package org.zeroloss.imaging.defects;

import org.zeroloss.imaging.Range;
import org.zeroloss.imaging.numeric.Check;

import java.util.Optional;
import java.util.stream.IntStream;

/**
 * At which scale networks look at an image, so that its pixels are as those of the training.
 *
 * @param pixelSizesA pixel sizes in Å that the networks look at; empty if they take each image as
 *     it is
 */
public record LookingScale(Optional<Range> pixelSizesA) {

    /** So many pixel sizes are tried for the least magnification. */
    private static final int SIZES = 1000;

    /**
     * @param pixelSizeA pixel size of the image in Å
     * @return 1 if the size is within the range or that is unknown; for finer pixels 1/n with the
     *     smallest whole n that brings them into it, since sums of whole pixels keep the noise of a
     *     pixel independent of its neighbours'; else the factor to the range's nearer end
     */
    public double magnification(final double pixelSizeA) {
        Check.positive(pixelSizeA, "pixel size in Å");
        return pixelSizesA.map(r -> magnification(pixelSizeA, r)).orElse(1.0);
    }

    private static double magnification(final double pixelSizeA, final Range looked) {
        // a range that was written in other units may end a rounding error beside the image's size
        final double whole = Math.ceil(looked.min() / pixelSizeA - 1e-9);
        if (whole > 1 && whole * pixelSizeA <= looked.max()) {
            return 1 / whole;
        }
        return pixelSizeA / Math.max(looked.min(), Math.min(looked.max(), pixelSizeA));
    }

    /**
     * @param sizesA pixel sizes in Å of images to come
     * @return the least magnification of any of them; the very ends of the range, which chance does
     *     not draw, are left out
     */
    public double least(final Range sizesA) {
        return IntStream.range(0, SIZES)
                .mapToDouble(i -> sizesA.min() + (sizesA.max() - sizesA.min()) * (i + 0.5) / SIZES)
                .map(this::magnification)
                .min()
                .orElseThrow();
    }

    /**
     * @param m a labelled image
     * @return image and labels at that scale; as they are if the pixel size is unknown
     */
    public LabeledMicrograph of(final LabeledMicrograph m) {
        final double magnification =
                m.image().pixelSizeA().isPresent()
                        ? magnification(m.image().pixelSizeA().getAsDouble())
                        : 1;
        return magnification == 1 ? m : m.resampled(magnification);
    }

    /** Images at that scale. */
    LabeledSource of(final LabeledSource images) {
        return new LabeledSource() {
            @Override
            public LabeledMicrograph draw(final long index) {
                return LookingScale.this.of(images.draw(index));
            }

            @Override
            public boolean endless() {
                return images.endless();
            }
        };
    }
}
