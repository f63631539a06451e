package org.zeroloss.imaging.defects;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * A measured image of single atoms with its hand labels.
 *
 * @param element what the atoms are: {@code Re} or {@code Pt}
 * @param labeled image and labels
 */
record AtomImage(String element, LabeledMicrograph labeled) {

    private static final int BANDS = 4;

    /**
     * @return name of the file without its ending
     */
    String name() {
        return labeled.image().name().replace(".tif", "");
    }

    /**
     * @param folder with a table beside each image
     * @return all images, by name
     * @throws IOException if one cannot be read
     */
    static List<AtomImage> all(final Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            final List<AtomImage> all = new ArrayList<>();
            for (final Path file :
                    files.filter(f -> f.toString().endsWith(".tif")).sorted().toList()) {
                final String name = file.getFileName().toString();
                all.add(
                        new AtomImage(
                                name.startsWith("Pt") ? "Pt" : "Re",
                                new LabeledMicrograph(
                                        RealImage.read(file, OptionalDouble.empty()),
                                        RealImage.points(
                                                folder.resolve(name.replace(".tif", ".csv")),
                                                0,
                                                1))));
            }
            return all;
        }
    }

    /**
     * @return number of bands that {@link #band} cuts an image into
     */
    static int bands() {
        return BANDS;
    }

    /**
     * @param number which, from 0 at the top
     * @return a fourth of the image, with its labels
     */
    LabeledMicrograph band(final int number) {
        final int rows = labeled.image().height() / BANDS;
        return part(new Window(0, number * rows, labeled.image().width(), rows));
    }

    /**
     * @param part a window in the image
     * @return what it shows, with its labels
     */
    LabeledMicrograph part(final Window part) {
        final Micrograph image = labeled.image();
        return new LabeledMicrograph(
                new Micrograph(
                        image.name() + " at " + part.x() + ", " + part.y(),
                        part.width(),
                        part.height(),
                        image.window(part),
                        image.pixelSizeA()),
                labeled.points().stream()
                        .map(
                                p ->
                                        new LabeledPoint(
                                                p.x() - part.x(), p.y() - part.y(), p.classIndex()))
                        .filter(p -> inside(p.x(), part.width()) && inside(p.y(), part.height()))
                        .toList());
    }

    private static boolean inside(final double place, final int length) {
        return place >= -0.5 && place < length - 0.5;
    }
}
