package org.zeroloss.nodes.micrograph;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.StringValue;
import org.knime.core.node.InvalidSettingsException;
import org.zeroloss.nodes.micrograph.MicrographViewerParameters.Units;
import org.zeroloss.nodes.view.Mark;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.SignalSpec;

/** Finds the parts of objects in the rows of a table, and turns them into pixels of an image. */
final class MarkColumns {

    private final int m_x;
    private final int m_y;
    private final int m_kind;
    private final int m_probability;
    private final int m_width;
    private final int m_height;
    private final int m_image;
    private final Axis m_across;
    private final Axis m_down;
    private final boolean m_physical;

    private MarkColumns(
            final MicrographViewerParameters s, final DataTableSpec table, final SignalSpec images)
            throws InvalidSettingsException {
        m_x = number(table, s.m_x, "Column of x");
        m_y = number(table, s.m_y, "Column of y");
        m_kind = s.m_kind.isEmpty() ? -1 : find(table, s.m_kind, "Column of classes");
        m_probability = optional(table, s.m_probability, "Column of probabilities");
        m_width = optional(table, s.m_width, "Column of box widths");
        m_height = optional(table, s.m_height, "Column of box heights");
        m_image = optional(table, s.m_image, "Column of image numbers");
        m_physical = s.m_units == Units.PHYSICAL;
        m_across = images.signalAxis();
        m_down = images.axes().get(images.axes().size() - 2);
        if (m_physical && (noUnit(m_across) || noUnit(m_down))) {
            throw new InvalidSettingsException(
                    "Expected images whose pixels have a size, since \"Positions and sizes are in\""
                            + " says so, found none. Give the pixel size in the Image Reader, or"
                            + " choose pixels.");
        }
        if ((m_width < 0) != (m_height < 0)) {
            throw new InvalidSettingsException(
                    "Expected a column of box widths and one of box heights, or none of them, found"
                            + " one only. Choose the other one too.");
        }
    }

    /**
     * @param settings names of the columns
     * @param table spec of the connected table
     * @param images spec of the connected images
     * @return where the columns are
     * @throws InvalidSettingsException if one is missing or holds no numbers, or if the images have
     *     no unit that positions could be in
     */
    static MarkColumns of(
            final MicrographViewerParameters settings,
            final DataTableSpec table,
            final SignalSpec images)
            throws InvalidSettingsException {
        return new MarkColumns(settings, table, images);
    }

    private static boolean noUnit(final Axis axis) {
        return axis.unit().isEmpty() || axis.unit().equals("px");
    }

    private static int find(final DataTableSpec table, final String name, final String option)
            throws InvalidSettingsException {
        final int index = table.findColumnIndex(name);
        if (index < 0) {
            throw new InvalidSettingsException(
                    "Expected a column '"
                            + name
                            + "' in the table, found "
                            + String.join(", ", table.getColumnNames())
                            + ". Choose another \""
                            + option
                            + "\".");
        }
        return index;
    }

    private static int number(final DataTableSpec table, final String name, final String option)
            throws InvalidSettingsException {
        final int index = find(table, name, option);
        if (!table.getColumnSpec(index).getType().isCompatible(DoubleValue.class)) {
            throw new InvalidSettingsException(
                    "Expected numbers in column '"
                            + name
                            + "', found "
                            + table.getColumnSpec(index).getType()
                            + ". Choose another \""
                            + option
                            + "\".");
        }
        return index;
    }

    private static int optional(final DataTableSpec table, final String name, final String option)
            throws InvalidSettingsException {
        return name.isEmpty() ? -1 : number(table, name, option);
    }

    /**
     * @param row a row of the table
     * @return its object; its position is {@code NaN} where the row lacks it
     */
    Mark mark(final DataRow row) {
        return new Mark(
                position(value(row, m_x), m_across),
                position(value(row, m_y), m_down),
                size(value(row, m_width), m_across),
                size(value(row, m_height), m_down),
                value(row, m_probability),
                value(row, m_image),
                m_kind < 0 ? "" : text(row.getCell(m_kind)));
    }

    private double position(final double value, final Axis axis) {
        return m_physical ? (value - axis.offset()) / axis.scale() : value;
    }

    private double size(final double value, final Axis axis) {
        return m_physical ? Math.abs(value / axis.scale()) : value;
    }

    private static double value(final DataRow row, final int column) {
        if (column < 0 || row.getCell(column).isMissing()) {
            return Double.NaN;
        }
        final double value = ((DoubleValue) row.getCell(column)).getDoubleValue();
        return Double.isFinite(value) ? value : Double.NaN;
    }

    private static String text(final DataCell cell) {
        if (cell.isMissing()) {
            return "";
        }
        return cell instanceof StringValue text ? text.getStringValue() : cell.toString();
    }
}
