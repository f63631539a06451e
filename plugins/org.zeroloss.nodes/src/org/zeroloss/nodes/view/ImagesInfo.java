package org.zeroloss.nodes.view;

import java.util.List;

/**
 * What a page of spectral images shows first.
 *
 * @param images the images, the first one makes the map
 * @param note what a reader has to know of how they are shown, empty if nothing
 */
public record ImagesInfo(List<ImageInfo> images, String note) {}
