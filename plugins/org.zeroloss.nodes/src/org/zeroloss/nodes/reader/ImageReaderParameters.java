package org.zeroloss.nodes.reader;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.OptionalWidget;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.zeroloss.nodes.execution.NodeWork;
import org.zeroloss.nodes.path.PathParameters;
import org.zeroloss.signal.SignalKind;

import java.util.Optional;

/** Settings of the Image Reader. */
public final class ImageReaderParameters implements NodeParameters {

    /** Unit of the pixel size. */
    enum PixelUnit {
        /** Length. */
        @Label(value = "nm", description = "Nanometres, for images.")
        NM("nm"),
        /** Reciprocal length. */
        @Label(value = "1/nm", description = "For diffraction patterns and Fourier transforms.")
        PER_NM("1/nm"),
        /** Angle. */
        @Label(value = "mrad", description = "Milliradians, for diffraction patterns.")
        MRAD("mrad");

        private final String m_unit;

        PixelUnit(final String unit) {
            m_unit = unit;
        }
    }

    /** Pixel size when it is first switched on. */
    static final class SizeDefault implements OptionalWidget.DefaultValueProvider<Double> {
        @Override
        public Double computeState(final NodeParametersInput input) {
            return 1.0;
        }
    }

    @Section(title = "Files")
    interface FileSection {}

    @Section(title = "Calibration")
    @After(FileSection.class)
    interface CalibrationSection {}

    @Layout(FileSection.class)
    PathParameters m_source = new PathParameters();

    @Layout(FileSection.class)
    @Widget(
            title = "Format",
            description =
                    "Format of the files. Named, it is taken whatever their content and ending say,"
                            + " and of a folder only files with its endings are read.")
    @Migrate(loadDefaultIfAbsent = true)
    ImageFormat m_format = ImageFormat.AUTO;

    @Layout(FileSection.class)
    @Widget(title = "Signal", description = "Which signal to read from a file that holds several.")
    @ValueReference(SignalSelection.ChoiceReference.class)
    @RadioButtonsWidget
    SignalSelection.Choice m_signal = SignalSelection.Choice.FIRST;

    @Layout(FileSection.class)
    @Widget(
            title = "Number",
            description = "Number of the signal in the file, counted from 1 as Signal Info counts.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = SignalSelection.ByNumber.class, type = EffectType.SHOW)
    int m_number = 1;

    @Layout(FileSection.class)
    @Widget(title = "Title", description = "Title of the signal in the file.")
    @Effect(predicate = SignalSelection.ByTitle.class, type = EffectType.SHOW)
    String m_title = "";

    @Layout(CalibrationSection.class)
    @Widget(
            title = "Pixel size",
            description =
                    "Width and height of a pixel, if the file does not know it or has it wrong;"
                            + " above 0. The pixel at which an axis is 0 stays the same.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @OptionalWidget(defaultProvider = SizeDefault.class)
    Optional<Double> m_pixelSize = Optional.empty();

    @Layout(CalibrationSection.class)
    @Widget(title = "Unit of the pixel size", description = "Used with the pixel size only.")
    @ValueSwitchWidget
    PixelUnit m_pixelUnit = PixelUnit.NM;

    @Override
    public void validate() throws InvalidSettingsException {
        NodeWork.configure(this::calibration);
    }

    SignalSelection selection() {
        return new SignalSelection(SignalKind.IMAGE_STACK, m_signal, m_number, m_title);
    }

    Optional<PixelCalibration> calibration() {
        return m_pixelSize.map(size -> new PixelCalibration(size, m_pixelUnit.m_unit));
    }
}
