package org.zeroloss.signal;

import java.util.List;

/**
 * Which part of a file's axes a view shows. Row and channel of the view plus this give row and
 * channel of the file; nothing is copied.
 *
 * @param full sizes of the file's axes, slowest first
 * @param from first position shown on each
 * @param size number of positions shown on each
 */
record Window(long[] full, long[] from, long[] size) {

    static Window all(final List<Axis> axes) {
        final long[] full = axes.stream().mapToLong(Axis::size).toArray();
        return new Window(full, new long[full.length], full.clone());
    }

    /** Bounds are those of the view and were checked by {@link Axis#crop}. */
    Window crop(final int axis, final long cropFrom, final long cropTo) {
        final long[] newFrom = from.clone();
        final long[] newSize = size.clone();
        newFrom[axis] += cropFrom;
        newSize[axis] = cropTo - cropFrom;
        return new Window(full, newFrom, newSize);
    }

    int channelFrom() {
        return (int) from[from.length - 1];
    }

    /** The file's row of a view's row. */
    long fileRow(final long row) {
        long rest = row;
        long stride = 1;
        long fileRow = 0;
        for (int a = full.length - 2; a >= 0; a--) {
            fileRow += (from[a] + rest % size[a]) * stride;
            rest /= size[a];
            stride *= full[a];
        }
        return fileRow;
    }

    /** How many rows of the view from this one on are successive in the file, at least. */
    long run(final long row) {
        long rows = 1;
        for (int a = full.length - 2; a >= 0; a--) {
            rows *= size[a];
            if (size[a] != full[a]) {
                break;
            }
        }
        return rows - row % rows;
    }
}
