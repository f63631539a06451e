package org.zeroloss.nodes.toimage;

import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.ColumnChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.zeroloss.signal.DataType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Settings of Table to Spectral Image. */
public final class TableToSpectralImageParameters implements NodeParameters {

    /** What a row of the table is. */
    enum RowChoice {
        /** A value. */
        @Label(
                value = "A value, with its energy",
                description = "Long: one row per pixel and channel.")
        VALUE,
        /** A spectrum. */
        @Label(
                value = "A spectrum, one column per channel",
                description =
                        "Wide: every column whose name is a number, with or without a unit such as"
                                + " <tt>1.25 eV</tt>, is a channel at that energy.")
        SPECTRUM
    }

    /** What a missing value becomes. */
    enum Missing {
        /** NaN. */
        @Label(
                value = "No number (NaN)",
                description = "The image says that nothing was measured here.")
        NAN(Double.NaN),
        /** 0. */
        @Label(value = "0", description = "As if nothing had been counted here.")
        ZERO(0);

        private final double m_value;

        Missing(final double value) {
            m_value = value;
        }

        double value() {
            return m_value;
        }
    }

    /** Number type of the image. */
    enum Type {
        /** 4 bytes. */
        @Label(value = "32 bit", description = "About 7 digits, half of the space.")
        FLOAT32(DataType.FLOAT32),
        /** 8 bytes. */
        @Label(value = "64 bit", description = "All digits of the table's numbers.")
        FLOAT64(DataType.FLOAT64);

        private final DataType m_engine;

        Type(final DataType engine) {
            m_engine = engine;
        }

        DataType engine() {
            return m_engine;
        }
    }

    interface RowReference extends ParameterReference<RowChoice> {}

    static final class IsValue implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(RowReference.class).isOneOf(RowChoice.VALUE);
        }
    }

    /** The numeric columns of the connected table. */
    static final class NumericColumns implements ColumnChoicesProvider {
        @Override
        public List<DataColumnSpec> columnChoices(final NodeParametersInput context) {
            final Optional<DataTableSpec> table = context.getInTableSpec(0);
            final List<DataColumnSpec> numeric = new ArrayList<>();
            if (table.isPresent()) {
                for (final DataColumnSpec column : table.get()) {
                    if (column.getType().isCompatible(DoubleValue.class)) {
                        numeric.add(column);
                    }
                }
            }
            return numeric;
        }
    }

    @Section(title = "Table")
    interface TableSection {}

    @Section(title = "Image")
    @After(TableSection.class)
    interface ImageSection {}

    @Layout(TableSection.class)
    @Widget(title = "A row of the table is", description = "What a row of the table holds.")
    @ValueReference(RowReference.class)
    @RadioButtonsWidget
    RowChoice m_row = RowChoice.VALUE;

    @Layout(TableSection.class)
    @Widget(title = "Column of x", description = "Whole numbers: the pixel's column in the image.")
    @ChoicesProvider(NumericColumns.class)
    String m_x = "x";

    @Layout(TableSection.class)
    @Widget(title = "Column of y", description = "Whole numbers: the pixel's line in the image.")
    @ChoicesProvider(NumericColumns.class)
    String m_y = "y";

    @Layout(TableSection.class)
    @Widget(
            title = "Column of energies",
            description = "The energy of each value. The energies must be evenly spaced.")
    @ChoicesProvider(NumericColumns.class)
    @Effect(predicate = IsValue.class, type = EffectType.SHOW)
    String m_energy = "energy (eV)";

    @Layout(TableSection.class)
    @Widget(title = "Column of values", description = "The values of the spectra.")
    @ChoicesProvider(NumericColumns.class)
    @Effect(predicate = IsValue.class, type = EffectType.SHOW)
    String m_value = "signal";

    @Layout(ImageSection.class)
    @Widget(
            title = "Unit of the energies",
            description =
                    "Unit of the energy axis. The other nodes expect eV. Columns that are named"
                            + " with a unit must have this one.")
    String m_unit = "eV";

    @Layout(ImageSection.class)
    @Widget(
            title = "Missing values become",
            description =
                    "What stands where the table has a missing value or no row for a pixel. A"
                            + " warning counts them.")
    @RadioButtonsWidget
    Missing m_missing = Missing.NAN;

    @Layout(ImageSection.class)
    @Advanced
    @Widget(title = "Number type", description = "How the image stores its values.")
    @RadioButtonsWidget
    Type m_type = Type.FLOAT64;

    @Layout(ImageSection.class)
    @Advanced
    @Widget(title = "Quantity", description = "What the values are, for axes of plots.")
    String m_quantity = "Electron counts";

    TableToSpectralImageParameters() {}

    /**
     * Guesses the columns of a connected table.
     *
     * @param input what is connected
     */
    TableToSpectralImageParameters(final NodeParametersInput input) {
        final Optional<DataTableSpec> table = input.getInTableSpec(0);
        if (table.isEmpty()) {
            return;
        }
        boolean hasEnergy = false;
        for (final DataColumnSpec column : table.get()) {
            if (!hasEnergy
                    && column.getType().isCompatible(DoubleValue.class)
                    && column.getName().startsWith("energy")) {
                m_energy = column.getName();
                hasEnergy = true;
            }
        }
        if (!hasEnergy) {
            m_row = RowChoice.SPECTRUM;
        }
    }
}
