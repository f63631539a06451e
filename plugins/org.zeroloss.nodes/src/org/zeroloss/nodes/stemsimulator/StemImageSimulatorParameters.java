package org.zeroloss.nodes.stemsimulator;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.zeroloss.imaging.Range;
import org.zeroloss.imaging.simulate.RecipePreset;
import org.zeroloss.imaging.simulate.ScanRanges;
import org.zeroloss.imaging.simulate.SimulationRecipe;
import org.zeroloss.imaging.simulate.SimulationRecipe.DoseMeaning;
import org.zeroloss.nodes.dialog.Limits;
import org.zeroloss.nodes.execution.NodeWork;

/** Settings of the STEM Image Simulator. */
public final class StemImageSimulatorParameters implements NodeParameters {

    @Section(title = "Images")
    interface ImageSection {}

    @Section(title = "Specimen")
    @After(ImageSection.class)
    interface SpecimenSection {}

    @Section(title = "Defects")
    @After(SpecimenSection.class)
    interface DefectSection {}

    @Section(title = "Probe")
    @After(DefectSection.class)
    interface ProbeSection {}

    @Section(title = "Scan")
    @After(ProbeSection.class)
    interface ScanSection {}

    @Section(title = "Detector and support")
    @After(ScanSection.class)
    interface DetectorSection {}

    /** What the dose counts. */
    enum Dose {
        /** Detected electrons of a column. */
        @Label(
                value = "Detected per column",
                description =
                        "Electrons that are detected of the median column (or single atom), above"
                                + " the background; the incident dose follows.")
        DETECTED(DoseMeaning.DETECTED),
        /** Incident electrons. */
        @Label(value = "Incident per Å²", description = "Electrons that hit each Å².")
        INCIDENT(DoseMeaning.INCIDENT);

        private final DoseMeaning m_meaning;

        Dose(final DoseMeaning meaning) {
            m_meaning = meaning;
        }
    }

    @Layout(ImageSection.class)
    @Widget(
            title = "Conditions",
            description = "Specimens and ranges of a common experiment, or ranges of your own.")
    @ValueReference(Conditions.Reference.class)
    Conditions m_conditions = Conditions.LIGHT_LAYERS;

    @Layout(ImageSection.class)
    @Widget(title = "Images", description = "Number of images; each is drawn anew.")
    @NumberInputWidget(
            minValidation = IsPositiveIntegerValidation.class,
            maxValidation = Limits.AtMost100000.class)
    int m_images = 16;

    @Layout(ImageSection.class)
    @Widget(title = "Width (pixels)", description = "Number of pixels along x, 8 to 8192.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_width = 256;

    @Layout(ImageSection.class)
    @Widget(title = "Height (pixels)", description = "Number of pixels along y, 8 to 8192.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_height = 256;

    @Layout(ImageSection.class)
    @Widget(title = "Dose", description = "What the two numbers below count.")
    @ValueSwitchWidget
    Dose m_dose = Dose.DETECTED;

    @Layout(ImageSection.class)
    @Widget(
            title = "Dose, from (electrons)",
            description =
                    "Smallest dose: electrons per column or per Å². All magnitudes are equally"
                            + " likely.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    double m_doseMin = 30;

    @Layout(ImageSection.class)
    @Widget(
            title = "Dose, to (electrons)",
            description = "Largest dose: electrons per column or per Å².")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    double m_doseMax = 1000;

    @Layout(ImageSection.class)
    @Widget(
            title = "Seed",
            description =
                    "Start of the random numbers. The same seed with the same settings gives the"
                            + " same images, on any number of threads.")
    long m_seed = 1;

    @Layout(SpecimenSection.class)
    SpecimenParameters m_specimen = new SpecimenParameters();

    @Layout(DefectSection.class)
    DefectParameters m_defects = new DefectParameters();

    @Layout(ProbeSection.class)
    ProbeParameters m_probe = new ProbeParameters();

    @Layout(ScanSection.class)
    ScanParameters m_scan = new ScanParameters();

    @Layout(DetectorSection.class)
    DetectorParameters m_detector = new DetectorParameters();

    @Override
    public void validate() throws InvalidSettingsException {
        NodeWork.configure(this::toEngine);
    }

    SimulationRecipe toEngine() {
        final Range dose = Range.logarithmic(m_doseMin, m_doseMax);
        return m_conditions
                .preset()
                .map(this::sized)
                .orElseGet(
                        () ->
                                new SimulationRecipe(
                                        m_specimen.toEngine(),
                                        m_defects.toEngine(),
                                        m_probe.toEngine(),
                                        m_scan.toEngine(m_width, m_height),
                                        m_detector.toEngine(),
                                        dose,
                                        m_dose.m_meaning,
                                        m_seed))
                .withDose(dose, m_dose.m_meaning)
                .withSeed(m_seed);
    }

    private SimulationRecipe sized(final RecipePreset preset) {
        final SimulationRecipe recipe = preset.recipe();
        final ScanRanges s = recipe.scan();
        return recipe.withScan(
                new ScanRanges(
                        m_width,
                        m_height,
                        s.pixelSizeA(),
                        s.dwellUs(),
                        s.flybackUs(),
                        s.driftAPerS(),
                        s.shear(),
                        s.aspect(),
                        s.jitterA(),
                        s.wobbleA()));
    }
}
