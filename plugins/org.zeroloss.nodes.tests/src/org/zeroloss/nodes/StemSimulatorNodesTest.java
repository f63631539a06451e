package org.zeroloss.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.MissingCell;
import org.knime.core.data.StringValue;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpecZipOutputStream;
import org.knime.core.node.port.PortUtil;
import org.zeroloss.imaging.simulate.ColumnLabel;
import org.zeroloss.imaging.simulate.MicrographStack;
import org.zeroloss.imaging.simulate.SimulatedMicrograph;
import org.zeroloss.imaging.simulate.StemSimulator;
import org.zeroloss.nodes.defectscorer.DefectScorerNodeFactory;
import org.zeroloss.nodes.port.ImageStackPortObject;
import org.zeroloss.nodes.port.SimulationRecipePortObject;
import org.zeroloss.nodes.port.SimulationRecipePortObjectSpec;
import org.zeroloss.nodes.stemsimulator.StemImageSimulatorNodeFactory;
import org.zeroloss.signal.Signal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The STEM Image Simulator and the Defect Scorer as nodes. */
class StemSimulatorNodesTest {

    @TempDir private Path m_folder;

    private NodeHarness simulator() throws Exception {
        return new NodeHarness(
                        new StemImageSimulatorNodeFactory(),
                        Files.createTempDirectory(m_folder, "simulator"))
                .set("images", 3)
                .set("width", 96)
                .set("height", 80);
    }

    private NodeHarness scorer() throws Exception {
        return new NodeHarness(
                new DefectScorerNodeFactory(), Files.createTempDirectory(m_folder, "scorer"));
    }

    private static double number(final DataRow row, final int column) {
        return ((DoubleValue) row.getCell(column)).getDoubleValue();
    }

    @Test
    void imagesLabelsAndRecipeBelongTogether() throws Exception {
        final NodeHarness node = simulator();
        final PortObject[] out = node.execute().result();
        final SimulationRecipePortObject recipe = (SimulationRecipePortObject) out[2];
        final StemSimulator again = new StemSimulator(recipe.recipe());
        final List<DataRow> rows = new ArrayList<>();
        ((BufferedDataTable) out[1]).iterator().forEachRemaining(rows::add);
        int row = 0;
        try (Signal images = ((ImageStackPortObject) out[0]).open()) {
            assertEquals(
                    List.of(3L, 80L, 96L),
                    images.spec().axes().stream().map(a -> a.size()).toList());
            final float[] line = new float[96];
            for (int i = 0; i < 3; i++) {
                final SimulatedMicrograph m = again.draw(i);
                for (int y = 0; y < 80; y++) {
                    images.plane("signal").read(80L * i + y, 0, 96, line, 0);
                    for (int x = 0; x < 96; x++) {
                        assertEquals(m.image()[y][x], line[x]);
                    }
                }
                final double[] dose = new double[1];
                images.map(MicrographStack.DOSE).read(80L * i + 7, 0, 1, dose, 0);
                assertEquals(m.acquisition().doseEPerA2(), dose[0]);
                int number = 0;
                for (final ColumnLabel l : m.labels()) {
                    final DataRow r = rows.get(row++);
                    assertEquals("image" + i + "_column" + number++, r.getKey().getString());
                    assertEquals(i, number(r, 0));
                    assertEquals(l.x(), number(r, 1));
                    assertEquals(l.y(), number(r, 2));
                    assertEquals(
                            l.column().siteClass().label(),
                            ((StringValue) r.getCell(3)).getStringValue());
                    assertEquals(l.electrons(), number(r, 7));
                }
            }
        }
        assertEquals(rows.size(), row);
        assertTrue(recipe.getSummary().contains("vacancy"), recipe.getSummary());
    }

