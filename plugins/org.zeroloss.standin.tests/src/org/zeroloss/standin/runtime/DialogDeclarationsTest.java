package org.zeroloss.standin.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.webui.page.Page;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.knime.node.DefaultView.ViewInput;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.widget.choices.ColumnChoicesProvider;
import org.knime.node.parameters.widget.choices.EnumChoice;
import org.knime.node.parameters.widget.choices.EnumChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.StringChoice;
import org.knime.node.parameters.widget.choices.StringChoicesProvider;
import org.knime.node.parameters.widget.choices.TypedStringChoice;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation;
import org.knime.node.parameters.widget.text.TextInputWidgetValidation.PatternValidation;

import java.util.List;

/** What nodes declare for their dialogs and views, as far as the stand-in works with it. */
class DialogDeclarationsTest {

    private static final NodeParametersInput NOTHING =
            new KnownInputs(List.of(), List.of(), new PortObjectSpec[0]);

    private enum Shape {
        @Label("Round")
        ROUND,
        SQUARE
    }

    private static final class Shapes implements EnumChoicesProvider<Shape> {
        @Override
        public List<Shape> choices(final NodeParametersInput context) {
            return List.of(Shape.SQUARE, Shape.ROUND);
        }
    }

    private static final class Words implements StringChoicesProvider {
        @Override
        public List<String> choices(final NodeParametersInput context) {
            return List.of("a", "b");
        }
    }

    private static final class Columns implements ColumnChoicesProvider {
        @Override
        public List<DataColumnSpec> columnChoices(final NodeParametersInput context) {
            return List.of(new DataColumnSpecCreator("E", DoubleCell.TYPE).createSpec());
        }
    }

    private static final class Forgetful implements StringChoicesProvider {}

    @Test
    void choicesAreShownAsDeclared() {
        assertEquals(
                List.of(
                        new EnumChoice<>(Shape.SQUARE, "SQUARE"),
                        new EnumChoice<>(Shape.ROUND, "Round")),
                new Shapes().computeState(NOTHING));
        assertEquals(
                List.of(new StringChoice("a", "a"), new StringChoice("b", "b")),
                new Words().computeState(NOTHING));
        final TypedStringChoice column = new Columns().computeState(NOTHING).get(0);
        assertEquals("E", column.id());
        assertEquals("Number (Float)", column.type().text());
        final var e =
                assertThrows(
                        IllegalStateException.class, () -> new Forgetful().computeState(NOTHING));
        assertTrue(e.getMessage().contains("Forgetful"), e.getMessage());
    }

    @Test
    void limitsSayWhatTheyAllow() {
        final MaxValidation half =
                new MaxValidation() {
                    @Override
                    protected double getMax() {
                        return 0.5;
                    }
                };
        assertEquals("The value must not exceed 0.5.", half.getErrorMessage());
        final MinValidation positive = new MinValidation.IsPositiveDoubleValidation();
        assertEquals("The value must be greater than 0.", positive.getErrorMessage());
        assertTrue(positive.isExclusive());
        assertEquals(
                "The value must be at least 1.",
                new MinValidation.IsPositiveIntegerValidation().getErrorMessage());
        final var blank = new PatternValidation.IsNotBlankValidation().getParameters();
        assertTrue(" x ".matches(blank.pattern()));
        assertFalse("  ".matches(blank.pattern()));
    }

    @Test
    void conditionsAreCombined() {
        final EffectPredicate a = new EffectPredicate() {};
        final EffectPredicate b = new EffectPredicate() {};
        assertEquals(a.and(b), a.and(b));
        assertNotEquals(a.and(b), a.or(b));
        assertNotEquals(a, a.negate());
    }

    /** A node with a view. */
    public static final class ViewFactory extends DefaultNodeFactory {

        private static final DefaultNode NODE =
                DefaultNode.create()
                        .name("Viewer")
                        .icon("x.png")
                        .shortDescription("x")
                        .fullDescription("y")
                        .sinceVersion(5, 8, 0)
                        .ports(p -> p.addInputTable("In", "i"))
                        .model(
                                m ->
                                        m.withoutParameters()
                                                .configure((i, o) -> {})
                                                .execute((i, o) -> {}))
                        .addView(
                                v ->
                                        v.withoutParameters()
                                                .description("Shows <b>it</b>.")
                                                .page(
                                                        p ->
                                                                p.fromFile()
                                                                        .bundleClass(
                                                                                ViewFactory.class)
                                                                        .basePath("web")
                                                                        .relativeFilePath("v.js"))
                                                .initialData(
                                                        d ->
                                                                d.data(
                                                                        i ->
                                                                                i
                                                                                        .getInternalPortObjects()
                                                                                        .length))
                                                .dataService(s -> s.handler(i -> "handler")));

        /** Makes the factory. */
        public ViewFactory() {
            super(NODE);
        }
    }

    private static final class NoData implements ViewInput {
        @Override
        public <S extends NodeParameters> S getParameters() {
            return null;
        }

        @Override
        public PortObject[] getInternalPortObjects() {
            return new PortObject[0];
        }
    }

    @Test
    void aViewIsDeclaredOnce() {
        final ViewDeclaration view = Doors.NODES.enter().apply(new ViewFactory()).view();
        final Page page = view.page();
        assertEquals("v.js", page.getRelativePath());
        assertEquals(0, view.initialData().apply(new NoData()));
        assertEquals("handler", view.dataService().apply(new NoData()));
        assertEquals(0, new NoData().getInternalTables().length);
        assertThrows(
                UnsupportedOperationException.class, () -> ViewFactory.NODE.addView(v -> null));
        assertThrows(
                IllegalArgumentException.class,
                () -> new PortGroup("g", null, null, null, t -> true, List.of(), List.of(), null));
    }
}
