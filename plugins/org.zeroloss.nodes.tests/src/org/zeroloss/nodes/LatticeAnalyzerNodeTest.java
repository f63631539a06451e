package org.zeroloss.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.StringValue;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.zeroloss.imaging.crystal.AtomColumn;
import org.zeroloss.imaging.crystal.Field;
import org.zeroloss.imaging.crystal.LayeredCrystal;
import org.zeroloss.nodes.lattice.LatticeAnalyzerNodeFactory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The Lattice Analyzer as a node. */
class LatticeAnalyzerNodeTest {

    @TempDir private Path m_folder;

    private NodeHarness node() throws Exception {
        return new NodeHarness(
                new LatticeAnalyzerNodeFactory(), Files.createTempDirectory(m_folder, "node"));
    }

    private static DataRow row(
            final int number, final int image, final double x, final double y, final String kind) {
        return new DefaultRow(
                "r" + number,
                new IntCell(image),
                new DoubleCell(x),
                new DoubleCell(y),
                new StringCell(kind));
    }

    private BufferedDataTable table(final List<DataRow> rows) throws Exception {
        final DataColumnSpec[] columns = {
            new DataColumnSpecCreator("image", IntCell.TYPE).createSpec(),
            new DataColumnSpecCreator("x", DoubleCell.TYPE).createSpec(),
            new DataColumnSpecCreator("y", DoubleCell.TYPE).createSpec(),
            new DataColumnSpecCreator("class", StringCell.TYPE).createSpec()
        };
        return TableSource.of(
                new DataTableSpec(columns), rows, Files.createTempDirectory(m_folder, "table"));
    }

    private static List<DataRow> graphene(final int image, final int from) {
        final List<DataRow> rows = new ArrayList<>();
        for (final AtomColumn c :
                LayeredCrystal.GRAPHENE.cell(1).cover(new Field(0, 0, 30, 30), 0.2, 1, 1)) {
            rows.add(row(from + rows.size(), image, 10 * c.xA(), 10 * c.yA(), "column"));
        }
        return rows;
    }

    private static List<DataRow> rows(final Object table) {
        final List<DataRow> rows = new ArrayList<>();
        ((BufferedDataTable) table).iterator().forEachRemaining(rows::add);
        return rows;
    }

    private static double number(final DataRow row, final int column) {
        return ((DoubleValue) row.getCell(column)).getDoubleValue();
    }

    private static String text(final DataRow row, final int column) {
        return ((StringValue) row.getCell(column)).getStringValue();
    }

    @Test
    void vacancyOfTheTruthIsFoundAsAnEmptySite() throws Exception {
        final List<DataRow> given = graphene(0, 0);
        DataRow middle = given.get(0);
        for (final DataRow r : given) {
            final double now = Math.hypot(number(r, 1) - 150, number(r, 2) - 150);
            final double before = Math.hypot(number(middle, 1) - 150, number(middle, 2) - 150);
            middle = now < before ? r : middle;
        }
        given.remove(middle);
        final int columns = given.size();
        given.add(row(9999, 0, number(middle, 1), number(middle, 2), "vacancy"));
        final var outcome = node().execute(table(given));
        assertNull(outcome.warning());
        final List<DataRow> found = rows(outcome.result()[0]);
        assertEquals(columns, found.size());
        assertEquals("image0_column0", found.get(0).getKey().getString());
        final List<DataRow> empty = rows(outcome.result()[1]);
        assertEquals(1, empty.size());
        assertEquals(number(middle, 1), number(empty.get(0), 1), 0.01);
        assertEquals(number(middle, 2), number(empty.get(0), 2), 0.01);
        assertEquals(3, found.stream().filter(r -> text(r, 4).equals("beside vacancy")).count());
        final DataRow image = rows(outcome.result()[2]).get(0);
        assertEquals(24.61, number(image, 2), 0.01);
        assertEquals(1, number(image, 9));
        for (final DataRow r : found) {
            if (text(r, 4).equals("regular")) {
                assertEquals(0, number(r, 12), 1e-6);
                assertTrue(number(r, 13) <= number(r, 12) && number(r, 12) <= number(r, 14));
            }
        }
    }

    @Test
    void imagesWithoutALatticeAreNamed() throws Exception {
        final List<DataRow> given = graphene(0, 0);
        given.add(row(9000, 7, 1, 2, "column"));
        final var outcome = node().execute(table(given));
        assertTrue(
                outcome.warning().contains("image 7") && outcome.warning().contains("at least 20"),
                outcome.warning());
        final DataRow failed = rows(outcome.result()[2]).get(1);
        assertTrue(failed.getCell(2).isMissing());
        assertEquals(1, number(failed, 1));
        assertTrue(rows(outcome.result()[0]).stream().allMatch(r -> text(r, 0).equals("0")));
    }

    @Test
    void emptyTablesAndMissingColumnsAreNamed() throws Exception {
        final BufferedDataTable none = table(List.of());
        final String warning = node().execute(none).warning();
        assertTrue(warning.contains("no columns"), warning);
        final String message =
                assertThrows(
                                InvalidSettingsException.class,
                                () -> node().set("columns/x", "u").configure(none.getSpec()))
                        .getMessage();
        assertTrue(message.contains("'u'"), message);
    }
}
