package org.zeroloss.eels.background;

/** Formulas for the zero-loss peak or its tail. */
public enum BackgroundFamily {
    /** The mean vacuum spectrum of the image, scaled by the zero-loss sum of each spectrum. */
    VACUUM("vacuum spectrum", Kind.VACUUM),
    /** A·E^−r (Egerton, Phil. Mag. 31 (1975) 199). */
    POWER_LAW("power law", Kind.TAIL),
    /** ln I is a polynomial in ln E. */
    LOG_POLYNOMIAL("log-polynomial", Kind.TAIL),
    /** Pearson VII, symmetric. */
    PEARSON_VII("Pearson VII", Kind.PEAK),
    /** Pearson VII with a width and an exponent for each side. */
    SPLIT_PEARSON_VII("split Pearson VII", Kind.PEAK),
    /** Gaussian and Lorentzian of the same width, mixed. */
    PSEUDO_VOIGT("pseudo-Voigt", Kind.PEAK),
    /** Pseudo-Voigt with a width for each side. */
    SPLIT_PSEUDO_VOIGT("split pseudo-Voigt", Kind.PEAK),
    /** Kaiser window, 0 beyond its length. */
    KAISER("Kaiser window", Kind.PEAK);

    /** What a formula describes. */
    enum Kind {
        VACUUM,
        TAIL,
        PEAK
    }

    private final String m_title;
    private final Kind m_kind;

    BackgroundFamily(final String title, final Kind kind) {
        m_title = title;
        m_kind = kind;
    }

    /**
     * @return its name for the user
     */
    public String title() {
        return m_title;
    }

    /**
     * @return whether it describes a tail only and says nothing of the peak and the gain side
     */
    public boolean tail() {
        return m_kind == Kind.TAIL;
    }

    /**
     * @return whether it is fitted to the peak and its near tails
     */
    public boolean peak() {
        return m_kind == Kind.PEAK;
    }
}
