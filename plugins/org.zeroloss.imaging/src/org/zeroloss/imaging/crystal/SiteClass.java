package org.zeroloss.imaging.crystal;

import org.zeroloss.imaging.ImagingException;

import java.util.Arrays;

/** What a network is to tell apart at a place of a micrograph. */
public enum SiteClass {
    /** A column of the crystal as it should be. */
    COLUMN("column"),
    /** A column of the crystal that lacks an atom or all of them. */
    VACANCY("vacancy"),
    /** A column of the crystal with an atom of another element. */
    SUBSTITUTION("substitution"),
    /** An atom where the crystal has none, within or on it. */
    INTERSTITIAL("interstitial"),
    /** A single atom on a support. */
    ATOM("atom");

    private final String m_label;

    SiteClass(final String label) {
        m_label = label;
    }

    /**
     * @return its name in tables
     */
    public String label() {
        return m_label;
    }

    /**
     * @param label name in tables
     * @return the class
     */
    public static SiteClass of(final String label) {
        return Arrays.stream(values())
                .filter(c -> c.m_label.equals(label))
                .findFirst()
                .orElseThrow(
                        () ->
                                new ImagingException(
                                        "Expected one of the classes "
                                                + Arrays.stream(values())
                                                        .map(SiteClass::label)
                                                        .toList()
                                                + ", found '"
                                                + label
                                                + "'"));
    }
}
