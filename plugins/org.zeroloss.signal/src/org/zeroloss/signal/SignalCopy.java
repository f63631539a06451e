package org.zeroloss.signal;

import org.zeroloss.base.Progress;

import java.nio.file.Path;

/** Streams a signal into a new file, with further bands or maps, in bounded memory. */
public final class SignalCopy {

    /** Sets the columns that the source does not have. */
    @FunctionalInterface
    public interface Filler {

        /** Adds nothing. */
        Filler NONE = (rows, block) -> {};

        /**
         * @param rows which rows of the signal the block holds
         * @param block columns of the source are set already (and may be overwritten)
         */
        void fill(RowRange rows, SignalBlock block);
    }

    private SignalCopy() {}

    /**
     * Copies every column that {@code spec} and the source share by name, and has the others
     * filled. A column whose type differs is converted as {@link BlockColumn} says.
     *
     * @param source an open signal or a crop
     * @param target the new file
     * @param spec spec of the new file; rows and width as the source
     * @param filler sets what the source does not have
     * @param progress told after each block; if canceled, no file is left
     * @throws SignalException if the shapes differ, a value does not fit, or the disk fails
     */
    public static void copy(
            final Signal source,
            final Path target,
            final SignalSpec spec,
            final Filler filler,
            final Progress progress) {
        if (spec.rows() != source.rows() || spec.width() != source.width()) {
            throw new SignalException(
                    "Expected the source's shape of "
                            + source.rows()
                            + " rows x "
                            + source.width()
                            + " for the copy, found "
                            + spec.rows()
                            + " x "
                            + spec.width());
        }
        try (SignalWriter writer = SignalWriter.create(target, spec)) {
            append(source, writer, filler, progress);
            writer.finish();
        }
    }

    /**
     * Appends all rows of a signal to a file being written, as {@link #copy} does; does not finish
     * it.
     *
     * @param source an open signal or a crop
     * @param writer takes the rows; of the source's width, with room for its rows
     * @param filler sets what the source does not have; told the rows of the source
     * @param progress told after each block
     * @throws SignalException if there is no room, a value does not fit, or the disk fails
     */
    public static void append(
            final Signal source,
            final SignalWriter writer,
            final Filler filler,
            final Progress progress) {
        final long all = source.rows();
        if (source.width() != writer.spec().width() || all > writer.remainingRows()) {
            throw new SignalException(
                    "Expected at most "
                            + writer.remainingRows()
                            + " rows x "
                            + writer.spec().width()
                            + " to append, found "
                            + all
                            + " x "
                            + source.width());
        }
        for (long done = 0; done < all; ) {
            progress.checkCanceled();
            final SignalBlock block =
                    writer.newBlock((int) Math.min(writer.batchRows(), all - done));
            final RowRange rows = new RowRange(done, block.rows());
            copyShared(source, writer.spec(), rows, block);
            filler.fill(rows, block);
            writer.write(block);
            done = rows.end();
            progress.update((double) done / all, null);
        }
        progress.checkCanceled();
    }

    private static void copyShared(
            final Signal source,
            final SignalSpec spec,
            final RowRange rows,
            final SignalBlock block) {
        for (final String band : spec.bands()) {
            if (source.spec().bands().contains(band)) {
                ColumnCopy.copy(source.plane(band), rows, block.band(band));
            }
        }
        for (final MapColumn map : spec.maps()) {
            if (source.spec().hasMap(map.name())) {
                ColumnCopy.copy(source.map(map.name()), rows, block.map(map.name()));
            }
        }
    }
}
