package org.zeroloss.nodes.defectscorer;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.zeroloss.imaging.score.DefectScorer;
import org.zeroloss.nodes.dialog.Limits;
import org.zeroloss.nodes.execution.NodeWork;

/** Settings of the Defect Scorer. */
public final class DefectScorerParameters implements NodeParameters {

    @Section(title = "Pairs")
    interface PairSection {}

    @Section(title = "Columns of both tables")
    @After(PairSection.class)
    interface ColumnSection {}

    @Layout(PairSection.class)
    @Widget(
            title = "Tolerance (pixels)",
            description =
                    "Largest distance of a found point from the true one it is paired with, in"
                            + " pixels.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    double m_tolerance = 5;

    @Layout(PairSection.class)
    @Advanced
    @Widget(
            title = "Resamples",
            description =
                    "How many times images (or points, if there are fewer than five images) are"
                            + " drawn again for the bands.")
    @NumberInputWidget(
            minValidation = Limits.AtLeast64.class,
            maxValidation = Limits.AtMost100000.class)
    int m_resamples = 1000;

    @Layout(PairSection.class)
    @Advanced
    @Widget(
            title = "Seed",
            description =
                    "Start of the random numbers for the bands. The same seed gives the same"
                            + " bands.")
    long m_seed = 1;

    @Layout(ColumnSection.class)
    PointColumns m_columns = new PointColumns();

    @Override
    public void validate() throws InvalidSettingsException {
        NodeWork.configure(this::toEngine);
    }

    DefectScorer toEngine() {
        return new DefectScorer(m_tolerance, m_resamples, m_seed);
    }
}
