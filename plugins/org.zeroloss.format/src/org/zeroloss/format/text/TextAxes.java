package org.zeroloss.format.text;

import org.zeroloss.format.AxisOverride;
import org.zeroloss.format.FormatException;
import org.zeroloss.format.ReadOptions;
import org.zeroloss.format.SourceFile;
import org.zeroloss.format.TextOptions;
import org.zeroloss.format.Units;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a table of numbers is to be read.
 *
 * @param table the table
 * @param byColumn whether a column, not a line, is a spectrum
 * @param energyColumn column of the energies counted from 0, −1 without
 * @param energy the axis along a spectrum
 */
record TextAxes(TextTable table, boolean byColumn, int energyColumn, Axis energy) {

    private static final Pattern UNIT = Pattern.compile("[(\\[]\\s*([mk]?eV)\\s*[)\\]]");

    static TextAxes of(final SourceFile source, final TextTable table, final ReadOptions options) {
        final boolean byColumn = byColumn(source.name(), table, options.text());
        final int column = byColumn ? energyColumn(source.name(), table, options.text()) : -1;
        final long channels = byColumn ? table.lines() : table.columns();
        if (channels < 2) {
            throw FormatException.at(
                    source.name(),
                    0,
                    "spectra of at least 2 channels",
                    table.lines() + " line(s) of " + table.columns() + " number(s)");
        }
        if (byColumn && column >= 0 && table.columns() == 1) {
            throw FormatException.at(
                    source.name(), 0, "a column of counts beside the energies", "none");
        }
        return new TextAxes(
                table, byColumn, column, energy(source, table, column, channels, options.axis()));
    }

    private static boolean byColumn(
            final String file, final TextTable table, final TextOptions options) {
        if (options.layout() != TextOptions.Layout.AUTO) {
            return options.layout() == TextOptions.Layout.SPECTRUM_A_COLUMN;
        }
        if (options.energyColumn() > 0 || table.columns() == 1) {
            return true;
        }
        if (table.lines() == 1) {
            return false;
        }
        if (even(table).size() == 1) {
            return true;
        }
        throw FormatException.at(
                file,
                0,
                "spectra in lines or in columns, one column of even steps beside them",
                table.lines()
                        + " lines of "
                        + table.columns()
                        + " numbers and "
                        + (even(table).isEmpty() ? "no column" : "several columns")
                        + " of even steps; say with the option \"layout\" whether a line or a"
                        + " column is a spectrum, and which column holds energies if one does");
    }

    private static List<Integer> even(final TextTable table) {
        final List<Integer> found = new ArrayList<>();
        for (int i = 0; i < table.steps().size(); i++) {
            if (table.steps().get(i).areEven()) {
                found.add(i);
            }
        }
        return found;
    }

    private static int energyColumn(
            final String file, final TextTable table, final TextOptions options) {
        final int asked = options.energyColumn();
        if (asked > 0) {
            if (asked > table.columns()) {
                throw FormatException.of(
                        file,
                        "the energies are asked for in column "
                                + asked
                                + ", but lines have "
                                + table.columns()
                                + " numbers");
            }
            if (table.steps().isEmpty() || !table.steps().get(asked - 1).areEven()) {
                throw FormatException.of(
                        file,
                        "expected energies of even steps in column "
                                + asked
                                + ", found uneven ones; give first value and dispersion instead");
            }
            return asked - 1;
        }
        final List<Integer> found = table.columns() == 1 ? List.of() : even(table);
        if (found.size() > 1) {
            throw FormatException.at(
                    file,
                    0,
                    "one column of even steps, the energies",
                    "columns "
                            + found.stream().map(i -> i + 1).toList()
                            + " of even steps; say which with the option \"energy"
                            + " column\"");
        }
        return found.isEmpty() ? -1 : found.get(0);
    }

    private static Axis energy(
            final SourceFile source,
            final TextTable table,
            final int column,
            final long channels,
            final AxisOverride override) {
        final Optional<EnergyInName> name = EnergyInName.in(source.name());
        if (column >= 0) {
            final EvenSteps steps = table.steps().get(column);
            final Units.Converted unit = Units.toStandard(headerUnit(table));
            return axis(
                    channels,
                    unit.unit(),
                    steps.step() * unit.factor(),
                    steps.first() * unit.factor());
        }
        if (name.isPresent()) {
            return axis(
                    channels,
                    Units.EV,
                    name.get().dispersion(channels),
                    name.get().offset(channels));
        }
        if (override.offset().isPresent() && override.dispersion().isPresent()) {
            // Replaced at once by the override, which also knows the unit.
            return axis(channels, Units.EV, 1, 0);
        }
        throw FormatException.at(
                source.name(),
                0,
                "energies: a column of even steps, or a file name with a range as in"
                        + " m0d93eV-to-9d07eV (m = minus, d = decimal point)",
                "neither; give the energy of the first channel and the dispersion");
    }

    private static Axis axis(
            final long channels, final String unit, final double scale, final double offset) {
        return new Axis("Energy loss", unit, channels, scale, offset, AxisRole.SIGNAL);
    }

    /** The unit that the header names in brackets, as in "Energy loss (eV)". */
    private static String headerUnit(final TextTable table) {
        for (final String line : table.header()) {
            final Matcher m = UNIT.matcher(line);
            if (m.find()) {
                return m.group(1);
            }
        }
        return "";
    }

    /**
     * @return number of spectra
     */
    long spectra() {
        return byColumn ? table.columns() - (energyColumn < 0 ? 0 : 1) : table.lines();
    }
}
