package org.zeroloss.imaging.crystal;

/** Where in the specimen a column lies. */
public enum Environment {
    /** Inside of the crystal, or on the support. */
    BULK("bulk"),
    /** At the border to vacuum. */
    EDGE("edge"),
    /** At the boundary between two grains. */
    BOUNDARY("grain boundary"),
    /** In rings of five and seven. */
    RINGS("5-7 rings");

    private final String m_label;

    Environment(final String label) {
        m_label = label;
    }

    /**
     * @return its name in tables
     */
    public String label() {
        return m_label;
    }
}
