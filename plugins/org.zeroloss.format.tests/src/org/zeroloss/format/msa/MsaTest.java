package org.zeroloss.format.msa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zeroloss.base.Progress;
import org.zeroloss.format.Collected;
import org.zeroloss.format.FormatException;
import org.zeroloss.format.ReadOptions;
import org.zeroloss.format.SignalFile;
import org.zeroloss.format.SignalReaders;
import org.zeroloss.format.SourceFile;
import org.zeroloss.signal.SignalMetadata;
import org.zeroloss.signal.SignalSpec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The keywords of ISO 22029 and what becomes of them. */
class MsaTest {

    private static final String HEAD = "#FORMAT : EMSA/MAS Spectral Data File\n#VERSION : 1.0\n";
    private static final String AXIS = "#XPERCHAN : 0.5\n#OFFSET : -1\n#XUNITS : eV\n";

    @TempDir private Path m_temp;

    private SignalFile open(final String text) throws IOException {
        final Path file = m_temp.resolve("a.msa");
        Files.writeString(file, text);
        return new SignalReaders().open(SourceFile.of(file), ReadOptions.DEFAULT);
    }

    private SignalSpec spec(final String text) throws IOException {
        try (SignalFile file = open(text)) {
            return file.signals().get(0);
        }
    }

    private String refused(final String text) {
        return assertThrows(FormatException.class, () -> open(text).close()).getMessage();
    }

    private static String y(final String keywords, final int points, final String values) {
        return HEAD
                + "#NPOINTS : "
                + points
                + "\n#NCOLUMNS : 1\n#DATATYPE : Y\n"
                + keywords
                + "#SPECTRUM : \n"
                + values
                + "\n#ENDOFDATA : \n";
    }

    @Test
    void keywordsBecomeMetadata() throws IOException {
        final SignalSpec s =
                spec(
                        y(
                                AXIS
                                        + "#TITLE : my title\n#YLABEL : Counts\n#XLABEL : Loss\n"
                                        + "#BEAMKV -kV: 80\n#CONVANGLE-mR: 10\n#COLLANGLE-mR: 20\n"
                                        + "#INTEGTIME-ms: 250\n#DATE : 99-XYZ-1\n"
                                        + "#COMMENT : one\n#COMMENT : two\n##OWN-1 : 3.5\n",
                                4,
                                "1\n2\n3\n4"));
        final SignalMetadata m = s.metadata();
        assertEquals("my title", s.title());
        assertEquals("Counts", s.quantity());
        assertEquals("Loss", s.signalAxis().name());
        assertEquals(-1, s.signalAxis().offset());
        assertEquals(0.5, s.signalAxis().scale());
        assertEquals(80, m.beamEnergyKeV().orElseThrow());
        assertEquals(10, m.convergenceMrad().orElseThrow());
        assertEquals(20, m.collectionMrad().orElseThrow());
        assertEquals(0.25, m.exposureS().orElseThrow());
        assertEquals("99-XYZ-1", m.tags().get("msa.DATE"));
        assertEquals("one\ntwo", m.tags().get("msa.COMMENT"));
        assertEquals("3.5", m.tags().get("msa.#OWN-1"));
        assertEquals("80", m.tags().get("msa.BEAMKV-kV"));
    }

    @Test
    void valuesOfSeveralColumnsAreOneSpectrum() throws IOException {
        try (SignalFile f = open(y(AXIS, 6, "1, 2, 3,\n4, 5.5, -6e1"))) {
            final Collected rows = new Collected();
            f.read(0, rows, Progress.NONE);
            assertArrayEquals(
                    new double[] {1, 2, 3, 4, 5.5, -60}, rows.values(f.signals().get(0).type()));
        }
    }

    @Test
    void keVBecomeEVAndAMissingOffsetComesFromTheChannel() throws IOException {
        final SignalSpec s =
                spec(y("#XPERCHAN : 0.01\n#CHOFFSET : -20\n#XUNITS : keV\n", 2, "1\n2"));
        assertEquals("eV", s.signalAxis().unit());
        assertEquals(10, s.signalAxis().scale(), 1e-12);
        assertEquals(200, s.signalAxis().offset(), 1e-9);
    }

    @Test
    void pairsGiveTheirSecondNumbers() throws IOException {
        final String text = y(AXIS, 2, "-1, 7\n-0.5, 8").replace("DATATYPE : Y", "DATATYPE : XY");
        try (SignalFile f = open(text)) {
            final Collected rows = new Collected();
            f.read(0, rows, Progress.NONE);
            assertArrayEquals(new double[] {7, 8}, rows.values(f.signals().get(0).type()));
            assertFalse(noted(f.signals().get(0)));
        }
        assertTrue(noted(spec(text.replace("-0.5, 8", "-0.25, 8"))));
        assertTrue(refused(text.replace("-0.5, 8", "8")).contains("pairs"));
    }

    private static boolean noted(final SignalSpec spec) {
        return spec.metadata().tags().keySet().stream().anyMatch(k -> k.contains("deviates"));
    }

    @Test
    void whatIsWrongIsNamed() {
        assertTrue(refused(y(AXIS, 5, "1\n2\n3\n4")).contains("expected 5 values"));
        assertTrue(refused(y(AXIS, 2, "1\nx")).contains("found \"x\""));
        assertTrue(refused(y(AXIS, 2, "1\nNaN")).contains("found \"NaN\""));
        assertTrue(refused(y(AXIS, 2, "1\n1e999")).contains("finite"));
        assertTrue(refused(y("#OFFSET : 1\n", 2, "1\n2")).contains("#XPERCHAN"));
        assertTrue(refused(y("#XPERCHAN : 1\n", 2, "1\n2")).contains("#OFFSET or #CHOFFSET"));
        assertTrue(refused(y(AXIS.replace("0.5", "0"), 2, "1\n2")).contains("scale"));
        assertTrue(refused(y(AXIS.replace("0.5", "abc"), 2, "1\n2")).contains("\"abc\""));
        assertTrue(refused(y(AXIS, 2, "1\n2").replace(": Y", ": Z")).contains("DATATYPE Y or XY"));
        assertTrue(refused(y(AXIS, 2, "1\n2").replace("#ENDOFDATA : ", "")).contains("ENDOFDATA"));
        assertTrue(refused(HEAD + AXIS).contains("#SPECTRUM"));
        assertTrue(refused(HEAD + "nonsense\n").contains("a keyword"));
        assertTrue(
                refused(y(AXIS, 2, "1\n2").replace("NPOINTS : 2", "NPOINTS : 1e300"))
                        .contains("#NPOINTS"));
    }
}
