package org.zeroloss.nodes.toimage;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.zeroloss.base.Progress;
import org.zeroloss.nodes.NodesException;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * The extent of the image that a table holds, found in a first pass over its rows.
 *
 * @param minX smallest x
 * @param minY smallest y
 * @param width pixels along x
 * @param height pixels along y
 * @param energies the energy axis
 * @param rows rows of the table that name a pixel
 * @param skipped rows without position or energy
 */
record ImageFrame(
        long minX, long minY, int width, int height, Axis energies, long rows, long skipped) {

    /** How far an energy may lie off an even axis, as a share of a channel. */
    private static final double TOLERANCE = 0.02;

    /** An image may have this many times more pixels than the table has rows. */
    private static final long SPARSE = 100;

    private static final int MAX_CHANNELS = 10_000_000;

    /**
     * @param table the table
     * @param columns where its parts stand
     * @param unit unit of the energies
     * @param progress progress and cancellation
     * @return the extent; one pixel if no row names one
     */
    static ImageFrame of(
            final BufferedDataTable table,
            final TableColumns columns,
            final String unit,
            final Progress progress) {
        long minX = Long.MAX_VALUE;
        long maxX = Long.MIN_VALUE;
        long minY = Long.MAX_VALUE;
        long maxY = Long.MIN_VALUE;
        long rows = 0;
        long skipped = 0;
        final TreeSet<Double> energies = new TreeSet<>(columns.energies());
        try (CloseableRowIterator it = table.iterator()) {
            while (it.hasNext()) {
                progress.checkCanceled();
                final DataRow row = it.next();
                if (isIncomplete(row, columns)) {
                    skipped++;
                    continue;
                }
                rows++;
                final long x = index(row, columns.x());
                final long y = index(row, columns.y());
                minX = Math.min(minX, x);
                maxX = Math.max(maxX, x);
                minY = Math.min(minY, y);
                maxY = Math.max(maxY, y);
                if (columns.energy() >= 0) {
                    energies.add(number(row.getCell(columns.energy())));
                    checkCount(energies.size());
                }
            }
        }
        if (rows == 0) {
            return new ImageFrame(0, 0, 1, 1, axis(new ArrayList<>(energies), unit), 0, skipped);
        }
        final long width = maxX - minX + 1;
        final long height = maxY - minY + 1;
        checkExtent(width, height, rows, table.size());
        return new ImageFrame(
                minX,
                minY,
                (int) width,
                (int) height,
                axis(new ArrayList<>(energies), unit),
                rows,
                skipped);
    }

    /**
     * @param row a row of the table
     * @param columns where its parts stand
     * @return whether it lacks a position or an energy
     */
    static boolean isIncomplete(final DataRow row, final TableColumns columns) {
        return !isNumber(row.getCell(columns.x()))
                || !isNumber(row.getCell(columns.y()))
                || columns.energy() >= 0 && !isNumber(row.getCell(columns.energy()));
    }

    private static boolean isNumber(final DataCell cell) {
        return !cell.isMissing() && Double.isFinite(number(cell));
    }

    /**
     * @param cell a cell with a number
     * @return the number
     */
    static double number(final DataCell cell) {
        return ((DoubleValue) cell).getDoubleValue();
    }

    /**
     * @param row a row that names a pixel
     * @return which row of the image it belongs to
     */
    int imageRow(final DataRow row, final TableColumns columns) {
        return Math.toIntExact(
                (index(row, columns.y()) - minY) * width + index(row, columns.x()) - minX);
    }

    private static long index(final DataRow row, final int column) {
        final double v = number(row.getCell(column));
        if (v != Math.rint(v) || Math.abs(v) > Integer.MAX_VALUE) {
            throw new NodesException(
                    "Expected a whole number as position of a pixel, found "
                            + v
                            + " in row '"
                            + row.getKey().getString()
                            + "'. Choose the columns that count pixels.");
        }
        return (long) v;
    }

    private static void checkCount(final int channels) {
        if (channels > MAX_CHANNELS) {
            throw new NodesException(
                    "Expected at most "
                            + MAX_CHANNELS
                            + " different energies, found more. Choose the column of energies.");
        }
    }

    private static void checkExtent(
            final long width, final long height, final long rows, final long size) {
        final long pixels;
        try {
            pixels = Math.multiplyExact(width, height);
        } catch (final ArithmeticException e) {
            throw tooWide(width, height, size, e);
        }
        if (pixels > Integer.MAX_VALUE || pixels / SPARSE > rows) {
            throw tooWide(width, height, size, null);
        }
    }

    private static NodesException tooWide(
            final long width, final long height, final long size, final Exception cause) {
        return new NodesException(
                String.format(
                        Locale.ROOT,
                        "Expected positions that fill an image, found x and y spread over %d × %d"
                                + " pixels in a table of %d rows. Choose the columns that count"
                                + " pixels.",
                        width,
                        height,
                        size),
                cause);
    }

    private static Axis axis(final List<Double> energies, final String unit) {
        final int n = energies.size();
        final double first = n == 0 ? 0 : energies.get(0);
        final double step = n < 2 ? 1 : (energies.get(n - 1) - first) / (n - 1);
        for (int i = 0; i < n; i++) {
            if (Math.abs(energies.get(i) - (first + step * i)) > TOLERANCE * step) {
                throw new NodesException(
                        String.format(
                                Locale.ROOT,
                                "Expected evenly spaced energies, %g apart as between the first"
                                        + " and the last, found %s where %g should be. Interpolate"
                                        + " the spectra first, or choose other columns.",
                                step,
                                energies.get(i),
                                first + step * i));
            }
        }
        return new Axis("Energy loss", unit, Math.max(1, n), step, first, AxisRole.SIGNAL);
    }
}
