package org.zeroloss.nodes.stemsimulator;

import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.widget.choices.Label;
import org.zeroloss.imaging.simulate.SpecimenKind;

/** One kind of specimen. */
public final class KindParameters implements NodeParameters {

    /** Kinds of specimens as the dialog names them. */
    enum Kind {
        /** Graphene. */
        @Label(value = "Graphene", description = "One or more layers in Bernal stacking.")
        GRAPHENE(SpecimenKind.GRAPHENE),
        /** Boron nitride. */
        @Label(value = "hBN", description = "Hexagonal boron nitride, boron over nitrogen.")
        HBN(SpecimenKind.HBN),
        /** MoS2 2H. */
        @Label(value = "MoS2, 2H", description = "Molybdenum disulfide, molybdenum over sulfur.")
        MOS2_2H(SpecimenKind.MOS2_2H),
        /** MoS2 3R. */
        @Label(value = "MoS2, 3R", description = "Molybdenum disulfide, each layer shifted.")
        MOS2_3R(SpecimenKind.MOS2_3R),
        /** WS2 2H. */
        @Label(value = "WS2, 2H", description = "Tungsten disulfide, tungsten over sulfur.")
        WS2_2H(SpecimenKind.WS2_2H),
        /** WS2 3R. */
        @Label(value = "WS2, 3R", description = "Tungsten disulfide, each layer shifted.")
        WS2_3R(SpecimenKind.WS2_3R),
        /** Silicon. */
        @Label(value = "Silicon [110]", description = "A silicon crystal along [110]: dumb-bells.")
        SILICON(SpecimenKind.SILICON_110),
        /** Truncated octahedron. */
        @Label(
                value = "Gold octahedron",
                description = "A gold particle along [110], a truncated octahedron.")
        GOLD_OCTAHEDRON(SpecimenKind.GOLD_OCTAHEDRON),
        /** Decahedron. */
        @Label(
                value = "Gold decahedron",
                description = "A gold particle of five twins along its axis.")
        GOLD_DECAHEDRON(SpecimenKind.GOLD_DECAHEDRON),
        /** Single atoms. */
        @Label(value = "Single atoms", description = "Heavy atoms on amorphous carbon.")
        SINGLE_ATOMS(SpecimenKind.SINGLE_ATOMS);

        private final SpecimenKind m_kind;

        Kind(final SpecimenKind kind) {
            m_kind = kind;
        }
    }

    @Widget(title = "Specimen", description = "What an image shows.")
    Kind m_kind = Kind.GRAPHENE;

    KindParameters() {}

    SpecimenKind toEngine() {
        return m_kind.m_kind;
    }
}
