package org.zeroloss.imaging.crystal;

import org.zeroloss.imaging.Element;
import org.zeroloss.imaging.numeric.Check;

import java.util.ArrayList;
import java.util.List;

/**
 * Hexagonal layers of one or more, seen along their normal. The three places of the projected cell
 * are 0, 1/3 and 2/3 of its long diagonal; a stacking says which places a layer's atoms take.
 * Lattice constants: graphene 2.461 Å and hBN 2.504 Å (R. W. Lynch and H. G. Drickamer, J. Chem.
 * Phys. 44 (1966) 181), MoS₂ 3.160 Å (K. D. Bronsema, J. L. De Boer and F. Jellinek, Z. Anorg.
 * Allg. Chem. 540/541 (1986) 15), WS₂ 3.153 Å (W. J. Schutte, J. L. De Boer and F. Jellinek, J.
 * Solid State Chem. 70 (1987) 207).
 */
public enum LayeredCrystal {
    /** Graphene, Bernal stacking (ABA). */
    GRAPHENE("graphene", 2.461, Element.C, 1, Element.C, 1, Stacking.BERNAL),
    /** Hexagonal boron nitride, AA' stacking: B over N. */
    HBN("hBN", 2.504, Element.B, 1, Element.N, 1, Stacking.ALTERNATING),
    /** Molybdenum disulfide, 2H stacking: Mo over S2. */
    MOS2_2H("MoS2 2H", 3.160, Element.MO, 1, Element.S, 2, Stacking.ALTERNATING),
    /** Molybdenum disulfide, 3R stacking. */
    MOS2_3R("MoS2 3R", 3.160, Element.MO, 1, Element.S, 2, Stacking.SHIFTED),
    /** Tungsten disulfide, 2H stacking: W over S2. */
    WS2_2H("WS2 2H", 3.153, Element.W, 1, Element.S, 2, Stacking.ALTERNATING),
    /** Tungsten disulfide, 3R stacking. */
    WS2_3R("WS2 3R", 3.153, Element.W, 1, Element.S, 2, Stacking.SHIFTED);

    /** Places that the first and second atoms of layer n take. */
    private enum Stacking {
        BERNAL {
            @Override
            int first(final int layer) {
                return layer % 2;
            }

            @Override
            int second(final int layer) {
                return layer % 2 + 1;
            }
        },
        ALTERNATING {
            @Override
            int first(final int layer) {
                return layer % 2;
            }

            @Override
            int second(final int layer) {
                return 1 - layer % 2;
            }
        },
        SHIFTED {
            @Override
            int first(final int layer) {
                return layer % 3;
            }

            @Override
            int second(final int layer) {
                return (layer + 1) % 3;
            }
        };

        abstract int first(int layer);

        abstract int second(int layer);
    }

    private final String m_label;
    private final double m_a;
    private final Composition m_first;
    private final Composition m_second;
    private final Stacking m_stacking;

    LayeredCrystal(
            final String label,
            final double a,
            final Element first,
            final int firstAtoms,
            final Element second,
            final int secondAtoms,
            final Stacking stacking) {
        m_label = label;
        m_a = a;
        m_first = Composition.of(first, firstAtoms);
        m_second = Composition.of(second, secondAtoms);
        m_stacking = stacking;
    }

    /**
     * @return its name in tables
     */
    public String label() {
        return m_label;
    }

    /**
     * @return lattice constant a in Å
     */
    public double latticeConstantA() {
        return m_a;
    }

    /**
     * @param layers number of layers, 1 to 100
     * @return the projected cell: lattice vectors of length a at 60°
     */
    public PlanarCell cell(final int layers) {
        Check.range(layers, 1, 100, "number of layers");
        final Composition[] places = {Composition.EMPTY, Composition.EMPTY, Composition.EMPTY};
        for (int layer = 0; layer < layers; layer++) {
            final int first = m_stacking.first(layer);
            final int second = m_stacking.second(layer);
            places[first] = places[first].with(m_first);
            places[second] = places[second].with(m_second);
        }
        final List<PlanarCell.Site> sites = new ArrayList<>();
        for (int p = 0; p < places.length; p++) {
            if (!places[p].equals(Composition.EMPTY)) {
                sites.add(new PlanarCell.Site(p / 3.0, p / 3.0, places[p]));
            }
        }
        return new PlanarCell(m_a, 0, m_a / 2, m_a * Math.sqrt(3) / 2, sites);
    }
}
