package org.zeroloss.format.arrow;

import org.zeroloss.base.Seeds;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.MapColumn;
import org.zeroloss.signal.ProvenanceStep;
import org.zeroloss.signal.SignalBlock;
import org.zeroloss.signal.SignalKind;
import org.zeroloss.signal.SignalMetadata;
import org.zeroloss.signal.SignalSource;
import org.zeroloss.signal.SignalSpec;
import org.zeroloss.signal.SignalWriter;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/** Small signal files of every kind of content. */
public final class ArrowSamples {

    private static final ProvenanceStep SUBTRACTED =
            new ProvenanceStep("ZLP Subtractor", "0.1.0", Map.of("a", "1"), OptionalLong.of(7));

    private ArrowSamples() {}

    /**
     * @param folder where the files go
     * @return one file each of {@link #spectra()}, {@link #images()} and {@link #plain()}
     */
    public static List<Path> write(final Path folder) {
        return List.of(
                write(folder.resolve("spectra.arrow"), spectra(), 1),
                write(folder.resolve("images.arrow"), images(), 2),
                write(folder.resolve("plain.arrow"), plain(), 3));
    }

    /**
     * @return a spectral image with bands, maps and a history
     */
    public static SignalSpec spectra() {
        return plain().withBands(List.of("signal", "signal_p16", "signal_p84"))
                .withMap(new MapColumn(MapColumn.LABEL, DataType.INT32, ""))
                .withMap(new MapColumn("thickness", DataType.FLOAT64, "nm"))
                .withMetadata(
                        SignalMetadata.EMPTY
                                .withBeamEnergyKeV(60)
                                .withConvergenceMrad(25)
                                .withSource(new SignalSource("raw.dm4", "ab".repeat(32)))
                                .withStep(SUBTRACTED)
                                .withTag("k", "v"));
    }

    /**
     * @return a stack of images with a map
     */
    public static SignalSpec images() {
        return new SignalSpec(
                SignalKind.IMAGE_STACK,
                "stack",
                "",
                List.of(
                        new Axis("frame", "", 2, 1, 0, AxisRole.NAVIGATION),
                        new Axis("y", "nm", 4, 0.5, 0, AxisRole.SIGNAL),
                        new Axis("x", "nm", 5, 0.5, 1, AxisRole.SIGNAL)),
                DataType.UINT16,
                List.of(SignalSpec.SIGNAL),
                List.of(new MapColumn("drift", DataType.INT16, "nm")),
                SignalMetadata.EMPTY);
    }

    /**
     * @return a spectral image of one band
     */
    public static SignalSpec plain() {
        return SignalSpec.spectralImage(
                "WS2",
                "Counts",
                List.of(
                        new Axis("y", "nm", 3, 0.5, 0, AxisRole.NAVIGATION),
                        new Axis("x", "nm", 4, 0.5, 0, AxisRole.NAVIGATION),
                        new Axis("Energy loss", "eV", 6, 0.025, -1, AxisRole.SIGNAL)),
                DataType.FLOAT32,
                SignalMetadata.EMPTY);
    }

    /**
     * @param file to write
     * @param spec of the signal
     * @param seed of its values
     * @return the file, every column of random small numbers
     */
    public static Path write(final Path file, final SignalSpec spec, final long seed) {
        final SplittableRandom random = Seeds.stream(seed);
        try (SignalWriter writer = SignalWriter.create(file, spec)) {
            final SignalBlock block = writer.newBlock((int) spec.rows());
            for (final String band : spec.bands()) {
                for (int r = 0; r < block.rows(); r++) {
                    for (int c = 0; c < spec.width(); c++) {
                        block.band(band).set(r, c, random.nextInt(1000));
                    }
                }
            }
            for (final MapColumn map : spec.maps()) {
                for (int r = 0; r < block.rows(); r++) {
                    block.map(map.name()).set(r, 0, random.nextInt(100));
                }
            }
            writer.write(block);
            writer.finish();
        }
        return file;
    }

    /**
     * @param bytes a signal file
     * @return the same as somebody else's Arrow file: without the mark of a signal
     */
    static byte[] foreign(final byte[] bytes) {
        final byte[] key = "zeroloss.format".getBytes(StandardCharsets.US_ASCII);
        final byte[] copy = bytes.clone();
        for (int i = 0; i + key.length <= copy.length; i++) {
            if (ByteBuffer.wrap(copy, i, key.length).equals(ByteBuffer.wrap(key))) {
                copy[i] = 'Z';
            }
        }
        return copy;
    }
}
