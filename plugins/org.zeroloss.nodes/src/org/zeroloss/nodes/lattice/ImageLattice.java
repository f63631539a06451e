package org.zeroloss.nodes.lattice;

import org.zeroloss.imaging.ImagingException;
import org.zeroloss.imaging.lattice.LatticeAnalysis;
import org.zeroloss.imaging.lattice.LatticeAnalyzer;
import org.zeroloss.imaging.score.LabelledPoint;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The lattice of one image.
 *
 * @param image name of the image
 * @param points its columns
 * @param analysis what was found; empty if that failed
 * @param failure why it failed; empty if it did not
 */
record ImageLattice(
        String image,
        List<LabelledPoint> points,
        Optional<LatticeAnalysis> analysis,
        String failure) {

    static Set<String> names(final String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .collect(Collectors.toSet());
    }

    /** The points of each image, in the order of their first appearance. */
    static Map<String, List<LabelledPoint>> byImage(
            final List<LabelledPoint> points, final Set<String> leftOut) {
        return points.stream()
                .filter(p -> !leftOut.contains(p.label()))
                .collect(
                        Collectors.groupingBy(
                                LabelledPoint::image, LinkedHashMap::new, Collectors.toList()));
    }

    static ImageLattice of(
            final String image, final List<LabelledPoint> points, final LatticeAnalyzer analyzer) {
        try {
            return new ImageLattice(
                    image,
                    points,
                    Optional.of(
                            analyzer.analyze(
                                    points.stream().mapToDouble(LabelledPoint::x).toArray(),
                                    points.stream().mapToDouble(LabelledPoint::y).toArray(),
                                    points.stream()
                                            .map(LabelledPoint::label)
                                            .toArray(String[]::new))),
                    "");
        } catch (final ImagingException e) {
            return new ImageLattice(image, points, Optional.empty(), e.getMessage());
        }
    }
}
