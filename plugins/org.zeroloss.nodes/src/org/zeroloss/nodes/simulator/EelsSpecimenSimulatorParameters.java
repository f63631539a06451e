package org.zeroloss.nodes.simulator;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.array.ArrayWidget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.zeroloss.eels.simulate.SimulatedAcquisition;
import org.zeroloss.eels.simulate.SimulatedMaterial;
import org.zeroloss.eels.simulate.SpecimenParameters;
import org.zeroloss.nodes.dialog.Limits;
import org.zeroloss.nodes.execution.NodeWork;

import java.util.Arrays;

/** Settings of the EELS Specimen Simulator. */
public final class EelsSpecimenSimulatorParameters implements NodeParameters {

    private static final SimulatedAcquisition ACQUISITION = SimulatedAcquisition.defaults();
    private static final SimulatedMaterial MATERIAL = SimulatedMaterial.defaults();

    @Section(title = "Image")
    interface ImageSection {}

    @Section(title = "Material")
    @After(ImageSection.class)
    interface MaterialSection {}

    @Section(title = "Acquisition")
    @After(MaterialSection.class)
    interface AcquisitionSection {}

    @Layout(ImageSection.class)
    @Widget(title = "Width (pixels)", description = "Number of pixels along x.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_width = 48;

    @Layout(ImageSection.class)
    @Widget(title = "Height (pixels)", description = "Number of pixels along y.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_height = 32;

    @Layout(ImageSection.class)
    @Widget(
            title = "Greatest thickness (t/λ)",
            description =
                    "Thickness of the specimen at its thickest place, as a multiple of the mean"
                            + " free path λ of inelastic scattering. It falls to 0 towards the"
                            + " vacuum around the specimen.")
    @NumberInputWidget(
            minValidation = Limits.AtLeastHundredth.class,
            maxValidation = Limits.AtMostThree.class)
    double m_maxThickness = SpecimenParameters.defaults(1, 1, 1).maxThickness();

    @Layout(ImageSection.class)
    @Widget(
            title = "Seed",
            description =
                    "Start of the random numbers for the maps and the noise. The same seed with"
                            + " the same settings gives the same image, on any number of threads.")
    long m_seed = 1;

    @Layout(MaterialSection.class)
    @Widget(
            title = "Smallest band gap (eV)",
            description = "Lower end of the map of band gaps E<sub>g</sub>, in eV.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    double m_gapMin = MATERIAL.gapMinEv();

    @Layout(MaterialSection.class)
    @Widget(
            title = "Largest band gap (eV)",
            description = "Upper end of the map of band gaps E<sub>g</sub>, in eV.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    double m_gapMax = MATERIAL.gapMaxEv();

    @Layout(MaterialSection.class)
    @Widget(
            title = "Exponent b of the onset",
            description =
                    "The onset above the gap is A(E − E<sub>g</sub>)<sup>b</sup>: 0.5 for a"
                            + " direct gap, 1.5 for an indirect one.")
    @NumberInputWidget(
            minValidation = Limits.AtLeastTenth.class,
            maxValidation = Limits.AtMostFour.class)
    double m_exponent = MATERIAL.exponent();

    @Layout(MaterialSection.class)
    @Advanced
    @Widget(
            title = "Exponent b in the inner region",
            description =
                    "Exponent where the specimen is thicker than half of its greatest thickness."
                            + " Choose the same value as above for one exponent everywhere.")
    @NumberInputWidget(
            minValidation = Limits.AtLeastTenth.class,
            maxValidation = Limits.AtMostFour.class)
    double m_innerExponent = MATERIAL.innerExponent();

    @Layout(MaterialSection.class)
    @Widget(
            title = "Onset reaches the tail above the gap by (eV)",
            description =
                    "How far above the gap the onset becomes as high as the tail of the zero-loss"
                            + " peak, in eV. The larger, the harder is the gap to find.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    double m_crossing = MATERIAL.crossingEv();

    @Layout(MaterialSection.class)
    @Advanced
    @Widget(
            title = "At a thickness of (t/λ)",
            description =
                    "Thickness at which the option above holds. The onset grows with the"
                            + " thickness, the tail does not.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    double m_referenceThickness = MATERIAL.referenceThickness();

    @Layout(MaterialSection.class)
    @Widget(title = "Plasmon energy (eV)", description = "Energy of the volume plasmon, in eV.")
    @NumberInputWidget(
            minValidation = IsPositiveDoubleValidation.class,
            maxValidation = Limits.AtMost100.class)
    double m_plasmon = MATERIAL.plasmonEv();

    @Layout(MaterialSection.class)
    @Advanced
    @Widget(
            title = "Plasmon width (eV)",
            description = "Full width of the volume plasmon (its damping), in eV.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    double m_plasmonWidth = MATERIAL.plasmonWidthEv();

    @Layout(MaterialSection.class)
    @Widget(
            title = "Excitons and interband lines",
            description =
                    "Absorption lines of the material: Gaussians in its single-scattering"
                            + " distribution, each with energy, width and strength.")
    @ArrayWidget(
            addButtonText = "Add line",
            elementLayout = ArrayWidget.ElementLayout.HORIZONTAL_SINGLE_LINE)
    LineParameters[] m_lines =
            MATERIAL.excitons().stream().map(LineParameters::new).toArray(LineParameters[]::new);

    @Layout(MaterialSection.class)
    @Advanced
    @Widget(
            title = "Broadening of the zero-loss peak (per t/λ)",
            description =
                    "Relative growth of the width of the zero-loss peak per t/λ, from 0 (the"
                            + " specimen does not broaden it) to 1.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = Limits.AtMostOne.class)
    double m_broadening = MATERIAL.broadening();

    @Layout(AcquisitionSection.class)
    @Widget(title = "Channels", description = "Number of energy channels of a spectrum.")
    @NumberInputWidget(
            minValidation = Limits.AtLeast64.class,
            maxValidation = Limits.AtMost100000.class)
    int m_channels = ACQUISITION.channels();

    @Layout(AcquisitionSection.class)
    @Widget(title = "Dispersion (eV per channel)", description = "Width of a channel, in eV.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    double m_dispersion = ACQUISITION.dispersionEv();

    @Layout(AcquisitionSection.class)
    @Widget(
            title = "First energy (eV)",
            description =
                    "Energy loss of the first channel, in eV; negative, since the zero-loss peak"
                            + " must lie inside.")
    @NumberInputWidget(
            minValidation = Limits.AtLeastMinus100.class,
            maxValidation = Limits.AtMostMinusOne.class)
    double m_firstEnergy = ACQUISITION.firstEnergyEv();

    @Layout(AcquisitionSection.class)
    @Widget(
            title = "Beam energy (keV)",
            description =
                    "Energy of the electrons, in keV. Width and tails of the zero-loss peak grow"
                            + " with it.")
    @NumberInputWidget(
            minValidation = Limits.AtLeastTen.class,
            maxValidation = Limits.AtMost1000.class)
    double m_beamEnergy = ACQUISITION.beamEnergyKev();

    @Layout(AcquisitionSection.class)
    @Widget(
            title = "Exposure time (s)",
            description =
                    "Time in which a spectrum is taken, in seconds. Width and tails of the"
                            + " zero-loss peak grow slowly with it.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    double m_exposure = ACQUISITION.exposureS();

    @Layout(AcquisitionSection.class)
    @Advanced
    @Widget(
            title = "Convergence semi-angle (mrad)",
            description = "Half of the opening angle of the probe, in mrad; only written down.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    double m_convergence = ACQUISITION.convergenceMrad();

    @Layout(AcquisitionSection.class)
    @Advanced
    @Widget(
            title = "Collection semi-angle (mrad)",
            description =
                    "Half of the opening angle of the spectrometer, in mrad; only written down.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    double m_collection = ACQUISITION.collectionMrad();

    @Layout(AcquisitionSection.class)
    @Widget(
            title = "Counts per spectrum",
            description =
                    "Electrons that enter each spectrum; their number in a channel varies by"
                            + " Poisson noise.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    double m_counts = ACQUISITION.countsPerSpectrum();

    @Layout(AcquisitionSection.class)
    @Widget(
            title = "Readout noise (counts)",
            description = "Standard deviation of the detector's noise in a channel, in counts.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    double m_readoutNoise = ACQUISITION.readoutNoise();

    @Layout(AcquisitionSection.class)
    @Advanced
    @Widget(
            title = "Energy drift (eV)",
            description =
                    "Standard deviation of the energy zero from pixel to pixel, in eV; 0 for"
                            + " none.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = Limits.AtMostHalf.class)
    double m_drift = ACQUISITION.driftEv();

    @Layout(ImageSection.class)
    @Widget(
            title = "Add the true zero-loss peak",
            description =
                    "Writes the noise-free zero-loss peak of every pixel beside its spectrum, as"
                            + " the band <tt>zero_loss</tt> of the image, so that ZLP Model"
                            + " Comparison can score models against it. It doubles the size of the"
                            + " image.")
    @Migrate(loadDefaultIfAbsent = true)
    boolean m_zeroLoss;

    @Override
    public void validate() throws InvalidSettingsException {
        NodeWork.configure(this::toEngine);
    }

    SpecimenParameters toEngine() {
        return new SpecimenParameters(
                m_width,
                m_height,
                m_maxThickness,
                new SimulatedAcquisition(
                        m_channels,
                        m_dispersion,
                        m_firstEnergy,
                        m_beamEnergy,
                        m_exposure,
                        m_convergence,
                        m_collection,
                        m_counts,
                        m_readoutNoise,
                        m_drift),
                new SimulatedMaterial(
                        m_gapMin,
                        m_gapMax,
                        m_exponent,
                        m_innerExponent,
                        m_crossing,
                        m_referenceThickness,
                        m_plasmon,
                        m_plasmonWidth,
                        Arrays.stream(m_lines).map(LineParameters::toEngine).toList(),
                        m_broadening),
                m_seed);
    }
}
