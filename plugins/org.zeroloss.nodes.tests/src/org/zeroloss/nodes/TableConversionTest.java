package org.zeroloss.nodes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.MissingCell;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortObject;
import org.zeroloss.nodes.port.SpectralImagePortObject;
import org.zeroloss.nodes.toimage.TableToSpectralImageNodeFactory;
import org.zeroloss.nodes.totable.SpectralImageToTableNodeFactory;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.Signal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Spectral Image to Table, and back. */
class TableConversionTest {

    private static final DataTableSpec LONG =
            new DataTableSpec(
                    new String[] {"x", "y", "energy (eV)", "signal"},
                    new DataType[] {IntCell.TYPE, IntCell.TYPE, DoubleCell.TYPE, DoubleCell.TYPE});

    @TempDir private Path m_folder;

    private NodeHarness toTable(final String row) throws Exception {
        return new NodeHarness(new SpectralImageToTableNodeFactory(), samples().folder("table"))
                .set("row", row);
    }

    private NodeHarness toImage(final String row) throws Exception {
        return new NodeHarness(new TableToSpectralImageNodeFactory(), samples().folder("image"))
                .set("row", row);
    }

    private Samples samples() {
        return new Samples(m_folder);
    }

    private BufferedDataTable table(final DataTableSpec spec, final List<DataRow> rows)
            throws Exception {
        return TableSource.of(spec, rows, samples().folder("source"));
    }

    private static DataRow row(
            final int key, final Integer x, final Integer y, final Double e, final Double v) {
        return new DefaultRow(
                "Row" + key,
                x == null ? new MissingCell("none") : new IntCell(x),
                y == null ? new MissingCell("none") : new IntCell(y),
                e == null ? new MissingCell("none") : new DoubleCell(e),
                v == null ? new MissingCell("none") : new DoubleCell(v));
    }

    @ParameterizedTest
    @ValueSource(strings = {"VALUE", "SPECTRUM"})
    void everyValueComesBackInAnyOrder(final String layout) throws Exception {
        final SpectralImagePortObject image = samples().image(4, 3);
        final BufferedDataTable table = toTable(layout).set("to", 0.5).table(image);
        final List<DataRow> rows = new ArrayList<>();
        table.forEach(rows::add);
        Collections.shuffle(rows, new Random(3));
        final BufferedDataTable shuffled = table(table.getDataTableSpec(), rows);
        try (Signal before = image.open();
                Signal after = toImage(layout).image(shuffled).open()) {
            final Axis a = before.spec().signalAxis();
            final Axis b = after.spec().signalAxis();
            assertEquals(a.first(), b.first(), 1e-9);
            assertEquals(a.scale(), b.scale(), 1e-9);
            assertEquals(12, after.rows());
            assertEquals("eV", b.unit());
            for (int r = 0; r < 12; r++) {
                final double[] kept = new double[after.width()];
                before.plane().read(r, 0, kept.length, kept, 0);
                assertArrayEquals(kept, after.plane().row(r));
            }
            assertEquals(
                    "Table to Spectral Image", after.spec().metadata().provenance().get(0).node());
        }
    }

    @Test
    void tableHasPositionsMapsAndStableRowIds() throws Exception {
        final PortObject image = samples().labelled(samples().image(4, 3));
        final BufferedDataTable pixels = toTable("PIXEL").table(image);
        assertEquals(
                List.of("x", "y", "label"), List.of(pixels.getDataTableSpec().getColumnNames()));
        assertEquals(12, pixels.size());
        int i = 0;
        for (final DataRow r : pixels) {
            assertEquals("x" + i % 4 + "_y" + i / 4, r.getKey().getString());
            assertEquals(i % 4, ((IntCell) r.getCell(0)).getIntValue());
            assertEquals(i / 4, ((IntCell) r.getCell(1)).getIntValue());
            i++;
        }
        final BufferedDataTable wide =
                toTable("SPECTRUM").set("from", 1.0).set("to", 1.1).table(image);
        assertEquals(
                List.of("x", "y", "label", "1 eV", "1.025 eV", "1.05 eV", "1.075 eV", "1.1 eV"),
                List.of(wide.getDataTableSpec().getColumnNames()));
        final BufferedDataTable values =
                toTable("VALUE").set("maps", false).set("from", 1.0).set("to", 1.1).table(image);
        assertEquals(60, values.size());
        assertEquals("x0_y0_e144", values.iterator().next().getKey().getString());
    }

