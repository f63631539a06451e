package org.zeroloss.nodes.table;

import org.zeroloss.signal.Axis;
import org.zeroloss.signal.SignalSpec;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Where a row of a spectral image lies, as table columns: {@code x} and {@code y} (the axes of
 * these names, else the two fastest navigation axes; 0 where there is none), an integer column for
 * every further axis under its own name, and the label of a labelled axis, such as {@code file}.
 */
public final class PixelColumns {

    private final List<Axis> m_axes;
    private final long[] m_strides;
    private final int m_x;
    private final int m_y;
    private final int m_labelled;

    /**
     * @param image spec of the image
     */
    public PixelColumns(final SignalSpec image) {
        m_axes = image.axes().subList(0, image.axes().size() - 1);
        m_strides = new long[m_axes.size()];
        long stride = 1;
        int labelled = -1;
        for (int i = m_axes.size() - 1; i >= 0; i--) {
            m_strides[i] = stride;
            stride *= m_axes.get(i).size();
            if (!m_axes.get(i).labels().isEmpty()) {
                labelled = i;
            }
        }
        m_labelled = labelled;
        final int namedX = find("x");
        final int namedY = find("y");
        final boolean named = namedX >= 0 && namedY >= 0;
        m_x = named ? namedX : m_axes.size() - 1;
        m_y = named ? namedY : m_axes.size() - 2;
    }

    private int find(final String name) {
        for (int i = 0; i < m_axes.size(); i++) {
            if (m_axes.get(i).name().equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Adds the columns.
     *
     * @param columns takes them
     * @param row row of the image that an entry belongs to
     * @param <T> the entries
     * @return the columns
     */
    public <T> Columns<T> addTo(final Columns<T> columns, final ToLongFunction<T> row) {
        columns.integer("x", r -> position(m_x, row.applyAsLong(r)))
                .integer("y", r -> position(m_y, row.applyAsLong(r)));
        for (final int axis : further()) {
            final String name = m_axes.get(axis).name();
            columns.integer(
                    axis == m_labelled ? name + " number" : name,
                    r -> position(axis, row.applyAsLong(r)));
        }
        if (m_labelled >= 0) {
            columns.text(m_axes.get(m_labelled).name(), r -> label(row.applyAsLong(r)));
        }
        return columns;
    }

    /**
     * @param row row of the image
     * @return {@code x3_y5}, followed by further axes with their names
     */
    public String id(final long row) {
        final StringBuilder id =
                new StringBuilder("x" + position(m_x, row) + "_y" + position(m_y, row));
        for (final int axis : further()) {
            id.append('_').append(m_axes.get(axis).name()).append(position(axis, row));
        }
        return id.toString();
    }

    private List<Integer> further() {
        final List<Integer> further = new ArrayList<>();
        for (int i = 0; i < m_axes.size(); i++) {
            if (i != m_x && i != m_y) {
                further.add(i);
            }
        }
        return further;
    }

    private int position(final int axis, final long row) {
        return axis < 0 ? 0 : Math.toIntExact(row / m_strides[axis] % m_axes.get(axis).size());
    }

    private String label(final long row) {
        return m_axes.get(m_labelled).labels().get(position(m_labelled, row));
    }
}
