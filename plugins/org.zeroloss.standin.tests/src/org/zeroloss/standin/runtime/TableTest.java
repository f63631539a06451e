package org.zeroloss.standin.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnDomainCreator;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.MissingCell;
import org.knime.core.data.MissingValue;
import org.knime.core.data.RowKey;
import org.knime.core.data.StringValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.container.DataContainerException;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.util.DuplicateKeyException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/** Tables: their rows, domains and refusals. */
class TableTest {

    private static final DataTableSpec SPEC =
            new DataTableSpec(
                    new String[] {"i", "l", "d", "s", "b"},
                    new DataType[] {
                        IntCell.TYPE,
                        LongCell.TYPE,
                        DoubleCell.TYPE,
                        StringCell.TYPE,
                        BooleanCell.TYPE
                    });

    @TempDir private Path folder;
    private TestServices services;
    private ExecutionContext context;

    @BeforeEach
    void createContext() {
        services = new TestServices(folder);
        context = services.context();
    }

    private static DataRow row(final long i) {
        return new DefaultRow(
                RowKey.createRowKey(i),
                new IntCell((int) i),
                new LongCell(-i),
                new DoubleCell(i / 2.0),
                new StringCell("text " + i % 3),
                BooleanCell.get(i % 2 == 0));
    }

    private BufferedDataTable table(final DataRow... rows) {
        final BufferedDataContainer container = context.createDataContainer(SPEC);
        for (final DataRow row : rows) {
            container.addRowToTable(row);
        }
        container.close();
        return container.getTable();
    }

    private static List<DataRow> rows(final BufferedDataTable table) {
        final List<DataRow> rows = new ArrayList<>();
        table.iterator().forEachRemaining(rows::add);
        return rows;
    }

    @Test
    void rowsComeBackInOrderAsOftenAsWanted() {
        final DataRow missing =
                new DefaultRow(
                        "m",
                        new MissingCell("why"),
                        DataType.getMissingCell(),
                        new IntCell(3),
                        new StringCell("Å".repeat(70_000)),
                        BooleanCell.FALSE);
        final BufferedDataTable table = table(row(0), missing, row(1));
        assertEquals(List.of(row(0), missing, row(1)), rows(table));
        assertEquals(List.of(row(0), missing, row(1)), rows(table));
        final DataRow back = rows(table).get(1);
        assertEquals("why", ((MissingValue) back.getCell(0)).getError());
        assertNull(((MissingValue) back.getCell(1)).getError());
        assertEquals(3.0, ((DoubleValue) back.getCell(2)).getDoubleValue());
        assertEquals(3, table.size());
        assertEquals("Rows: 3, Cols: 5", table.getSummary());
    }

    @Test
    void domainsAreCollectedAsKnimeDoes() {
        final DataTableSpec spec =
                table(
                                row(4),
                                row(1),
                                new DefaultRow(
                                        "nan",
                                        new IntCell(2),
                                        DataType.getMissingCell(),
                                        new DoubleCell(Double.NaN),
                                        DataType.getMissingCell(),
                                        DataType.getMissingCell()))
                        .getDataTableSpec();
        assertEquals(new IntCell(1), spec.getColumnSpec("i").getDomain().getLowerBound());
        assertEquals(new LongCell(-1), spec.getColumnSpec("l").getDomain().getUpperBound());
        assertEquals(new DoubleCell(2), spec.getColumnSpec("d").getDomain().getUpperBound());
        assertFalse(spec.getColumnSpec("d").getDomain().hasValues());
        assertFalse(spec.getColumnSpec("s").getDomain().hasBounds());
        assertEquals(
                List.of(new StringCell("text 1")),
                List.copyOf(spec.getColumnSpec("s").getDomain().getValues()));
        assertEquals(BooleanCell.FALSE, spec.getColumnSpec("b").getDomain().getLowerBound());
        assertEquals(2, spec.getColumnSpec("b").getDomain().getValues().size());
    }

    @Test
    void moreThanSixtyTextsAreNoDomain() {
        for (final int count : new int[] {60, 61}) {
            final DataTableSpec spec =
                    new DataTableSpec(new String[] {"s"}, new DataType[] {StringCell.TYPE});
            final BufferedDataContainer container = context.createDataContainer(spec);
            for (int i = 0; i < count; i++) {
                container.addRowToTable(new DefaultRow("Row" + i, new StringCell("v" + i)));
            }
            container.close();
            assertEquals(
                    count == 60, container.getTableSpec().getColumnSpec(0).getDomain().hasValues());
        }
    }