    @Test
    void energiesOutsideAndUnknownBandsFailInConfigure() throws Exception {
        final SpectralImagePortObject image = samples().image(2, 2);
        final InvalidSettingsException e =
                assertThrows(
                        InvalidSettingsException.class,
                        () -> toTable("VALUE").set("to", 99.0).configure(image.getSpec()));
        assertTrue(e.getMessage().contains("99"), e.getMessage());
        assertThrows(
                InvalidSettingsException.class,
                () -> toTable("SPECTRUM").set("band", "none").configure(image.getSpec()));
        assertThrows(
                InvalidSettingsException.class,
                () -> toTable("VALUE").set("from", 2.0).set("to", 1.0).configure(image.getSpec()));
    }

    @Test
    void emptyTablesGiveOnePixelAndAWarning() throws Exception {
        final var outcome = toImage("VALUE").execute(table(LONG, List.of()));
        assertTrue(outcome.warning().contains("no row"), outcome.warning());
        try (Signal signal = ((SpectralImagePortObject) outcome.result()[0]).open()) {
            assertEquals(1, signal.rows());
            assertTrue(Double.isNaN(signal.plane().get(0, 0)));
        }
        final DataTableSpec wide =
                new DataTableSpec(
                        new String[] {"x", "y", "0 eV", "0.5 eV", "1 eV"},
                        new DataType[] {
                            IntCell.TYPE,
                            IntCell.TYPE,
                            DoubleCell.TYPE,
                            DoubleCell.TYPE,
                            DoubleCell.TYPE
                        });
        try (Signal signal =
                toImage("SPECTRUM").set("missing", "ZERO").image(table(wide, List.of())).open()) {
            assertArrayEquals(new double[3], signal.plane().row(0));
        }
    }

    @Test
    void missingValuesAndPixelsAreCounted() throws Exception {
        final List<DataRow> rows =
                List.of(
                        row(0, 0, 0, 0.0, 1.0),
                        row(1, 0, 0, 0.5, null),
                        row(2, 1, 1, 0.0, 3.0),
                        row(3, 1, 1, 0.5, 4.0),
                        row(4, null, 1, 0.5, 5.0),
                        row(5, 1, 1, null, 6.0));
        final var outcome = toImage("VALUE").execute(table(LONG, rows));
        final String warning = outcome.warning();
        assertTrue(warning.contains("2 pixels have no row"), warning);
        assertTrue(warning.contains("2 rows without position or energy"), warning);
        assertTrue(warning.contains("1 missing values"), warning);
        try (Signal signal = ((SpectralImagePortObject) outcome.result()[0]).open()) {
            assertArrayEquals(new double[] {1, Double.NaN}, signal.plane().row(0));
            assertArrayEquals(new double[] {Double.NaN, Double.NaN}, signal.plane().row(1));
            assertArrayEquals(new double[] {3, 4}, signal.plane().row(3));
        }
    }

    @Test
    void nanOfAnImageBecomesAMissingCellWithAReason() throws Exception {
        final BufferedDataTable source = table(LONG, List.of(row(0, 0, 0, 0.0, null)));
        final BufferedDataTable back = toTable("VALUE").table(toImage("VALUE").image(source));
        final DataCell cell = back.iterator().next().getCell(3);
        assertTrue(cell.isMissing());
        assertTrue(((MissingCell) cell).getError().contains("no number"));
    }

    @Test
    void whatIsNoImageIsRefused() throws Exception {
        final List<DataRow> uneven =
                List.of(row(0, 0, 0, 0.0, 1.0), row(1, 0, 0, 0.1, 1.0), row(2, 0, 0, 0.5, 1.0));
        final BufferedDataTable unevenTable = table(LONG, uneven);
        assertTrue(
                assertThrows(KNIMEException.class, () -> toImage("VALUE").execute(unevenTable))
                        .getMessage()
                        .contains("evenly spaced"));
        final BufferedDataTable sparse =
                table(LONG, List.of(row(0, 0, 0, 0.0, 1.0), row(1, 1000000, 1000000, 0.0, 1.0)));
        assertTrue(
                assertThrows(KNIMEException.class, () -> toImage("VALUE").execute(sparse))
                        .getMessage()
                        .contains("pixels"));
    }

    @Test
    void columnsAreCheckedInConfigure() throws Exception {
        final DataTableSpec text =
                new DataTableSpec(
                        new String[] {"x", "y", "energy (eV)", "signal"},
                        new DataType[] {
                            IntCell.TYPE, StringCell.TYPE, DoubleCell.TYPE, DoubleCell.TYPE
                        });
        final InvalidSettingsException e =
                assertThrows(
                        InvalidSettingsException.class, () -> toImage("VALUE").configure(text));
        assertTrue(e.getMessage().contains("Column of y"), e.getMessage());
        assertThrows(
                InvalidSettingsException.class,
                () -> toImage("VALUE").set("value", "nothing").configure(LONG));
        assertThrows(InvalidSettingsException.class, () -> toImage("SPECTRUM").configure(LONG));
        assertNull(toImage("VALUE").configure(LONG).result()[0]);
    }
}
