package org.zeroloss.format.npy;

import org.zeroloss.base.Progress;
import org.zeroloss.format.PlainBand;
import org.zeroloss.format.SignalFormatWriter;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalSpec;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The values as an array for {@code numpy.load}: little endian, C order, the signal's own type and
 * shape (slowest axis first). NumPy's format has no place for axes, units and metadata.
 */
public final class NpyWriter implements SignalFormatWriter {

    private static final int ALIGN = 64;
    private static final byte[] START = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};

    @Override
    public String name() {
        return "NumPy array";
    }

    @Override
    public List<String> extensions() {
        return List.of("npy");
    }

    @Override
    public Optional<String> refusal(final SignalSpec spec) {
        return PlainBand.refusal(spec);
    }

    @Override
    public void encode(final Signal signal, final Path file, final Progress progress)
            throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                WritableByteChannel channel = Channels.newChannel(out)) {
            channel.write(ByteBuffer.wrap(head(signal.spec())));
            PlainBand.stream(signal, channel::write, progress);
        }
    }

    /** The head, padded so that the elements start at a multiple of 64 bytes. */
    static byte[] head(final SignalSpec spec) {
        final String sizes =
                spec.axes().stream()
                        .map(Axis::size)
                        .map(String::valueOf)
                        .collect(Collectors.joining(", "));
        final String text =
                "{'descr': '"
                        + descr(spec.type())
                        + "', 'fortran_order': False, 'shape': ("
                        + sizes
                        + (spec.axes().size() == 1 ? ",), }" : "), }");
        final int plain = START.length + 2 + text.length() + 1;
        final int length = (plain + ALIGN - 1) / ALIGN * ALIGN;
        final byte[] head = Arrays.copyOf(START, length);
        final int rest = length - START.length - 2;
        head[START.length] = (byte) rest;
        head[START.length + 1] = (byte) (rest >> 8);
        Arrays.fill(head, START.length + 2, length - 1, (byte) ' ');
        final byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, head, START.length + 2, bytes.length);
        head[length - 1] = '\n';
        return head;
    }

    private static String descr(final DataType type) {
        return switch (type) {
            case INT8 -> "|i1";
            case UINT8 -> "|u1";
            case INT16 -> "<i2";
            case UINT16 -> "<u2";
            case INT32 -> "<i4";
            case UINT32 -> "<u4";
            case INT64 -> "<i8";
            case UINT64 -> "<u8";
            case FLOAT32 -> "<f4";
            case FLOAT64 -> "<f8";
        };
    }
}
