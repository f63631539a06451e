package org.zeroloss.nodes.view;

import java.util.List;

/**
 * Spectral images for a page that has nobody to ask, such as a report.
 *
 * @param info what they are
 * @param images their values
 */
public record PackedImages(ImagesInfo info, List<PackedImage> images) {}