    @Test
    void aGivenDomainStaysIfAsked() {
        final DataColumnSpecCreator column = new DataColumnSpecCreator("d", DoubleCell.TYPE);
        column.setDomain(
                new DataColumnDomainCreator(new DoubleCell(-9), new DoubleCell(9)).createDomain());
        final DataTableSpec spec = new DataTableSpec(column.createSpec());
        for (final boolean keep : new boolean[] {true, false}) {
            final BufferedDataContainer container = context.createDataContainer(spec, keep);
            container.addRowToTable(new DefaultRow("a", new DoubleCell(1)));
            container.close();
            assertEquals(
                    new DoubleCell(keep ? 9 : 1),
                    container.getTableSpec().getColumnSpec(0).getDomain().getUpperBound());
        }
    }

    @Test
    void aRowThatDoesNotFitIsRefused() {
        final BufferedDataContainer container = context.createDataContainer(SPEC);
        assertThrows(
                IllegalArgumentException.class,
                () -> container.addRowToTable(new DefaultRow("a", new IntCell(1))));
        final DataCell[] cells = row(0).stream().toArray(DataCell[]::new);
        cells[0] = new DoubleCell(1);
        final var e =
                assertThrows(
                        DataContainerException.class,
                        () -> container.addRowToTable(new DefaultRow("a", cells)));
        assertTrue(e.getMessage().contains("\"i\" holds Number (Integer)"), e.getMessage());
        assertThrows(IllegalStateException.class, container::getTable);
        container.close();
        assertThrows(IllegalStateException.class, () -> container.addRowToTable(row(1)));
    }

    @Test
    void aSecondRowOfTheSameKeyIsRefused() {
        final BufferedDataContainer container = context.createDataContainer(SPEC);
        for (int i = 0; i < 5000; i++) {
            container.addRowToTable(row(i));
        }
        final var e =
                assertThrows(DuplicateKeyException.class, () -> container.addRowToTable(row(1234)));
        assertEquals("Row1234", e.getKey());
    }

    @Test
    void aLargeTableGoesToAFileAndNothingStaysOpen() throws Exception {
        final int count = 400_000;
        final BufferedDataContainer container = context.createDataContainer(SPEC);
        for (int i = 0; i < count; i++) {
            container.addRowToTable(row(i));
        }
        container.close();
        final BufferedDataTable table = container.getTable();
        try (Stream<Path> files = Files.list(services.tempDir())) {
            assertEquals(1, files.count());
        }
        try (CloseableRowIterator rows = table.iterator()) {
            for (int i = 0; i < count; i++) {
                final DataRow row = rows.next();
                if (i % 1000 == 0) {
                    assertEquals(row(i), row);
                }
            }
            assertFalse(rows.hasNext());
            assertThrows(NoSuchElementException.class, rows::next);
        }
        assertEquals(
                new IntCell(count - 1),
                table.getSpec().getColumnSpec("i").getDomain().getUpperBound());
    }

    @Test
    void aTableIsCopied() throws Exception {
        final BufferedDataTable table = table(row(0), row(1));
        final BufferedDataTable copy =
                context.createBufferedDataTable(table, new ExecutionMonitor());
        assertEquals(rows(table), rows(copy));
        assertEquals(table.getSpec(), copy.getSpec());
    }

    @Test
    void typesKnowWhatTheyAre() {
        assertTrue(IntCell.TYPE.isCompatible(DoubleValue.class));
        assertFalse(StringCell.TYPE.isCompatible(DoubleValue.class));
        assertTrue(DoubleCell.TYPE.isASuperTypeOf(IntCell.TYPE));
        assertFalse(IntCell.TYPE.isASuperTypeOf(DoubleCell.TYPE));
        assertEquals(DoubleCell.TYPE, DataType.getCommonSuperType(IntCell.TYPE, DoubleCell.TYPE));
        final DataType mixed = DataType.getCommonSuperType(StringCell.TYPE, DoubleCell.TYPE);
        assertNull(mixed.getCellClass());
        assertFalse(mixed.isCompatible(StringValue.class));
        assertTrue(mixed.isASuperTypeOf(StringCell.TYPE));
        assertEquals("d (#1)", DataTableSpec.getUniqueColumnName(SPEC, "d"));
        assertThrows(
                IllegalArgumentException.class,
                () -> new DataTableSpec(SPEC.getColumnSpec(0), SPEC.getColumnSpec(0)));
    }
}