    @Test
    void recipeComesBackFromItsPort() throws Exception {
        final SimulationRecipePortObjectSpec before =
                ((SimulationRecipePortObject) simulator().execute().result()[2]).getSpec();
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PortObjectSpecZipOutputStream zip = PortUtil.getPortObjectSpecZipOutputStream(bytes)) {
            new SimulationRecipePortObjectSpec.Serializer().savePortObjectSpec(before, zip);
        }
        try (var in =
                PortUtil.getPortObjectSpecZipInputStream(
                        new ByteArrayInputStream(bytes.toByteArray()))) {
            final SimulationRecipePortObjectSpec after =
                    new SimulationRecipePortObjectSpec.Serializer().loadPortObjectSpec(in);
            assertEquals(before, after);
            assertEquals(before.hashCode(), after.hashCode());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "images, 0, images",
        "width, 4, width",
        "doseMin, 5000, ascending",
        "defects/vacanciesMin, 0.2, ascending",
        "probe/energyMin, 2, energy",
        "detector/innerMax, 200, inner",
        "scan/driftMax, 900, drift",
    })
    void badRangesAreNamed(final String key, final String value, final String named)
            throws Exception {
        final boolean whole = key.equals("images") || key.equals("width");
        final NodeHarness node =
                simulator()
                        .set("conditions", "OWN")
                        .set(
                                key,
                                whole
                                        ? (Object) Integer.valueOf(value)
                                        : (Object) Double.valueOf(value));
        final String message =
                assertThrows(InvalidSettingsException.class, node::configure).getMessage();
        assertTrue(message.contains(named) && message.contains("found"), message);
    }

    @Test
    void unknownElementsAreNamed() throws Exception {
        final NodeHarness node =
                simulator().set("conditions", "OWN").set("defects/elements", "Si, Qq");
        final String message =
                assertThrows(InvalidSettingsException.class, node::configure).getMessage();
        assertTrue(message.contains("Qq"), message);
    }

    @Test
    void ownRangesOfTheDialogAreThoseOfTheFirstPreset() throws Exception {
        final PortObject[] preset = simulator().execute().result();
        final PortObject[] own = simulator().set("conditions", "OWN").execute().result();
        final var a = ((SimulationRecipePortObject) preset[2]).recipe();
        final var b = ((SimulationRecipePortObject) own[2]).recipe();
        assertEquals(a.probe(), b.probe());
        assertEquals(a.scan(), b.scan());
        assertEquals(a.detector(), b.detector());
        assertEquals(a.defects(), b.defects());
    }

    @Test
    void cancelLeavesNoFile() throws Exception {
        final NodeHarness counted = simulator();
        counted.execute();
        for (final int at : new int[] {1, counted.checks() / 2}) {
            final NodeHarness canceled = simulator().cancelAt(at);
            assertThrows(CanceledExecutionException.class, canceled::execute);
            assertEquals(List.of(), canceled.files());
        }
    }

    private BufferedDataTable points(final Object... cells) throws Exception {
        final DataColumnSpec[] columns = {
            new DataColumnSpecCreator("image", IntCell.TYPE).createSpec(),
            new DataColumnSpecCreator("x", DoubleCell.TYPE).createSpec(),
            new DataColumnSpecCreator("y", DoubleCell.TYPE).createSpec(),
            new DataColumnSpecCreator("class", StringCell.TYPE).createSpec()
        };
        final List<DataRow> rows = new ArrayList<>();
        for (int i = 0; i < cells.length; i += 3) {
            rows.add(
                    new DefaultRow(
                            "r" + i,
                            new IntCell((Integer) cells[i]),
                            cells[i + 1] == null
                                    ? new MissingCell("no position")
                                    : new DoubleCell((Double) cells[i + 1]),
                            new DoubleCell(0),
                            new StringCell((String) cells[i + 2])));
        }
        return TableSource.of(
                new DataTableSpec(columns), rows, Files.createTempDirectory(m_folder, "table"));
    }

    private static Map<String, DataRow> byId(final PortObject table) {
        final Map<String, DataRow> rows = new HashMap<>();
        ((BufferedDataTable) table)
                .iterator()
                .forEachRemaining(r -> rows.put(r.getKey().getString(), r));
        return rows;
    }

    @Test
    void scoresAreThoseOfTheTables() throws Exception {
        final BufferedDataTable truth =
                points(0, 0.0, "column", 0, 20.0, "vacancy", 1, 0.0, "column", 1, 50.0, "column");
        final BufferedDataTable found =
                points(0, 3.0, "column", 0, 20.0, "column", 1, 0.0, "column", 1, null, "column");
        final var outcome = scorer().execute(found, truth);
        final Map<String, DataRow> scores = byId(outcome.result()[0]);
        final DataRow all = scores.get("positions_all");
        assertEquals(4, number(all, 2));
        assertEquals(3, number(all, 4));
        assertEquals(1, number(all, 7));
        assertEquals(0.75, number(all, 10));
        assertEquals(Math.sqrt(3), number(all, 16), 1e-12);
        assertEquals(2 / 3.0, number(scores.get("class_column"), 7), 1e-12);
        assertEquals(0, number(scores.get("class_vacancy"), 10));
        assertTrue(scores.get("class_vacancy").getCell(7).isMissing());
        assertEquals(1, number(scores.get("image_0"), 13));
        assertTrue(outcome.warning().contains("1 row"), outcome.warning());
        assertEquals(3, byId(outcome.result()[1]).size());
    }

    @Test
    void truthAgainstItselfIsPerfect() throws Exception {
        final PortObject labels = simulator().execute().result()[1];
        for (final DataRow row : byId(scorer().execute(labels, labels).result()[0]).values()) {
            assertEquals(1, number(row, 13), row.getKey().getString());
            assertEquals(0, number(row, 16));
        }
    }

    @Test
    void missingColumnsAreNamed() throws Exception {
        final BufferedDataTable table = points(0, 1.0, "a");
        final NodeHarness node = scorer().set("columns/x", "position");
        final String message =
                assertThrows(
                                InvalidSettingsException.class,
                                () -> node.configure(table.getSpec(), table.getSpec()))
                        .getMessage();
        assertTrue(message.contains("'position'") && message.contains("image, x, y"), message);
        final String text =
                assertThrows(
                                InvalidSettingsException.class,
                                () ->
                                        scorer().set("columns/y", "class")
                                                .configure(table.getSpec(), table.getSpec()))
                        .getMessage();
        assertTrue(text.contains("numbers"), text);
    }
}
