package org.zeroloss.standin.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Settings and their XML form, held against files that KNIME 5.12 wrote. */
class SettingsXmlTest {

    private static List<Path> xmlOfKnime() throws IOException {
        try (Stream<Path> files = Files.walk(TestData.path("knime/workflow-saved-by-knime-5.12"))) {
            return files.filter(SettingsXmlTest::isConfig).sorted().toList();
        }
    }

    private static boolean isConfig(final Path file) {
        final String name = file.getFileName().toString();
        return name.equals("settings.xml")
                || name.equals("workflow.knime")
                || name.equals("spec.xml")
                || name.equals("data.xml");
    }

    @Test
    void whatKnimeWroteIsReadAndWrittenByteForByte() throws IOException {
        final List<Path> files = xmlOfKnime();
        assertEquals(10, files.size(), files::toString);
        for (final Path file : files) {
            final NodeSettings settings;
            try (InputStream in = Files.newInputStream(file)) {
                settings = (NodeSettings) NodeSettings.loadFromXML(in);
            }
            assertArrayEquals(Files.readAllBytes(file), bytes(settings), file::toString);
        }
    }

    @Test
    void tableSpecsOfKnimeAreReadAndWrittenByteForByte() throws Exception {
        for (final Path file : xmlOfKnime()) {
            if (!file.endsWith("spec.xml")) {
                continue;
            }
            final DataTableSpec spec;
            try (InputStream in = Files.newInputStream(file)) {
                spec = DataTableSpec.load(NodeSettings.loadFromXML(in));
            }
            assertEquals(IntCell.TYPE, spec.getColumnSpec("id").getType());
            assertEquals(new IntCell(9), spec.getColumnSpec("id").getDomain().getUpperBound());
            final NodeSettings settings = new NodeSettings("spec.xml");
            spec.save(settings);
            assertArrayEquals(Files.readAllBytes(file), bytes(settings), file::toString);
        }
    }

    @Test
    void everyTypeComesBackAsItWas() throws Exception {
        final NodeSettings s = new NodeSettings("all");
        s.addInt("int", Integer.MIN_VALUE);
        s.addLong("long", Long.MAX_VALUE);
        s.addDouble("double", Double.MIN_VALUE);
        s.addDouble("nan", Double.NaN);
        s.addFloat("float", 1e-3f);
        s.addShort("short", (short) -1);
        s.addByte("byte", (byte) 127);
        s.addChar("char", 'Å');
        s.addBoolean("boolean", true);
        s.addString("string", "a <b> & \"c\" 'd'\n\t\r%%00010 %%% Å \ud83d\ude00");
        s.addString("empty", "");
        s.addString("null", null);
        s.addStringArray("strings", "x", null, "");
        s.addStringArray("nullStrings", (String[]) null);
        s.addDoubleArray("doubles", 0.1, -0.0, Double.POSITIVE_INFINITY);
        s.addIntArray("ints");
        s.addBooleanArray("booleans", true, false);
        s.addCharArray("chars", '\n', '%');
        final DataCell[] cells = {
            new IntCell(1),
            new LongCell(2),
            new DoubleCell(3.5),
            new StringCell("four"),
            BooleanCell.TRUE,
            DataType.getMissingCell(),
            null
        };
        s.addDataCellArray("cells", cells);
        s.addDataType("type", DataType.getCommonSuperType(DoubleCell.TYPE, StringCell.TYPE));
        s.addDataType("noType", null);
        s.addNodeSettings("part").addInt("int", 5);
        final NodeSettings back = copy(s);
        assertTrue(s.isIdentical(back));
        assertEquals(s.getString("string"), back.getString("string"));
        assertEquals(1e-3f, back.getFloat("float"));
        assertNull(back.getString("null", "not null"));
        assertEquals('Å', back.getChar("char"));
        assertEquals(-0.0, back.getDoubleArray("doubles")[1]);
        assertArrayEquals(new String[] {"x", null, ""}, back.getStringArray("strings"));
        assertNull(back.getStringArray("nullStrings"));
        assertEquals(0, back.getIntArray("ints").length);
        assertArrayEquals(cells, back.getDataCellArray("cells"));
        assertEquals(s.getDataType("type"), back.getDataType("type"));
        assertNull(back.getDataType("noType"));
        assertEquals(5, back.getNodeSettings("part").getInt("int"));
    }

    @Test
    void controlCharactersAreWrittenAsKnimeDoes() throws IOException {
        final NodeSettings s = new NodeSettings("s");
        s.addString("text", "a\nb%%c % %%% \ud83d\ude00 Å");
        s.addFloat("float", 1e-3f);
        final String xml = new String(bytes(s), StandardCharsets.UTF_8);
        assertTrue(xml.contains("\"a%%00010b%%00037%c % %%00037%%00037% %%55357%%56832 Å\""), xml);
        assertTrue(xml.contains("\"0.0010000000474974513\""), xml);
    }

    @Test
    void whatIsMissingIsNamed() {
        final NodeSettings s = new NodeSettings("s");
        s.addInt("width", 1);
        s.addIntArray("list", 1, 2);
        assertThrowsWith("width", () -> s.getDouble("width"));
        assertThrowsWith("height", () -> s.getInt("height"));
        assertThrowsWith("part", () -> s.getNodeSettings("part"));
        assertEquals(7.5, s.getDouble("width", 7.5));
        assertArrayEquals(new double[] {1}, s.getDoubleArray("list", 1));
    }

    private static void assertThrowsWith(final String key, final Executable call) {
        final var e = assertThrows(InvalidSettingsException.class, call);
        assertTrue(e.getMessage().contains('"' + key + '"'), e.getMessage());
    }

    @Test
    void aCopyDoesNotShareItsParts() throws Exception {
        final NodeSettings s = new NodeSettings("s");
        s.addNodeSettings("part").addInt("int", 1);
        final NodeSettings copy = new NodeSettings("s");
        s.copyTo((NodeSettingsWO) copy);
        copy.getNodeSettings("part").addInt("int", 2);
        assertEquals(1, ((NodeSettingsRO) s).getNodeSettings("part").getInt("int"));
        assertFalse(s.isIdentical(copy));
    }

    @Test
    void whatIsNoConfigIsRefusedWithItsPlace() {
        for (final String xml :
                List.of(
                        "",
                        "<config key='a'>",
                        "<config key='a'><entry key='b' type='xint' value='x'/></config>",
                        "<config key='a'><entry key='b' type='xodd' value='1'/></config>",
                        "<config key='a'><entry key='b' type='xint'/></config>",
                        "<config/>",
                        "<entry key='b' type='xint' value='1'/>",
                        "<table key='a'/>")) {
            final var e =
                    assertThrows(
                            IOException.class,
                            () ->
                                    NodeSettings.loadFromXML(
                                            new ByteArrayInputStream(
                                                    xml.getBytes(StandardCharsets.UTF_8))),
                            xml);
            assertTrue(e.getMessage().contains("line"), e.getMessage());
        }
    }

    private static NodeSettings copy(final NodeSettings settings) throws IOException {
        return (NodeSettings) NodeSettings.loadFromXML(new ByteArrayInputStream(bytes(settings)));
    }

    private static byte[] bytes(final NodeSettings settings) throws IOException {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        settings.saveToXML(out);
        return out.toByteArray();
    }
}
