package org.zeroloss.nodes.stemsimulator;

import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.widget.choices.Label;
import org.zeroloss.imaging.simulate.RecipePreset;

import java.util.Optional;

/** Where the ranges of a simulation come from. */
enum Conditions {
    /** Graphene and hBN. */
    @Label(
            value = "Graphene and hBN",
            description = "Single layers of graphene and hBN at 60 to 80 keV, corrected probe.")
    LIGHT_LAYERS(RecipePreset.LIGHT_LAYERS),
    /** MoS2 and WS2. */
    @Label(
            value = "MoS2 and WS2",
            description =
                    "One or two layers of MoS2 and WS2, 2H and 3R, at 60 to 80 keV, corrected"
                            + " probe.")
    SULFIDE_LAYERS(RecipePreset.SULFIDE_LAYERS),
    /** Silicon and gold. */
    @Label(
            value = "Silicon and gold particles",
            description = "Silicon along [110] and gold particles at 200 to 300 keV.")
    BULK_PROJECTIONS(RecipePreset.BULK_PROJECTIONS),
    /** Single atoms. */
    @Label(
            value = "Single heavy atoms",
            description = "Re, Pt, Ir or Au atoms on amorphous carbon at 200 to 300 keV.")
    SINGLE_ATOMS(RecipePreset.SINGLE_ATOMS),
    /** Own ranges. */
    @Label(value = "Own ranges", description = "All ranges are set in the sections below.")
    OWN(null);

    private final RecipePreset m_preset;

    Conditions(final RecipePreset preset) {
        m_preset = preset;
    }

    Optional<RecipePreset> preset() {
        return Optional.ofNullable(m_preset);
    }

    /** The choice in the dialog. */
    static final class Reference implements ParameterReference<Conditions> {}

    /** Whether all ranges are set in the dialog. */
    static final class Own implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer initializer) {
            return initializer.getEnum(Reference.class).isOneOf(OWN);
        }
    }
}
