package org.zeroloss.imaging.defects;

import org.zeroloss.imaging.numeric.Check;
import org.zeroloss.learn.network.Symmetry;

import java.util.List;

/**
 * How things are looked for.
 *
 * @param leastProbability detections below this are left out
 * @param symmetries ways of turning the image whose results are averaged; one or more
 * @param tile rows and columns of the largest tile in pixels, margins included
 */
public record DetectionSettings(double leastProbability, List<Symmetry> symmetries, int tile) {

    /** Validates the numbers. */
    public DetectionSettings {
        Check.range(leastProbability, 0, 1, "least probability");
        symmetries = Check.list(symmetries, "symmetries");
        Check.atLeast(symmetries.size(), 1, "symmetries");
        Check.range(tile, 64, 8192, "size of a tile in pixels");
    }

    /**
     * @return probability from one half, one look at each tile, tiles of 512 pixels
     */
    public static DetectionSettings standard() {
        return new DetectionSettings(0.5, List.of(Symmetry.IDENTITY), 512);
    }

    /**
     * @param least least probability
     * @return a copy with it
     */
    public DetectionSettings withLeastProbability(final double least) {
        return new DetectionSettings(least, symmetries, tile);
    }

    /**
     * @return a copy that averages all eight symmetries
     */
    public DetectionSettings withAllSymmetries() {
        return new DetectionSettings(leastProbability, List.of(Symmetry.values()), tile);
    }
}
