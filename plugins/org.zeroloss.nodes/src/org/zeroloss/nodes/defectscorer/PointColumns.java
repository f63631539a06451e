package org.zeroloss.nodes.defectscorer;

import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.StringValue;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.ColumnChoicesProvider;
import org.knime.node.parameters.widget.choices.StringChoice;
import org.knime.node.parameters.widget.choices.StringChoicesProvider;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** Which columns of a table hold points: position, class, image. */
public final class PointColumns implements NodeParameters {

    /** The name of no column. */
    public static final String NONE = "";

    /** The numeric columns of the first table. */
    static final class NumericColumns implements ColumnChoicesProvider {
        @Override
        public List<DataColumnSpec> columnChoices(final NodeParametersInput context) {
            return columns(context, t -> t.isCompatible(DoubleValue.class));
        }
    }

    /** The columns of the first table that can name classes or images, or none. */
    static final class NameOrNone implements StringChoicesProvider {
        @Override
        public List<StringChoice> computeState(final NodeParametersInput context) {
            final List<StringChoice> choices = new ArrayList<>();
            choices.add(new StringChoice(NONE, "None"));
            columns(
                            context,
                            t ->
                                    t.isCompatible(StringValue.class)
                                            || t.isCompatible(DoubleValue.class))
                    .forEach(c -> choices.add(StringChoice.fromId(c.getName())));
            return choices;
        }
    }

    @Widget(title = "Column of x", description = "Position of each point along x, in pixels.")
    @ChoicesProvider(NumericColumns.class)
    String m_x = "x";

    @Widget(title = "Column of y", description = "Position of each point along y, in pixels.")
    @ChoicesProvider(NumericColumns.class)
    String m_y = "y";

    @Widget(
            title = "Column of classes",
            description = "What each point is. Without it all points are of one class.")
    @ChoicesProvider(NameOrNone.class)
    String m_kind = "class";

    @Widget(
            title = "Column of images",
            description =
                    "Number or name of the image that each point is in. Without it all points are"
                            + " of one image.")
    @ChoicesProvider(NameOrNone.class)
    String m_image = "image";

    /** For KNIME. */
    public PointColumns() {}

    private static List<DataColumnSpec> columns(
            final NodeParametersInput input, final Predicate<DataType> wanted) {
        for (final PortObjectSpec spec : input.getInPortSpecs()) {
            if (spec instanceof DataTableSpec table) {
                return StreamSupport.stream(table.spliterator(), false)
                        .filter(c -> wanted.test(c.getType()))
                        .toList();
            }
        }
        return List.of();
    }
}
