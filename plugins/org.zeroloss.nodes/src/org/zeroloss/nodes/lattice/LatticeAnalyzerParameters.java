package org.zeroloss.nodes.lattice;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.widget.OptionalWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.zeroloss.imaging.lattice.LatticeAnalyzer;
import org.zeroloss.nodes.defectscorer.PointColumns;
import org.zeroloss.nodes.execution.NodeWork;

import java.util.Optional;
import java.util.OptionalDouble;

/** Settings of the Lattice Analyzer. */
public final class LatticeAnalyzerParameters implements NodeParameters {

    @Section(title = "Columns of the table")
    interface ColumnSection {}

    @Section(title = "Lattice")
    @After(ColumnSection.class)
    interface LatticeSection {}

    /** Error when it is first switched on. */
    static final class ErrorDefault implements OptionalWidget.DefaultValueProvider<Double> {
        @Override
        public Double computeState(final NodeParametersInput input) {
            return 0.5;
        }
    }

    @Layout(ColumnSection.class)
    PointColumns m_columns = new PointColumns();

    @Layout(LatticeSection.class)
    @Widget(
            title = "Classes to leave out",
            description =
                    "Names of classes that are no columns, separated by commas: a vacancy is a"
                            + " place where none is.")
    String m_leftOut = "vacancy";

    @Layout(LatticeSection.class)
    @Widget(
            title = "Localisation error (pixels)",
            description =
                    "Standard deviation of one coordinate of a column, in pixels, for the bands of"
                            + " the strain. Switched off, it is taken from how much the columns"
                            + " deviate from the lattices around them.")
    @OptionalWidget(defaultProvider = ErrorDefault.class)
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    Optional<Double> m_error = Optional.empty();

    @Override
    public void validate() throws InvalidSettingsException {
        NodeWork.configure(this::toEngine);
    }

    LatticeAnalyzer toEngine() {
        return new LatticeAnalyzer(
                m_error.map(OptionalDouble::of).orElseGet(OptionalDouble::empty));
    }
}
