package org.zeroloss.nodes.peaks;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.widget.OptionalWidget;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.zeroloss.eels.SpectrumGrouping;
import org.zeroloss.eels.peaks.PeakParameters;
import org.zeroloss.nodes.dialog.ConnectedImage;
import org.zeroloss.nodes.dialog.EnergyLimits;
import org.zeroloss.nodes.dialog.Grouping;
import org.zeroloss.nodes.dialog.Limits;
import org.zeroloss.nodes.dialog.Numbers;
import org.zeroloss.nodes.execution.NodeWork;

import java.util.Optional;

/** Settings of Spectrum Peaks. */
public final class SpectrumPeaksParameters implements NodeParameters {

    /** Width of the filter when it is first switched on. */
    static final class FilterWidthDefault implements OptionalWidget.DefaultValueProvider<Double> {
        @Override
        public Double computeState(final NodeParametersInput input) {
            return 0.05;
        }
    }

    private static final PeakParameters DEFAULTS =
            PeakParameters.defaults(SpectrumGrouping.PIXEL, 1);

    @Section(title = "Spectra")
    interface SpectraSection {}

    @Section(title = "Peaks")
    @After(SpectraSection.class)
    interface PeakSection {}

    @Layout(SpectraSection.class)
    @Widget(title = "Find peaks in", description = "Which spectra are searched.")
    @RadioButtonsWidget
    Grouping m_grouping = Grouping.PIXEL;

    @Layout(SpectraSection.class)
    @Widget(
            title = "Energies from (eV)",
            description = "Lower end of the energies that are searched, in eV.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidationProvider = EnergyLimits.Highest.class)
    double m_low = DEFAULTS.lowEv();

    @Layout(SpectraSection.class)
    @Widget(
            title = "Energies to (eV)",
            description = "Upper end of the energies that are searched, in eV.")
    @NumberInputWidget(
            minValidation = IsPositiveDoubleValidation.class,
            maxValidationProvider = EnergyLimits.Highest.class)
    double m_high = DEFAULTS.highEv();

    @Layout(PeakSection.class)
    @Widget(
            title = "Width of the peak filter (FWHM, eV)",
            description =
                    "Full width at half maximum of the filter that finds peaks, in eV; peaks of"
                            + " about this width are found best. Switched off, it is the width of"
                            + " the zero-loss peak, the narrowest that a peak can have.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @OptionalWidget(defaultProvider = FilterWidthDefault.class)
    Optional<Double> m_filterWidth = Optional.empty();

    @Layout(PeakSection.class)
    @Widget(
            title = "Significance (standard deviations)",
            description =
                    "A peak must stand out of its surroundings by this many standard deviations of"
                            + " the noise. Noise alone shows, in a range of thirty filter widths,"
                            + " about 11 peaks above 1, 2.4 above 2, 0.2 above 3 and 0.006 above 4."
                            + " The default lets all candidates pass, to be judged by their"
                            + " significance in the table; take 3 or more to have only peaks that"
                            + " are hardly chance.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    double m_significance = DEFAULTS.significance();

    @Layout(PeakSection.class)
    @Widget(
            title = "Most peaks per spectrum",
            description = "If there are more, the most significant ones are kept.")
    @NumberInputWidget(
            minValidation = IsPositiveIntegerValidation.class,
            maxValidation = Limits.AtMost1000.class)
    int m_maxPeaks = DEFAULTS.maxPeaks();

    @Layout(PeakSection.class)
    @Advanced
    @Widget(
            title = "Seed",
            description =
                    "Start of the random numbers that stand for the noise. The same seed gives the"
                            + " same result, on any number of threads.")
    long m_seed = DEFAULTS.seed();

    SpectrumPeaksParameters() {}

    /**
     * Searches the energies of the image.
     *
     * @param input what is connected
     */
    SpectrumPeaksParameters(final NodeParametersInput input) {
        ConnectedImage.energies(input)
                .map(ConnectedImage::high)
                .filter(high -> high > m_low)
                .ifPresent(high -> m_high = Math.min(m_high, high));
    }

    @Override
    public void validate() throws InvalidSettingsException {
        NodeWork.configure(this::toEngine);
    }

    PeakParameters toEngine() {
        return new PeakParameters(
                m_grouping.engine(),
                m_low,
                m_high,
                Numbers.optional(m_filterWidth),
                m_significance,
                m_maxPeaks,
                m_seed);
    }
}
