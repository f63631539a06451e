package org.zeroloss.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {

    @ParameterizedTest
    @CsvSource({
        "eV, eV, 1",
        "keV, eV, 1000",
        "meV, eV, 0.001",
        "MeV, eV, 1000000",
        "ev, eV, 1",
        "Energy Loss (eV), eV, 1",
        "\u00b5m, nm, 1000",
        "\u03bcm, nm, 1000",
        "um, nm, 1000",
        "m, nm, 1e9",
        "mm, nm, 1e6",
        "pm, nm, 0.001",
        "\u00c5, nm, 0.1",
        "\u212b, nm, 0.1",
        "A, nm, 0.1",
        "Angstrom, nm, 0.1",
        "1/nm, 1/nm, 1",
        "nm^-1, 1/nm, 1",
        "1 / nm, 1/nm, 1",
        "1/\u00c5, 1/nm, 10",
        "1/\u00b5m, 1/nm, 0.001",
        "1/m, 1/nm, 1e-9",
        "rad, mrad, 1000",
        "mrad, mrad, 1",
        "\u00b5rad, mrad, 0.001",
        "deg, mrad, 17.453292519943295",
        "ms, s, 0.001",
        "s, s, 1",
        "px, px, 1",
        "' nm ', nm, 1"
    })
    void knownUnits(final String from, final String to, final double factor) {
        assertEquals(to, Units.toStandard(from).unit());
        assertEquals(factor, Units.toStandard(from).factor(), 1e-12 * factor);
    }

    @Test
    void missingStaysMissing() {
        assertEquals(new Units.Converted("", 1), Units.toStandard(""));
        assertFalse(Units.isEnergy(""));
        assertTrue(Units.isEnergy("keV"));
    }
}
