package org.zeroloss.imaging.defects;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The hand labels of the platinum series, each with the image that it was clicked in: the labels of
 * an image are the first rows of its own table and the last rows of the next one ({@link
 * LabelRun}). No label is moved, added or left out.
 */
final class ClickedLabels {

    private static final Pattern SERIES = Pattern.compile("Ptporph(\\d+)");

    /** Width of the spots in pixels. */
    private static final double SIGMA = 2;

    private final Path m_folder;
    private final double m_tolerance;
    private final Map<Integer, Optional<SpotRank>> m_ranks = new HashMap<>();

    /**
     * @param folder images and tables of the published series side by side, as far as there
     * @param tolerance in pixels
     */
    ClickedLabels(final Path folder, final double tolerance) {
        m_folder = folder;
        m_tolerance = tolerance;
    }

    /**
     * @param name of an image
     * @return which of the series it is; empty for another image
     */
    static OptionalInt number(final String name) {
        final Matcher m = SERIES.matcher(name);
        return m.matches() ? OptionalInt.of(Integer.parseInt(m.group(1))) : OptionalInt.empty();
    }

    /**
     * @param number which table of the series
     * @return it in two; empty if it is not there
     */
    Optional<LabelRun> table(final int number) {
        final Path csv = m_folder.resolve("Ptporph" + number + ".csv");
        if (!Files.exists(csv)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    LabelRun.of(RealImage.points(csv, 0, 1), rank(number), rank(number - 1)));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param number which image of the series
     * @return all labels clicked in it; empty unless its own table and the next one are there
     */
    Optional<List<LabeledPoint>> of(final int number) {
        return table(number)
                .flatMap(
                        own ->
                                table(number + 1)
                                        .map(
                                                next ->
                                                        Stream.concat(
                                                                        own.own().stream(),
                                                                        next.before().stream())
                                                                .toList()));
    }

    /**
     * @param number which image of the series
     * @return how much like spots its places look; empty if it is not there
     */
    Optional<SpotRank> rank(final int number) {
        return m_ranks.computeIfAbsent(
                number,
                n -> {
                    final Path file = m_folder.resolve("Ptporph" + n + ".tif");
                    return Files.exists(file)
                            ? Optional.of(
                                    new SpotRank(
                                            RealImage.read(file, OptionalDouble.empty()),
                                            SIGMA,
                                            m_tolerance))
                            : Optional.empty();
                });
    }
}
