package org.zeroloss.signal;

/** Copies rows of a plane into a block: bytes if the types agree, else values, checked. */
final class ColumnCopy {

    /** From here on not every integer is a double. */
    private static final double EXACT = 0x1p53;

    private ColumnCopy() {}

    static void copy(final Plane source, final RowRange rows, final BlockColumn target) {
        if (source.type() == target.type()) {
            copyBytes(source, rows, target);
        } else {
            convert(source, rows, target);
        }
    }

    private static void copyBytes(
            final Plane source, final RowRange rows, final BlockColumn target) {
        final int[] row = {0};
        source.visitRawRows(
                rows.first(),
                rows.count(),
                part -> {
                    while (part.hasRemaining()) {
                        target.setRaw(row[0]++, 0, source.width(), part);
                    }
                });
    }

    private static void convert(final Plane source, final RowRange rows, final BlockColumn target) {
        final boolean wide = source.type() == DataType.INT64 || source.type() == DataType.UINT64;
        final double[] row = new double[source.width()];
        for (int r = 0; r < rows.count(); r++) {
            source.read(rows.first() + r, 0, row.length, row, 0);
            for (int c = 0; wide && c < row.length; c++) {
                if (Math.abs(row[c]) >= EXACT) {
                    throw new SignalException(
                            "Expected a "
                                    + source.type()
                                    + " value that converts to "
                                    + target.type()
                                    + " exactly, found "
                                    + row[c]
                                    + " in row "
                                    + (rows.first() + r)
                                    + ", channel "
                                    + c);
                }
            }
            target.setRow(r, row);
        }
    }
}
