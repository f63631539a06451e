package org.zeroloss.eels.background;

import org.zeroloss.base.Progress;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;
import org.zeroloss.signal.MapColumn;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalBlock;
import org.zeroloss.signal.SignalSpec;
import org.zeroloss.signal.SignalWriter;

import java.nio.file.Path;
import java.util.List;

/** An image without some of its spectra, as a line of spectra. */
final class FoldImage {

    private FoldImage() {}

    /**
     * @param image an image
     * @param kept rows that stay
     * @param target file to create
     * @param progress progress and cancellation; if canceled, no file is left
     */
    static void write(
            final Signal image, final int[] kept, final Path target, final Progress progress) {
        final Axis line = new Axis("spectrum", "", kept.length, 1, 0, AxisRole.NAVIGATION);
        final SignalSpec spec =
                image.spec()
                        .withAxes(List.of(line, image.spec().signalAxis()))
                        .withBands(List.of(SignalSpec.SIGNAL));
        try (SignalWriter writer = SignalWriter.create(target, spec)) {
            while (writer.remainingRows() > 0) {
                progress.checkCanceled();
                final int first = (int) writer.writtenRows();
                final SignalBlock block = writer.newBlock();
                for (int i = 0; i < block.rows(); i++) {
                    final int row = kept[first + i];
                    block.band().setRow(i, image.plane().row(row));
                    for (final MapColumn map : spec.maps()) {
                        block.map(map.name()).set(i, 0, image.map(map.name()).get(row, 0));
                    }
                }
                writer.write(block);
                progress.update((double) (first + block.rows()) / kept.length, null);
            }
            writer.finish();
        }
    }
}
