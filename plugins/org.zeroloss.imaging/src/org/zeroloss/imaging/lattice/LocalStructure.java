package org.zeroloss.imaging.lattice;

/** What the surroundings of a column look like. */
public enum LocalStructure {
    /** All neighbours where the lattice has them. */
    REGULAR("regular"),
    /** At the border of the crystal or of the image. */
    EDGE("edge"),
    /** Next to a place of the lattice that is empty. */
    BESIDE_VACANCY("beside vacancy"),
    /** Of another class than the columns on the same site around it. */
    SUBSTITUTION("substitution"),
    /** Not on a place of the lattice, nearer to another column than neighbours are. */
    INTERSTITIAL("interstitial"),
    /**
     * Inside of a grain, in a ring of a number of columns other than that of the crystal, or a pair
     * of 5 and 7.
     */
    RINGS("5-7 rings"),
    /** Next to a column of a grain of another orientation, or in a ring with one. */
    BOUNDARY("grain boundary"),
    /** None of these, but no lattice fits either. */
    IRREGULAR("irregular");

    private final String m_label;

    LocalStructure(final String label) {
        m_label = label;
    }

    /**
     * @return its name in tables
     */
    public String label() {
        return m_label;
    }
}
