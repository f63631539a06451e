package org.zeroloss.standin.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Before;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.persistence.Persist;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.StateProvider;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.OptionalWidget;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.choices.StringChoicesProvider;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.text.TextInputWidget;
import org.knime.node.parameters.widget.text.TextInputWidgetValidation.PatternValidation.IsNotBlankValidation;
import org.zeroloss.standin.dialog.DialogOption.Kind;

import java.util.List;
import java.util.Optional;

/** Dialogs, read off annotations. */
class DialogTest {

    /** Nothing is connected. */
    private record Nothing() implements NodeParametersInput {

        @Override
        public PortType[] getInPortTypes() {
            return new PortType[0];
        }

        @Override
        public PortObjectSpec[] getInPortSpecs() {
            return new PortObjectSpec[0];
        }

        @Override
        public Optional<PortObjectSpec> getInPortSpec(final int portIndex) {
            return Optional.empty();
        }

        @Override
        public DataTableSpec[] getInTableSpecs() {
            return new DataTableSpec[0];
        }

        @Override
        public Optional<DataTableSpec> getInTableSpec(final int portIndex) {
            return Optional.empty();
        }

        @Override
        public PortObject[] getInPortObjects() {
            return new PortObject[0];
        }

        @Override
        public Optional<PortObject> getInPortObject(final int portIndex) {
            return Optional.empty();
        }

        @Override
        public BufferedDataTable[] getInTables() {
            return new BufferedDataTable[0];
        }

        @Override
        public Optional<BufferedDataTable> getInTable(final int portIndex) {
            return Optional.empty();
        }

        @Override
        public PortType[] getOutPortTypes() {
            return new PortType[0];
        }
    }

    enum Shape {
        @Label(value = "Round", description = "Like a ball.")
        ROUND,
        @Label("Flat")
        FLAT
    }

    interface ShapeReference extends ParameterReference<Shape> {}

    interface LoudReference extends ParameterReference<Boolean> {}

