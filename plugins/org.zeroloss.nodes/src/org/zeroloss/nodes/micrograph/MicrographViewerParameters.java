package org.zeroloss.nodes.micrograph;

import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.StringValue;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.ColumnChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.choices.StringChoice;
import org.knime.node.parameters.widget.choices.StringChoicesProvider;
import org.zeroloss.nodes.port.ImageStackPortObjectSpec;
import org.zeroloss.signal.Axis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** Settings of the Micrograph Viewer: where the table of objects has what. */
public final class MicrographViewerParameters implements NodeParameters {

    /** The name of no column. */
    static final String NONE = "";

    private static final int TABLE = 1;

    @Section(title = "Objects")
    interface ObjectsSection {}

    /** What positions are given in. */
    enum Units {
        /** Pixels. */
        @Label(
                value = "Pixels",
                description =
                        "Columns and lines counted from 0; whole numbers are the middles of"
                                + " pixels.")
        PIXELS,
        /** The unit of the image's axes. */
        @Label(
                value = "The image's unit",
                description = "The unit of the image's axes, for example nm, with their origin.")
        PHYSICAL
    }

    /** The numeric columns of the connected table. */
    static final class NumericColumns implements ColumnChoicesProvider {
        @Override
        public List<DataColumnSpec> columnChoices(final NodeParametersInput context) {
            return columns(context, t -> t.isCompatible(DoubleValue.class));
        }
    }

    /** The numeric columns of the connected table, or none. */
    static final class NumericOrNone implements StringChoicesProvider {
        @Override
        public List<StringChoice> computeState(final NodeParametersInput context) {
            return orNone(columns(context, t -> t.isCompatible(DoubleValue.class)));
        }
    }

    /** The columns of the connected table that can name classes, or none. */
    static final class NameOrNone implements StringChoicesProvider {
        @Override
        public List<StringChoice> computeState(final NodeParametersInput context) {
            return orNone(columns(context, MicrographViewerParameters::isName));
        }
    }

    @Layout(ObjectsSection.class)
    @Widget(
            title = "Positions and sizes are in",
            description = "What the columns of positions and boxes count.")
    @RadioButtonsWidget
    Units m_units = Units.PIXELS;

    @Layout(ObjectsSection.class)
    @Widget(title = "Column of x", description = "Position of each object across the image.")
    @ChoicesProvider(NumericColumns.class)
    String m_x = "x";

    @Layout(ObjectsSection.class)
    @Widget(title = "Column of y", description = "Position of each object down the image.")
    @ChoicesProvider(NumericColumns.class)
    String m_y = "y";

    @Layout(ObjectsSection.class)
    @Widget(
            title = "Column of classes",
            description =
                    "What each object is: words or numbers. Classes differ in shape and colour and"
                            + " can be switched off one by one.")
    @ChoicesProvider(NameOrNone.class)
    String m_kind = NONE;

    @Layout(ObjectsSection.class)
    @Widget(
            title = "Column of probabilities",
            description =
                    "How sure the class of each object is, from 0 to 1. The view can hide the less"
                            + " sure ones.")
    @ChoicesProvider(NumericOrNone.class)
    String m_probability = NONE;

    @Layout(ObjectsSection.class)
    @Widget(
            title = "Column of box widths",
            description = "Width of a box around each object, the position being its middle.")
    @ChoicesProvider(NumericOrNone.class)
    String m_width = NONE;

    @Layout(ObjectsSection.class)
    @Widget(
            title = "Column of box heights",
            description = "Height of a box around each object, the position being its middle.")
    @ChoicesProvider(NumericOrNone.class)
    String m_height = NONE;

    @Layout(ObjectsSection.class)
    @Widget(
            title = "Column of image numbers",
            description =
                    "On which image of the stack each object is, counted from 0. Without it objects"
                            + " are shown on all images.")
    @ChoicesProvider(NumericOrNone.class)
    String m_image = NONE;

    MicrographViewerParameters() {}

    /**
     * Guesses the columns of a connected table by their names.
     *
     * @param input what is connected
     */
    MicrographViewerParameters(final NodeParametersInput input) {
        final List<DataColumnSpec> numeric = columns(input, t -> t.isCompatible(DoubleValue.class));
        m_x = guess(numeric, "x", "column", "x position").orElse(m_x);
        m_y = guess(numeric, "y", "line", "row", "y position").orElse(m_y);
        m_kind =
                guess(
                                columns(input, MicrographViewerParameters::isName),
                                "class",
                                "kind",
                                "label",
                                "cluster",
                                "species",
                                "defect",
                                "type")
                        .orElse(NONE);
        m_probability = guess(numeric, "probability", "score", "confidence").orElse(NONE);
        m_width = guess(numeric, "width", "box width").orElse(NONE);
        m_height = guess(numeric, "height", "box height").orElse(NONE);
        m_image = guess(numeric, "image", "frame").orElse(NONE);
        final Optional<String> unit = unit(input);
        if (unit.isPresent()
                && (m_x.endsWith("(" + unit.get() + ")") || m_x.endsWith("[" + unit.get() + "]"))) {
            m_units = Units.PHYSICAL;
        }
    }

    private static Optional<String> unit(final NodeParametersInput input) {
        return input.getInPortSpecs().length > 0
                        && input.getInPortSpecs()[0] instanceof ImageStackPortObjectSpec images
                ? Optional.of(images.signal().signalAxis())
                        .map(Axis::unit)
                        .filter(u -> !u.isEmpty() && !u.equals("px"))
                : Optional.empty();
    }

    private static boolean isName(final DataType type) {
        return type.isCompatible(StringValue.class) || type.isCompatible(DoubleValue.class);
    }

    private static List<DataColumnSpec> columns(
            final NodeParametersInput input, final Predicate<DataType> wanted) {
        final PortObjectSpec[] specs = input.getInPortSpecs();
        return specs.length > TABLE && specs[TABLE] instanceof DataTableSpec table
                ? StreamSupport.stream(table.spliterator(), false)
                        .filter(c -> wanted.test(c.getType()))
                        .toList()
                : List.of();
    }

    private static List<StringChoice> orNone(final List<DataColumnSpec> columns) {
        final List<StringChoice> choices = new ArrayList<>();
        choices.add(new StringChoice(NONE, "None"));
        columns.forEach(c -> choices.add(StringChoice.fromId(c.getName())));
        return choices;
    }

    /** The first column that has one of the names, with or without a unit. */
    private static Optional<String> guess(
            final List<DataColumnSpec> columns, final String... names) {
        for (final String name : names) {
            for (final DataColumnSpec column : columns) {
                final String plain = column.getName().replaceFirst("\\s*[(\\[][^)\\]]*[)\\]]$", "");
                if (plain.equalsIgnoreCase(name)) {
                    return Optional.of(column.getName());
                }
            }
        }
        return Optional.empty();
    }
}
