package org.zeroloss.nodes.toimage;

import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.node.InvalidSettingsException;
import org.zeroloss.nodes.table.EnergyNames;
import org.zeroloss.nodes.toimage.TableToSpectralImageParameters.RowChoice;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Where in the table the parts of an image stand.
 *
 * @param x index of the column of x
 * @param y index of the column of y
 * @param energy index of the column of energies, −1 in a wide table
 * @param value index of the column of values, −1 in a wide table
 * @param channels indices of the channels' columns by ascending energy, empty in a long table
 * @param energies energies of the channels, ascending, empty in a long table
 */
record TableColumns(
        int x, int y, int energy, int value, List<Integer> channels, List<Double> energies) {

    /** A column that is a channel. */
    private record Channel(int column, double energy) {}

    /**
     * @param settings names of the columns
     * @param table spec of the connected table
     * @return where they are
     * @throws InvalidSettingsException if one is missing or holds no numbers
     */
    static TableColumns of(final TableToSpectralImageParameters settings, final DataTableSpec table)
            throws InvalidSettingsException {
        final int x = find(table, settings.m_x, "Column of x");
        final int y = find(table, settings.m_y, "Column of y");
        if (settings.m_row == RowChoice.VALUE) {
            return new TableColumns(
                    x,
                    y,
                    find(table, settings.m_energy, "Column of energies"),
                    find(table, settings.m_value, "Column of values"),
                    List.of(),
                    List.of());
        }
        final List<Channel> channels = channels(settings, table, x, y);
        return new TableColumns(
                x,
                y,
                -1,
                -1,
                channels.stream().map(Channel::column).toList(),
                channels.stream().map(Channel::energy).toList());
    }

    private static List<Channel> channels(
            final TableToSpectralImageParameters settings,
            final DataTableSpec table,
            final int x,
            final int y)
            throws InvalidSettingsException {
        final List<Channel> channels = new ArrayList<>();
        for (int i = 0; i < table.getNumColumns(); i++) {
            final DataColumnSpec column = table.getColumnSpec(i);
            final OptionalDouble energy = EnergyNames.energy(column.getName());
            final String unit = EnergyNames.unit(column.getName());
            if (i != x
                    && i != y
                    && energy.isPresent()
                    && (unit.isEmpty() || unit.equals(settings.m_unit))
                    && column.getType().isCompatible(DoubleValue.class)) {
                channels.add(new Channel(i, energy.getAsDouble()));
            }
        }
        if (channels.isEmpty()) {
            throw new InvalidSettingsException(
                    "Expected numeric columns that are named by their energy, such as '1.25 "
                            + settings.m_unit
                            + "', found none among "
                            + List.of(table.getColumnNames())
                            + ". Rename the columns, or choose \"A value, with its energy\".");
        }
        channels.sort((a, b) -> Double.compare(a.energy(), b.energy()));
        return channels;
    }

    private static int find(final DataTableSpec table, final String name, final String option)
            throws InvalidSettingsException {
        final int index = table.findColumnIndex(name);
        if (index < 0) {
            throw new InvalidSettingsException(
                    "Expected the column '"
                            + name
                            + "' (\""
                            + option
                            + "\") in the connected table, found "
                            + List.of(table.getColumnNames())
                            + ". Choose another column.");
        }
        if (!table.getColumnSpec(index).getType().isCompatible(DoubleValue.class)) {
            throw new InvalidSettingsException(
                    "Expected numbers in the column '"
                            + name
                            + "' (\""
                            + option
                            + "\"), found the type "
                            + table.getColumnSpec(index).getType()
                            + ". Choose another column.");
        }
        return index;
    }
}
