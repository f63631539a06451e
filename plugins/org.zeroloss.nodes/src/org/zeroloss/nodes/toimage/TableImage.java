package org.zeroloss.nodes.toimage;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.zeroloss.base.Progress;
import org.zeroloss.nodes.execution.Provenance;
import org.zeroloss.nodes.path.TemporaryFolder;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;
import org.zeroloss.signal.SignalBlock;
import org.zeroloss.signal.SignalMetadata;
import org.zeroloss.signal.SignalSpec;
import org.zeroloss.signal.SignalWriter;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes a table as a spectral image: two passes over the table, in bounded memory. */
final class TableImage {

    /**
     * What the user should know of an image.
     *
     * @param rows rows of the table that became part of it
     * @param skippedRows rows without position or energy
     * @param missingValues missing values in the rows
     * @param missingPixels pixels without any row
     */
    record Report(long rows, long skippedRows, long missingValues, long missingPixels) {}

    private final TableToSpectralImageParameters m_settings;
    private final TableColumns m_columns;

    TableImage(final TableToSpectralImageParameters settings, final TableColumns columns) {
        m_settings = settings;
        m_columns = columns;
    }

    /**
     * @param table the table
     * @param target signal file to create
     * @param progress progress and cancellation
     * @return what became of its rows
     * @throws IOException if the temporary file fails
     */
    Report write(final BufferedDataTable table, final Path target, final Progress progress)
            throws IOException {
        final ImageFrame frame =
                ImageFrame.of(table, m_columns, m_settings.m_unit, progress.part(0, 0.3));
        final int width = Math.toIntExact(frame.energies().size());
        try (TemporaryFolder folder = new TemporaryFolder();
                PixelStore store =
                        new PixelStore(
                                folder.path().resolve("spectra"),
                                width,
                                m_settings.m_missing.value())) {
            final long missing = collect(table, frame, store, progress.part(0.3, 0.7));
            final long empty = copy(store, spec(frame), target, progress.part(0.7, 1));
            return new Report(frame.rows(), frame.skipped(), missing, empty);
        }
    }

    private long collect(
            final BufferedDataTable table,
            final ImageFrame frame,
            final PixelStore store,
            final Progress progress)
            throws IOException {
        long missing = 0;
        long done = 0;
        try (CloseableRowIterator it = table.iterator()) {
            while (it.hasNext()) {
                progress.checkCanceled();
                progress.update((double) done++ / table.size(), "Collecting spectra");
                final DataRow row = it.next();
                if (!ImageFrame.isIncomplete(row, m_columns)) {
                    missing += put(row, frame, store.edit(frame.imageRow(row, m_columns)));
                }
            }
        }
        store.flush();
        return missing;
    }

    private int put(final DataRow row, final ImageFrame frame, final double[] spectrum) {
        if (m_columns.energy() >= 0) {
            final double energy = ImageFrame.number(row.getCell(m_columns.energy()));
            return put(
                    row.getCell(m_columns.value()), spectrum, (int) frame.energies().index(energy));
        }
        int missing = 0;
        for (int i = 0; i < spectrum.length; i++) {
            missing += put(row.getCell(m_columns.channels().get(i)), spectrum, i);
        }
        return missing;
    }

    private int put(final DataCell cell, final double[] spectrum, final int channel) {
        if (cell.isMissing()) {
            spectrum[channel] = m_settings.m_missing.value();
            return 1;
        }
        spectrum[channel] = ImageFrame.number(cell);
        return 0;
    }

    private SignalSpec spec(final ImageFrame frame) {
        final List<Axis> axes =
                List.of(
                        new Axis("y", "px", frame.height(), 1, frame.minY(), AxisRole.NAVIGATION),
                        new Axis("x", "px", frame.width(), 1, frame.minX(), AxisRole.NAVIGATION),
                        frame.energies());
        return SignalSpec.spectralImage(
                "Table",
                m_settings.m_quantity,
                axes,
                m_settings.m_type.engine(),
                SignalMetadata.EMPTY.withStep(
                        Provenance.step("Table to Spectral Image", m_settings)));
    }

    private static long copy(
            final PixelStore store,
            final SignalSpec spec,
            final Path target,
            final Progress progress)
            throws IOException {
        long empty = 0;
        try (SignalWriter writer = SignalWriter.create(target, spec)) {
            final double[] spectrum = new double[spec.width()];
            int row = 0;
            while (writer.remainingRows() > 0) {
                final SignalBlock block = writer.newBlock();
                for (int r = 0; r < block.rows(); r++, row++) {
                    progress.checkCanceled();
                    empty += store.read(row, spectrum) ? 0 : 1;
                    block.band().setRow(r, spectrum);
                }
                writer.write(block);
                progress.update((double) row / spec.rows(), "Writing the image");
            }
            writer.finish();
        }
        return empty;
    }
}
