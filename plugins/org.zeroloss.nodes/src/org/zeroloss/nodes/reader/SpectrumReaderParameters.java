package org.zeroloss.nodes.reader;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
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
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.zeroloss.format.AxisOverride;
import org.zeroloss.format.ReadOptions;
import org.zeroloss.format.TextOptions;
import org.zeroloss.nodes.dialog.Numbers;
import org.zeroloss.nodes.execution.NodeWork;
import org.zeroloss.nodes.path.PathParameters;
import org.zeroloss.signal.SignalKind;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Settings of the Spectrum Reader. */
public final class SpectrumReaderParameters implements NodeParameters {

    /** What a line of a text file holds. */
    enum TextLayout {
        /** Found out. */
        @Label(value = "Automatic", description = "Told from the text where that is possible.")
        AUTO(TextOptions.Layout.AUTO),
        /** Lines. */
        @Label(value = "A line is a spectrum", description = "Numbers of a line are channels.")
        LINE(TextOptions.Layout.SPECTRUM_A_LINE),
        /** Columns. */
        @Label(
                value = "A column is a spectrum",
                description = "Numbers of a column are channels; one column may hold energies.")
        COLUMN(TextOptions.Layout.SPECTRUM_A_COLUMN);

        private final TextOptions.Layout m_engine;

        TextLayout(final TextOptions.Layout engine) {
            m_engine = engine;
        }
    }

    /** Decimal mark of a text file. */
    enum DecimalMark {
        /** Found out. */
        @Label(value = "Automatic", description = "Told from the text where that is possible.")
        AUTO(TextOptions.DecimalMark.AUTO),
        /** Point. */
        @Label(value = "Point (1.5)", description = "A point.")
        POINT(TextOptions.DecimalMark.POINT),
        /** Comma. */
        @Label(value = "Comma (1,5)", description = "A comma.")
        COMMA(TextOptions.DecimalMark.COMMA);

        private final TextOptions.DecimalMark m_engine;

        DecimalMark(final TextOptions.DecimalMark engine) {
            m_engine = engine;
        }
    }

    /** First energy when it is first switched on. */
    static final class OffsetDefault implements OptionalWidget.DefaultValueProvider<Double> {
        @Override
        public Double computeState(final NodeParametersInput input) {
            return 0.0;
        }
    }

    /** Dispersion when it is first switched on. */
    static final class DispersionDefault implements OptionalWidget.DefaultValueProvider<Double> {
        @Override
        public Double computeState(final NodeParametersInput input) {
            return 0.025;
        }
    }

    @Section(title = "Files")
    interface FileSection {}

    @Section(title = "Energy axis")
    @After(FileSection.class)
    @Effect(predicate = SpectrumFormat.HasAxis.class, type = EffectType.SHOW)
    interface AxisSection {}

    @Section(title = "Plain text")
    @After(AxisSection.class)
    @Advanced
    @Effect(predicate = SpectrumFormat.HasText.class, type = EffectType.SHOW)
    interface TextSection {}

    @Layout(FileSection.class)
    PathParameters m_source = new PathParameters();

    @Layout(FileSection.class)
    @Widget(
            title = "Format",
            description =
                    "Format of the files. Named, it is taken whatever their content and ending say;"
                            + " the dialog then shows the options that this format has, and of a"
                            + " folder only files with its endings are read.")
    @ValueReference(SpectrumFormat.Reference.class)
    @Migrate(loadDefaultIfAbsent = true)
    SpectrumFormat m_format = SpectrumFormat.AUTO;

    @Layout(FileSection.class)
    @Widget(
            title = "Vacuum spectra: pattern in the file name",
            description =
                    "Regular expression. Where several files make one image, files in whose name"
                            + " it is found hold spectra that were taken in vacuum; the image gets"
                            + " a map <tt>vacuum</tt>, and the ZLP Replica Trainer learns from"
                            + " them. <tt>(?i)</tt> at the start ignores the case. Empty: no"
                            + " spectrum is marked.")
    String m_vacuumPattern = "(?i)vacuum";

    @Layout(FileSection.class)
    @Widget(title = "Signal", description = "Which signal to read from a file that holds several.")
    @ValueReference(SignalSelection.ChoiceReference.class)
    @RadioButtonsWidget
    SignalSelection.Choice m_signal = SignalSelection.Choice.FIRST;

    @Layout(FileSection.class)
    @Widget(title = "Number", description = "Number of the signal in the file, counted from 1.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = SignalSelection.ByNumber.class, type = EffectType.SHOW)
    int m_number = 1;

    @Layout(FileSection.class)
    @Widget(title = "Title", description = "Title of the signal in the file.")
    @Effect(predicate = SignalSelection.ByTitle.class, type = EffectType.SHOW)
    String m_title = "";

    @Layout(AxisSection.class)
    @Widget(
            title = "First energy (eV)",
            description =
                    "Energy loss at the centre of the first channel, in eV, if the file does not"
                            + " know it or has it wrong.")
    @OptionalWidget(defaultProvider = OffsetDefault.class)
    Optional<Double> m_offset = Optional.empty();

    @Layout(AxisSection.class)
    @Widget(
            title = "Dispersion (eV per channel)",
            description =
                    "Step from channel to channel, in eV, if the file does not know it or has it"
                            + " wrong; not 0.")
    @OptionalWidget(defaultProvider = DispersionDefault.class)
    Optional<Double> m_dispersion = Optional.empty();

    @Layout(TextSection.class)
    @Widget(title = "Layout", description = "Whether a line or a column is a spectrum.")
    @RadioButtonsWidget
    TextLayout m_textLayout = TextLayout.AUTO;

    @Layout(TextSection.class)
    @Widget(
            title = "Column of energies",
            description =
                    "Number of the column that holds the energies, counted from 1; 0 finds it, or"
                            + " takes the energies from the file name"
                            + " (<tt>m0d93eV-to-9d07eV</tt>: from −0.93 to 9.07 eV).")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    int m_energyColumn = 0;

    @Layout(TextSection.class)
    @Widget(title = "Decimal mark", description = "What stands before the decimals.")
    @RadioButtonsWidget
    DecimalMark m_decimalMark = DecimalMark.AUTO;

    @Override
    public void validate() throws InvalidSettingsException {
        NodeWork.configure(this::options);
        NodeWork.configure(this::vacuumPattern);
    }

    SignalSelection selection() {
        return new SignalSelection(SignalKind.SPECTRAL_IMAGE, m_signal, m_number, m_title);
    }

    ReadOptions options() {
        return new ReadOptions(
                new AxisOverride(
                        Numbers.optional(m_offset),
                        Numbers.optional(m_dispersion),
                        m_offset.isPresent() || m_dispersion.isPresent()
                                ? Optional.of("eV")
                                : Optional.empty()),
                new TextOptions(m_textLayout.m_engine, m_energyColumn, m_decimalMark.m_engine));
    }

    Optional<Pattern> vacuumPattern() {
        if (m_vacuumPattern.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Pattern.compile(m_vacuumPattern));
        } catch (final PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "Expected a regular expression in \"Vacuum spectra: pattern in the file"
                            + " name\", found '"
                            + m_vacuumPattern
                            + "': "
                            + e.getDescription()
                            + ".",
                    e);
        }
    }
}
