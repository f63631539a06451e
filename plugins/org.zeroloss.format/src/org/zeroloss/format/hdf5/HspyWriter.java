package org.zeroloss.format.hdf5;

import org.zeroloss.base.Progress;
import org.zeroloss.format.PlainBand;
import org.zeroloss.format.SignalFormatWriter;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;
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
 * HyperSpy's format, version 3.3: one signal below {@code Experiments}, values contiguous and as
 * they are, axes in C order, what is known of the acquisition under HyperSpy's names, all tags and
 * the history in {@code original_metadata}.
 */
public final class HspyWriter implements SignalFormatWriter {

    private static final String VERSION = "3.3";
    private static final int ALIGNED = 4096;

    @Override
    public String name() {
        return "HyperSpy";
    }

    @Override
    public List<String> extensions() {
        return List.of("hspy");
    }

    @Override
    public Optional<String> refusal(final SignalSpec spec) {
        return PlainBand.refusal(spec);
    }

    @Override
    public void encode(final Signal signal, final Path file, final Progress progress)
            throws IOException {
        final SignalSpec spec = signal.spec();
        try (FileChannel out =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            final long[] at = {ALIGNED};
            PlainBand.stream(signal, bytes -> at[0] = append(out, at[0], bytes), progress);
            final H5Tree root = new H5Tree();
            root.put("file_format", "HyperSpy").put("file_format_version", VERSION);
            final H5Tree experiment = root.group("Experiments", groupName(spec.title()));
            experiment.put(
                    new H5Tree.Values(
                            "data",
                            ALIGNED,
                            spec.axes().stream().mapToLong(Axis::size).toArray(),
                            spec.type()));
            for (int i = 0; i < spec.axes().size(); i++) {
                axis(experiment.group("axis-" + i), spec, spec.axes().get(i));
            }
            HspyTags.put(spec, experiment);
            new H5Encoder(out, at[0]).finish(root);
        }
    }

    private static long append(final FileChannel out, final long at, final ByteBuffer bytes)
            throws IOException {
        long next = at;
        while (bytes.hasRemaining()) {
            next += out.write(bytes, next);
        }
        return next;
    }

    /** HyperSpy takes the title, or a word for none. */
    private static String groupName(final String title) {
        return title.isBlank() ? "__unnamed__" : HspyTags.name(title);
    }

    private static void axis(final H5Tree group, final SignalSpec spec, final Axis axis) {
        final boolean signal = axis.role() == AxisRole.SIGNAL;
        group.put("_type", "UniformDataAxis")
                .put("name", axis.name())
                .put("size", axis.size())
                .put("scale", axis.scale())
                .put("offset", axis.offset())
                .put("navigate", !signal)
                // the channels of a spectrum count what falls between their edges
                .put("is_binned", signal && spec.kind() == SignalKind.SPECTRAL_IMAGE);
        if (!axis.unit().isEmpty()) {
            group.put("units", axis.unit());
        }
    }
}
