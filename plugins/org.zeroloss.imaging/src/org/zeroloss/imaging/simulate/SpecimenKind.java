package org.zeroloss.imaging.simulate;

import org.zeroloss.imaging.crystal.LayeredCrystal;

import java.util.Optional;

/** What a simulated micrograph shows. */
public enum SpecimenKind {
    /** Graphene. */
    GRAPHENE(LayeredCrystal.GRAPHENE),
    /** Hexagonal boron nitride. */
    HBN(LayeredCrystal.HBN),
    /** Molybdenum disulfide, 2H stacking. */
    MOS2_2H(LayeredCrystal.MOS2_2H),
    /** Molybdenum disulfide, 3R stacking. */
    MOS2_3R(LayeredCrystal.MOS2_3R),
    /** Tungsten disulfide, 2H stacking. */
    WS2_2H(LayeredCrystal.WS2_2H),
    /** Tungsten disulfide, 3R stacking. */
    WS2_3R(LayeredCrystal.WS2_3R),
    /** Silicon along [110]. */
    SILICON_110(null),
    /** A gold particle: a truncated octahedron along [110]. */
    GOLD_OCTAHEDRON(null),
    /** A gold particle: a decahedron along its five-fold axis. */
    GOLD_DECAHEDRON(null),
    /** Single heavy atoms on amorphous carbon. */
    SINGLE_ATOMS(null);

    private final LayeredCrystal m_layered;

    SpecimenKind(final LayeredCrystal layered) {
        m_layered = layered;
    }

    /**
     * @return the layered crystal it is, if it is one
     */
    public Optional<LayeredCrystal> layered() {
        return Optional.ofNullable(m_layered);
    }
}
