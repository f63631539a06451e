package org.zeroloss.nodes.totable;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObjectSpec;
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
import org.knime.node.parameters.widget.OptionalWidget;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.choices.StringChoicesProvider;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.zeroloss.nodes.dialog.ConnectedImage;
import org.zeroloss.nodes.dialog.EnergyLimits;
import org.zeroloss.nodes.port.SpectralImagePortObjectSpec;
import org.zeroloss.signal.SignalSpec;

import java.util.List;
import java.util.Optional;

/** Settings of Spectral Image to Table. */
public final class SpectralImageToTableParameters implements NodeParameters {

    /** What a row of the table is. */
    enum RowChoice {
        /** A spectrum. */
        @Label(
                value = "A spectrum, one column per channel",
                description =
                        "Wide: columns are named by their energy, such as <tt>1.25 eV</tt>. Choose"
                                + " few channels: tables of thousands of columns are slow.")
        SPECTRUM,
        /** A value. */
        @Label(
                value = "A value, with its energy",
                description = "Long: one row per pixel and channel, with all bands side by side.")
        VALUE,
        /** A pixel. */
        @Label(
                value = "A pixel, without its spectrum",
                description = "Position and maps only, such as cluster labels.")
        PIXEL
    }

    interface RowReference extends ParameterReference<RowChoice> {}

    static final class IsSpectrum implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(RowReference.class).isOneOf(RowChoice.SPECTRUM);
        }
    }

    static final class IsPixel implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(RowReference.class).isOneOf(RowChoice.PIXEL);
        }
    }

    /** The bands of the connected image. */
    static final class Bands implements StringChoicesProvider {
        @Override
        public List<String> choices(final NodeParametersInput context) {
            final Optional<PortObjectSpec> spec = context.getInPortSpec(0);
            return spec.isPresent() && spec.get() instanceof SpectralImagePortObjectSpec image
                    ? image.signal().bands()
                    : List.of(SignalSpec.SIGNAL);
        }
    }

    /** End of the range of energies when it is first switched on: 0, or as near as there is. */
    static final class EnergyDefault implements OptionalWidget.DefaultValueProvider<Double> {
        @Override
        public Double computeState(final NodeParametersInput input) {
            return ConnectedImage.energies(input)
                    .map(a -> Math.max(ConnectedImage.low(a), Math.min(0, ConnectedImage.high(a))))
                    .orElse(0.0);
        }
    }

    @Section(title = "Table")
    interface TableSection {}

    @Section(title = "Energies")
    @After(TableSection.class)
    @Effect(predicate = IsPixel.class, type = EffectType.HIDE)
    interface EnergySection {}

    @Layout(TableSection.class)
    @Widget(title = "A row of the table is", description = "What becomes a row of the table.")
    @ValueReference(RowReference.class)
    @RadioButtonsWidget
    RowChoice m_row = RowChoice.VALUE;

    @Layout(TableSection.class)
    @Widget(
            title = "Band",
            description =
                    "Which band of the image the columns hold: <tt>signal</tt>, or the ends of its"
                            + " 68 % band, <tt>signal_p16</tt> and <tt>signal_p84</tt>.")
    @ChoicesProvider(Bands.class)
    @Effect(predicate = IsSpectrum.class, type = EffectType.SHOW)
    String m_band = SignalSpec.SIGNAL;

    @Layout(EnergySection.class)
    @Widget(
            title = "Energies from (eV)",
            description =
                    "Lowest energy that is written, in eV. Switched off, the table begins with the"
                            + " first channel.")
    @NumberInputWidget(
            minValidationProvider = EnergyLimits.Lowest.class,
            maxValidationProvider = EnergyLimits.Highest.class)
    @OptionalWidget(defaultProvider = EnergyDefault.class)
    Optional<Double> m_from = Optional.empty();

    @Layout(EnergySection.class)
    @Widget(
            title = "Energies to (eV)",
            description =
                    "Highest energy that is written, in eV. Switched off, the table ends with the"
                            + " last channel.")
    @NumberInputWidget(
            minValidationProvider = EnergyLimits.Lowest.class,
            maxValidationProvider = EnergyLimits.Highest.class)
    @OptionalWidget(defaultProvider = EnergyDefault.class)
    Optional<Double> m_to = Optional.empty();

    @Layout(TableSection.class)
    @Widget(
            title = "With maps",
            description =
                    "Whether the maps of the image, such as cluster labels, become columns too.")
    boolean m_maps = true;

    @Override
    public void validate() throws InvalidSettingsException {
        if (m_from.isPresent() && m_to.isPresent() && m_from.get() > m_to.get()) {
            throw new InvalidSettingsException(
                    "Expected \"Energies from\" to be at most \"Energies to\", found "
                            + m_from.get()
                            + " eV and "
                            + m_to.get()
                            + " eV. Exchange them.");
        }
    }
}
