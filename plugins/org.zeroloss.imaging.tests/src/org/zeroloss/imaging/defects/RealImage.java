package org.zeroloss.imaging.defects;

import org.zeroloss.base.Progress;
import org.zeroloss.format.ReadOptions;
import org.zeroloss.format.SignalFile;
import org.zeroloss.format.SignalReaders;
import org.zeroloss.format.SourceFile;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.SignalSpec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Measured images and the tables beside them, read as the product reads them. */
final class RealImage {

    private RealImage() {}

    /**
     * @return folder of the measured images, which may be missing
     */
    static Path folder() {
        return Path.of(System.getProperty("zeroloss.testdata", "../shared")).resolve("data/images");
    }

    /**
     * @param file TIFF, npy or HDF5 file of one image
     * @param pixelSizeA side of a pixel in Å, if known otherwise than from the file
     * @return the first image of the file
     */
    static Micrograph read(final Path file, final OptionalDouble pixelSizeA) {
        try (SignalFile open = new SignalReaders().open(SourceFile.of(file), ReadOptions.DEFAULT)) {
            final SignalSpec spec = open.signals().get(0);
            final List<Float> all = new ArrayList<>();
            open.read(0, rows -> append(rows, spec.type(), all), Progress.NONE);
            // some files have axes of a single value around the image
            final int width =
                    spec.axes().stream()
                            .mapToInt(a -> Math.toIntExact(a.size()))
                            .filter(n -> n > 1)
                            .reduce(1, (first, last) -> last);
            final float[] values = new float[all.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = all.get(i);
            }
            return new Micrograph(
                    file.getFileName().toString(),
                    width,
                    values.length / width,
                    values,
                    pixelSizeA);
        }
    }

    private static void append(final ByteBuffer rows, final DataType type, final List<Float> all) {
        final ByteBuffer in = rows.order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            all.add(
                    switch (type) {
                        case UINT8 -> (float) (in.get() & 0xff);
                        case UINT16 -> (float) (in.getShort() & 0xffff);
                        case FLOAT32 -> in.getFloat();
                        case FLOAT64 -> (float) in.getDouble();
                        default ->
                                throw new IllegalArgumentException(
                                        "Expected pixels of uint8, uint16 or floats, found "
                                                + type);
                    });
        }
    }

    /**
     * @param csv table with a line of names, then numbers
     * @param xColumn number of the column with x in pixels
     * @param yColumn number of the column with y in pixels
     * @return its points, all of class 0
     * @throws IOException if it cannot be read
     */
    static List<LabeledPoint> points(final Path csv, final int xColumn, final int yColumn)
            throws IOException {
        return Files.readAllLines(csv).stream()
                .skip(1)
                // some end with a line of commas
                .filter(l -> l.chars().anyMatch(Character::isDigit))
                .map(l -> l.split(","))
                .map(
                        c ->
                                new LabeledPoint(
                                        Double.parseDouble(c[xColumn]),
                                        Double.parseDouble(c[yColumn]),
                                        0))
                .toList();
    }
}