    static final class IsRound implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(ShapeReference.class).isOneOf(Shape.ROUND);
        }
    }

    static final class IsFlatOrLoud implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return or(
                    not(i.getPredicate(IsRound.class)), i.getBoolean(LoudReference.class).isTrue());
        }
    }

    static final class UpTo9 implements StateProvider<MaxValidation> {
        @Override
        public void init(final StateProviderInitializer initializer) {
            initializer.computeBeforeOpenDialog();
        }

        @Override
        public MaxValidation computeState(final NodeParametersInput input) {
            return new MaxValidation() {
                @Override
                protected double getMax() {
                    return 9;
                }
            };
        }
    }

    static final class Two implements OptionalWidget.DefaultValueProvider<Double> {
        @Override
        public Double computeState(final NodeParametersInput input) {
            return 2.0;
        }
    }

    static final class Words implements StringChoicesProvider {
        @Override
        public List<String> choices(final NodeParametersInput context) {
            return List.of("a", "b");
        }
    }

    @Section(title = "Last")
    @After(FirstSection.class)
    @Effect(predicate = IsRound.class, type = EffectType.HIDE)
    interface LastSection {}

    @Section(title = "First", description = "What comes first.")
    interface FirstSection {}

    @Section(title = "Hidden")
    @Advanced
    @Before(LastSection.class)
    interface HiddenSection {}

    static final class Line implements NodeParameters {
        @Widget(title = "Energy", description = "Its energy.")
        @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
        double m_energy = 1.5;
    }

    static final class Inner implements NodeParameters {
        @Widget(title = "Word", description = "A word.")
        @ChoicesProvider(Words.class)
        String m_word = "b";
    }

    static final class Everything implements NodeParameters {
        @Layout(LastSection.class)
        @Widget(title = "Lines", description = "Some lines.")
        Line[] m_lines = {new Line()};

        @Layout(FirstSection.class)
        @Widget(title = "Shape", description = "Its shape.")
        @RadioButtonsWidget
        @ValueReference(ShapeReference.class)
        @Persist(configKey = "form")
        Shape m_shape = Shape.ROUND;

        @Layout(FirstSection.class)
        @Advanced
        @Widget(title = "Radius", description = "Its radius.")
        @NumberInputWidget(
                minValidation = IsPositiveDoubleValidation.class,
                maxValidationProvider = UpTo9.class)
        @OptionalWidget(defaultProvider = Two.class)
        @Effect(predicate = IsFlatOrLoud.class, type = EffectType.DISABLE)
        Optional<Double> m_radius = Optional.empty();

        @Layout(HiddenSection.class)
        @Widget(title = "Loud", description = "How loud.")
        @ValueReference(LoudReference.class)
        boolean m_loud;

        @Layout(HiddenSection.class)
        Inner m_inner = new Inner();

        @Layout(HiddenSection.class)
        @Widget(title = "Name", description = "Its name.")
        @TextInputWidget(patternValidation = IsNotBlankValidation.class)
        String m_name = "x";

        @Layout(HiddenSection.class)
        @Widget(title = "Numbers", description = "Some numbers.")
        double[] m_numbers = {1, 2};

        int m_notShown = 3;
    }

    private final Everything parameters = new Everything();

    private Dialog dialog() {
        return Dialog.of(parameters, new Nothing());
    }

    private DialogOption option(final String key) {
        return dialog().sections().stream()
                .flatMap(s -> s.options().stream())
                .filter(o -> o.key().equals(key))
                .findAny()
                .orElseThrow();
    }

    @Test
    void sectionsStandInTheirOrder() {
        assertEquals(
                List.of("First", "Hidden", "Last"),
                dialog().sections().stream().map(DialogSection::title).toList());
        assertEquals("What comes first.", dialog().sections().get(0).description());
        assertTrue(dialog().sections().get(1).advanced());
        assertEquals(
                List.of("loud", "inner/word", "name", "numbers"),
                dialog().sections().get(1).options().stream().map(DialogOption::key).toList());
    }

    @Test
    void valuesLimitsAndChoicesAreRead() {
        final DialogOption radius = option("radius");
        assertEquals(Kind.NUMBER, radius.kind());
        assertTrue(radius.optional() && radius.advanced());
        assertEquals(Optional.empty(), radius.value());
        assertEquals(Optional.of(2.0), radius.whenSwitchedOn());
        assertEquals(Optional.of(new DialogLimit(0, true)), radius.limits().min());
        assertEquals(Optional.of(new DialogLimit(9, false)), radius.limits().max());
        final DialogOption shape = option("form");
        assertEquals(Optional.of("ROUND"), shape.value());
        assertEquals("radio", shape.widget());
        assertEquals(
                List.of(
                        new DialogChoice("ROUND", "Round", "Like a ball."),
                        new DialogChoice("FLAT", "Flat", "")),
                shape.choices());
        assertEquals(
                List.of("a", "b"),
                option("inner/word").choices().stream().map(DialogChoice::id).toList());
        assertEquals(Optional.of(".*\\S.*"), option("name").limits().pattern());
        assertEquals(Optional.of(List.of(1.0, 2.0)), option("numbers").value());
        final DialogOption lines = option("lines");
        assertEquals(Kind.LIST, lines.kind());
        assertEquals(Optional.of(1.5), lines.rows().get(0).get(0).value());
        assertEquals("Energy", lines.elements().get(0).title());
    }

    @Test
    void effectsFollowTheValues() {
        final DialogSection last = dialog().sections().get(2);
        assertEquals("form is ROUND", last.effect().orElseThrow().condition());
        assertFalse(last.applies(), "hidden while round");
        assertTrue(option("radius").applies());
        assertEquals(
                "(not form is ROUND or loud)", option("radius").effect().orElseThrow().condition());
        parameters.m_loud = true;
        assertFalse(option("radius").applies(), "disabled while loud");
        parameters.m_loud = false;
        parameters.m_shape = Shape.FLAT;
        assertFalse(option("radius").applies(), "disabled while flat");
        assertTrue(dialog().sections().get(2).applies());
    }

    @Test
    void theJsonHoldsWhatIsSaidAndNothingElse() {
        final String json = dialog().json();
        assertTrue(json.contains("\"hideWhen\" : \"form is ROUND\""), json);
        assertTrue(json.contains("\"minExclusive\" : true"), json);
        assertFalse(json.contains("maxExclusive"), json);
        assertFalse(json.contains("notShown"), json);
        assertTrue(json.endsWith("]\n"), json);
    }

    @Section(title = "A")
    @After(B.class)
    interface A {}

    @Section(title = "B")
    @After(A.class)
    interface B {}

    static final class Circle implements NodeParameters {
        @Layout(A.class)
        @Widget(title = "T", description = "A text.")
        String m_a = "";

        @Layout(B.class)
        @Widget(title = "U", description = "A text.")
        String m_b = "";
    }

    @Test
    void sectionsThatWaitForEachOtherAreRefused() {
        final var e =
                assertThrows(
                        IllegalStateException.class, () -> Dialog.of(new Circle(), new Nothing()));
        assertTrue(e.getMessage().contains("after each other"), e.getMessage());
    }
}
