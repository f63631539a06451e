package org.zeroloss.imaging;

import java.util.Arrays;
import java.util.Locale;

/**
 * Chemical elements that specimens are made of, each with the screening of its nucleus: the
 * potential at a distance r in Bohr radii is Z/r · Σ A_i exp(−α_i r). Parameters of the fit to
 * Dirac–Hartree–Fock–Slater atoms by F. Salvat, J. D. Martínez, R. Mayol and J. Parellada, Phys.
 * Rev. A 36 (1987) 467–474; Σ A_i = 1.
 */
public enum Element {
    /** Boron. */
    B(5, 0.2327, 0.7673, 5.99, 1.2135, 0),
    /** Carbon. */
    C(6, 0.1537, 0.8463, 8.0404, 1.4913, 0),
    /** Nitrogen. */
    N(7, 0.0996, 0.9004, 10.812, 1.7687, 0),
    /** Oxygen. */
    O(8, 0.0625, 0.9375, 14.823, 2.0403, 0),
    /** Aluminium. */
    AL(13, 0.6002, 0.3998, 5.1405, 1.0153, 0),
    /** Silicon. */
    SI(14, 0.516, 0.484, 5.8492, 1.1732, 0),
    /** Phosphorus. */
    P(15, 0.4387, 0.5613, 6.6707, 1.341, 0),
    /** Sulfur. */
    S(16, 0.5459, -0.5333, 6.3703, 2.5517, 1.6753),
    /** Titanium. */
    TI(22, 0.0112, 0.6832, 99.757, 4.1286, 1.009),
    /** Vanadium. */
    V(23, 0.0318, 0.6753, 42.533, 3.9404, 1.0533),
    /** Chromium. */
    CR(24, 0.1075, 0.7162, 18.959, 3.0638, 1.0014),
    /** Manganese. */
    MN(25, 0.0498, 0.6866, 31.864, 3.7811, 1.1279),
    /** Iron. */
    FE(26, 0.0512, 0.6995, 31.825, 3.7716, 1.1606),
    /** Cobalt. */
    CO(27, 0.05, 0.7142, 32.915, 3.7908, 1.1915),
    /** Nickel. */
    NI(28, 0.0474, 0.7294, 34.758, 3.8299, 1.2209),
    /** Copper. */
    CU(29, 0.0771, 0.7951, 25.326, 3.3928, 1.1426),
    /** Zinc. */
    ZN(30, 0.04, 0.759, 40.343, 3.9465, 1.2759),
    /** Germanium. */
    GE(32, 0.061, 0.7157, 29.2, 4.1252, 1.1845),
    /** Arsenic. */
    AS(33, 0.0212, 0.6709, 62.487, 4.9502, 1.3582),
    /** Selenium. */
    SE(34, 0.4836, 0.5164, 8.7824, 1.6967, 0),
    /** Niobium. */
    NB(41, 0.2257, 0.5821, 14.24, 2.9702, 1.017),
    /** Molybdenum. */
    MO(42, 0.2693, 0.5763, 14.044, 2.8611, 1.0591),
    /** Ruthenium. */
    RU(44, 0.2751, 0.5943, 14.314, 2.737, 1.1092),
    /** Palladium. */
    PD(46, 0.2784, 0.6067, 14.645, 2.6155, 1.4318),
    /** Silver. */
    AG(47, 0.2562, 0.6505, 15.588, 2.7412, 1.1408),
    /** Antimony. */
    SB(51, 0.1806, 0.5767, 19.875, 3.8092, 1.2829),
    /** Tellurium. */
    TE(52, 0.1308, 0.5504, 24.154, 4.6119, 1.4195),
    /** Tantalum. */
    TA(73, 0.1384, 0.7096, 30.077, 4.2492, 1.1697),
    /** Tungsten. */
    W(74, 0.15, 0.6871, 28.63, 4.2426, 1.234),
    /** Rhenium. */
    RE(75, 0.1608, 0.6659, 27.568, 4.2341, 1.297),
    /** Iridium. */
    IR(77, 0.1834, 0.6306, 25.734, 4.1462, 1.4037),
    /** Platinum. */
    PT(78, 0.223, 0.6176, 22.994, 3.7346, 1.4428),
    /** Gold. */
    AU(79, 0.2289, 0.6114, 22.864, 3.6914, 1.4886),
    /** Bismuth. */
    BI(83, 0.2288, 0.622, 23.792, 3.7796, 1.2534);

    private final String m_symbol;
    private final int m_number;
    private final double[] m_weights;
    private final double[] m_exponents;

    Element(
            final int number,
            final double a1,
            final double a2,
            final double alpha1,
            final double alpha2,
            final double alpha3) {
        m_symbol = name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
        m_number = number;
        m_weights = new double[] {a1, a2, alpha3 > 0 ? 1 - a1 - a2 : 0};
        m_exponents = new double[] {alpha1, alpha2, alpha3};
    }

    /**
     * @return chemical symbol, for example {@code Mo}
     */
    public String symbol() {
        return m_symbol;
    }

    /**
     * @return atomic number Z
     */
    public int number() {
        return m_number;
    }

    /**
     * @return the three weights A_i of the screening; sum 1
     */
    public double[] weights() {
        return m_weights.clone();
    }

    /**
     * @return the three exponents α_i in inverse Bohr radii; 0 beside a weight of 0
     */
    public double[] exponents() {
        return m_exponents.clone();
    }

    /**
     * @param symbol chemical symbol in any case
     * @return the element
     * @throws ImagingException if there is no such element here
     */
    public static Element of(final String symbol) {
        return Arrays.stream(values())
                .filter(e -> e.m_symbol.equalsIgnoreCase(symbol.strip()))
                .findFirst()
                .orElseThrow(
                        () ->
                                new ImagingException(
                                        "Expected the symbol of one of the elements "
                                                + Arrays.toString(values())
                                                + ", found '"
                                                + symbol
                                                + "'"));
    }

    @Override
    public String toString() {
        return m_symbol;
    }
}
