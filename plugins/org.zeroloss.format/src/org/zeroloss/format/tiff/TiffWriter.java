package org.zeroloss.format.tiff;

import org.zeroloss.base.Progress;
import org.zeroloss.format.PlainBand;
import org.zeroloss.format.SignalFormatWriter;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalKind;
import org.zeroloss.signal.SignalSpec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * Images and stacks of integers of 8, 16 and 32 bits and reals of 32 and 64, unpacked. Calibrated
 * twice: for ImageJ by its description and the resolution, exactly by DigitalMicrograph's tags. The
 * axes of a stack keep their sizes and the third its calibration; labels and history have no place.
 */
public final class TiffWriter implements SignalFormatWriter {

    private static final long MAX_BYTES = 0xffff_ffffL;
    private static final int MAX_STACK_AXES = 3;

    @Override
    public String name() {
        return "TIFF";
    }

    @Override
    public List<String> extensions() {
        return List.of("tif", "tiff");
    }

    @Override
    public Optional<String> refusal(final SignalSpec spec) {
        if (spec.kind() != SignalKind.IMAGE_STACK) {
            return Optional.of("the format holds images, found spectra; write MSA, NPY or hspy");
        }
        if (spec.type() == DataType.INT64 || spec.type() == DataType.UINT64) {
            return Optional.of(
                    "programs do not read 64-bit integers in TIFF; convert it, or write NPY");
        }
        if (spec.axes().size() - 2 > MAX_STACK_AXES) {
            return Optional.of(
                    "a stack has at most "
                            + MAX_STACK_AXES
                            + " axes (frames, slices, channels) besides its images', found "
                            + (spec.axes().size() - 2)
                            + "; write NPY or hspy");
        }
        final Optional<String> plain = PlainBand.refusal(spec);
        if (plain.isPresent()) {
            return plain;
        }
        final TiffEncoder encoder = new TiffEncoder(spec);
        final double bytes =
                TiffEncoder.HEAD
                        + (double) spec.dataBytes()
                        + (double) encoder.images() * encoder.directorySize()
                        + 1;
        return bytes > MAX_BYTES
                ? Optional.of(
                        "a TIFF file has at most 4 GB, found "
                                + spec.dataBytes()
                                + " bytes; write NPY or hspy, or crop it")
                : Optional.empty();
    }

    @Override
    public void encode(final Signal signal, final Path file, final Progress progress)
            throws IOException {
        final TiffEncoder encoder = new TiffEncoder(signal.spec());
        try (FileChannel out =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            write(out, encoder.head());
            PlainBand.stream(signal, bytes -> write(out, bytes), progress.part(0, 0.9));
            write(out, encoder.padding());
            for (long i = 0; i < encoder.images(); i++) {
                progress.checkCanceled();
                write(out, encoder.directory(i));
            }
        }
        progress.update(1, null);
    }

    private static void write(final FileChannel out, final ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }
}
