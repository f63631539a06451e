package org.zeroloss.nodes.view;

import java.util.List;

/**
 * Spectral images for a page that has nobody to ask, such as a report.
 *
 * @param info what they are
 * @param images their values
 * @param every which columns and lines they hold: all (1), every second (2), …
 */
public record PackedImages(ImagesInfo info, List<PackedImage> images, int every) {}
