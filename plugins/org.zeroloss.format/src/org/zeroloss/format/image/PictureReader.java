package org.zeroloss.format.image;

import org.zeroloss.format.DeclaredSpec;
import org.zeroloss.format.FormatException;
import org.zeroloss.format.ListedFile;
import org.zeroloss.format.ReadOption;
import org.zeroloss.format.ReadOptions;
import org.zeroloss.format.SignalFile;
import org.zeroloss.format.SignalReader;
import org.zeroloss.format.SourceFile;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;
import org.zeroloss.signal.SignalKind;
import org.zeroloss.signal.SignalMetadata;
import org.zeroloss.signal.SignalSource;
import org.zeroloss.signal.SignalSpec;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * PNG and JPEG: gray of 8 or 16 bits is an image; colors are a stack of three, red, green and blue,
 * whose opacity is left out. Such pictures say nothing of sizes in nm: their axes have no unit, as
 * the dots per inch in some are the printer's.
 */
public final class PictureReader implements SignalReader {

    private static final List<String> COLORS = List.of("red", "green", "blue");

    @Override
    public String name() {
        return "PNG or JPEG";
    }

    @Override
    public Set<String> extensions() {
        return Set.of("png", "jpg", "jpeg");
    }

    @Override
    public Match matches(final byte[] head, final String fileName) {
        return PictureHead.isPng(head) || PictureHead.isJpeg(head) ? Match.CERTAIN : Match.NO;
    }

    @Override
    public Set<ReadOption> options() {
        return Set.of();
    }

    @Override
    public SignalFile open(final SourceFile source, final ReadOptions options) {
        final PictureHead head = PictureHead.read(source);
        final SignalSpec plain = DeclaredSpec.of(source.name(), () -> spec(source, head));
        final SignalSpec spec = options.axis().apply(source.name(), plain);
        return new ListedFile(
                source,
                List.of(
                        new ListedFile.Entry(
                                spec,
                                (sink, progress) ->
                                        new PictureRows(source, head).read(sink, progress))),
                List.of(),
                List.of());
    }

    private static SignalSpec spec(final SourceFile source, final PictureHead head) {
        final List<Axis> axes = new ArrayList<>();
        if (head.colors() > 1) {
            axes.add(new Axis("color", "", 3, 1, 0, AxisRole.NAVIGATION, COLORS));
        }
        axes.add(new Axis("y", "", head.height(), 1, 0, AxisRole.SIGNAL));
        axes.add(new Axis("x", "", head.width(), 1, 0, AxisRole.SIGNAL));
        return new SignalSpec(
                SignalKind.IMAGE_STACK,
                "",
                "",
                axes,
                head.type(),
                List.of(SignalSpec.SIGNAL),
                List.of(),
                SignalMetadata.EMPTY.withSource(
                        new SignalSource(source.name(), source.sha256().orElse(""))));
    }

    /**
     * @param file name for messages
     * @param offset where it is said
     * @param found what cannot be read
     * @return the refusal
     */
    static FormatException refused(final String file, final long offset, final String found) {
        return FormatException.at(
                file,
                offset,
                "gray values or red, green and blue",
                found + ", which Zeroloss does not read; convert the picture");
    }
}
