package org.zeroloss.imaging.defects;

import java.util.List;

/**
 * All peaks of one image.
 *
 * @param all peaks, in rows of tiles
 * @param contrast root mean square of the image without its local mean, in the image's units; 0 if
 *     it was not measured
 * @param noise root mean square of what a pixel differs from the mean of its neighbours in the
 *     line, for white noise its standard deviation, in the image's units
 */
record Sightings(List<Sighting> all, double contrast, double noise) {

    Sightings {
        all = List.copyOf(all);
    }
}
