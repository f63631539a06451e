package org.zeroloss.imaging.score;

import java.util.List;
import java.util.Map;

/**
 * Scores of found points.
 *
 * @param positions all images and classes, a class that is called wrong being a hit all the same
 * @param classes all images, each class; a point of another class is a false alarm of one and a
 *     miss of the other
 * @param images each image, all classes as in {@code positions}; the bands are of its points
 * @param confusions pairs of classes that occurred, by name
 */
public record ScoreReport(
        Score positions,
        Map<String, Score> classes,
        Map<String, Score> images,
        List<Confusion> confusions) {}
