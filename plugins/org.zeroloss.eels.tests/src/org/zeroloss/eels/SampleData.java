package org.zeroloss.eels;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.MapColumn;
import org.zeroloss.signal.SignalBlock;
import org.zeroloss.signal.SignalMetadata;
import org.zeroloss.signal.SignalSpec;
import org.zeroloss.signal.SignalWriter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Real spectra outside the repository; tests that need them are skipped without, but fail in CI.
 */
public final class SampleData {

    private static final Pattern RANGE =
            Pattern.compile("_?(m?)(\\d+)d(\\d+)eV(?:-to-|_)(m?)(\\d+)d(\\d+)eV");

    private SampleData() {}

    /** A folder of the test data. */
    public static Path folder(final String name) {
        final Path root = Path.of(System.getProperty("zeroloss.testdata", "../shared"));
        final Path folder = root.resolve("data/eels").resolve(name);
        if (!Files.isDirectory(folder) && "true".equals(System.getenv("CI"))) {
            fail("The test data are missing: " + folder.toAbsolutePath());
        }
        assumeTrue(
                Files.isDirectory(folder),
                () -> "skipped: no test data at " + folder.toAbsolutePath());
        return folder;
    }

    /** Writes the WS2 spectra of a folder as one image, vacuum spectra marked. */
    public static Path image(final String name, final Path target) {
        try (Stream<Path> all = Files.list(folder(name))) {
            final List<Path> files =
                    all.filter(f -> f.toString().endsWith(".txt")).sorted().toList();
            final double[][] spectra = new double[files.size()][];
            for (int i = 0; i < spectra.length; i++) {
                spectra[i] =
                        Arrays.stream(Files.readString(files.get(i)).trim().split("\\s+"))
                                .mapToDouble(Double::parseDouble)
                                .toArray();
            }
            write(files.stream().map(f -> f.getFileName().toString()).toList(), spectra, target);
            return target;
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(
            final List<String> names, final double[][] spectra, final Path target) {
        final Matcher m = RANGE.matcher(names.get(0));
        if (!m.find()) {
            throw new IllegalArgumentException("no energy range in the name " + names.get(0));
        }
        final double low = number(m, 1);
        final double high = number(m, 4);
        final int n = spectra[0].length;
        final double step = (high - low) / n;
        final SignalSpec spec =
                SignalSpec.spectralImage(
                                "WS2",
                                "Electron counts",
                                List.of(
                                        new Axis(
                                                "File",
                                                "",
                                                spectra.length,
                                                1,
                                                0,
                                                AxisRole.NAVIGATION,
                                                names),
                                        new Axis(
                                                "Energy loss",
                                                "eV",
                                                n,
                                                step,
                                                low + step / 2,
                                                AxisRole.SIGNAL)),
                                DataType.FLOAT32,
                                SignalMetadata.EMPTY)
                        .withMap(new MapColumn(MapColumn.VACUUM, DataType.UINT8, ""));
        try (SignalWriter writer = SignalWriter.create(target, spec)) {
            final SignalBlock block = writer.newBlock(spectra.length);
            for (int i = 0; i < spectra.length; i++) {
                block.band().setRow(i, spectra[i]);
                block.map(MapColumn.VACUUM).set(i, 0, names.get(i).contains("Vacuum") ? 1 : 0);
            }
            writer.write(block);
            writer.finish();
        }
    }

    private static double number(final Matcher m, final int group) {
        final double v = Double.parseDouble(m.group(group + 1) + "." + m.group(group + 2));
        return m.group(group).isEmpty() ? v : -v;
    }
}
