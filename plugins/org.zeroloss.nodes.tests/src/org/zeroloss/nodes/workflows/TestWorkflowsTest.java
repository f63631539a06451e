package org.zeroloss.nodes.workflows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.knime.core.data.DataRow;
import org.knime.core.data.DoubleValue;
import org.knime.core.node.BufferedDataTable;
import org.zeroloss.eels.background.ZlpModelFile;
import org.zeroloss.eels.zlp.BackgroundModel;
import org.zeroloss.eels.zlp.BackgroundSubtractor;
import org.zeroloss.format.ReadOptions;
import org.zeroloss.format.SignalFile;
import org.zeroloss.format.SignalReaders;
import org.zeroloss.format.SourceFile;
import org.zeroloss.nodes.port.ImageStackPortObject;
import org.zeroloss.nodes.port.SpectralImagePortObject;
import org.zeroloss.nodes.port.ZlpEnsemblePortObject;
import org.zeroloss.nodes.port.ZlpModelPortObject;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalSpec;
import org.zeroloss.standin.exec.WorkflowNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Runs every committed workflow. */
class TestWorkflowsTest {

    @TempDir private Path m_folder;

    static List<String> all() {
        final List<String> names = new ArrayList<>();
        TestWorkflows.names().forEach(names::add);
        return names;
    }

    static List<String> small() {
        return all().stream()
                .filter(
                        n ->
                                !n.startsWith("ws2")
                                        && !n.equals("defect-cnn")
                                        && !n.equals("band-gap-map")
                                        && !n.equals("signal-writer")
                                        && !n.equals("zlp-model-writer"))
                .toList();
    }

    private static Path workflow(final String name) {
        return Repository.need(Repository.workflows(), "the folder test-workflows").resolve(name);
    }

    private static Path samples(final String name) {
        return Repository.need(Repository.samples("data/eels/" + name), "the sample data " + name);
    }

    private static Map<String, String> files(final Path directory) throws Exception {
        final Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(directory)) {
            for (final Path p : paths.filter(Files::isRegularFile).toList()) {
                files.put(
                        directory.relativize(p).toString().replace('\\', '/'),
                        p.toString().endsWith(".mrc") || p.toString().endsWith(".zlpmodel")
                                ? HexFormat.of().formatHex(Files.readAllBytes(p))
                                : Files.readString(p).replace("\r\n", "\n"));
            }
        }
        return files;
    }

    @ParameterizedTest
    @MethodSource("all")
    void theGeneratorWritesWhatIsCommitted(final String name) throws Exception {
        final Map<String, String> committed = files(workflow(name));
        TestWorkflows.write(name, m_folder.resolve(name));
        assertEquals(committed, files(m_folder.resolve(name)));
    }

    @ParameterizedTest
    @MethodSource("small")
    void itRuns(final String name) throws Exception {
        try (Execution run = Execution.of(workflow(name), Map.of())) {
            assertEquals(List.of(), run.problems());
            assertEquals(Map.of(), run.failures());
        }
    }

    @Test
    void everyNodeHasAWorkflow() {
        final List<String> factories =
                new NodeList().nodes().stream().map(e -> e.factoryClass()).toList();
        final StringBuilder used = new StringBuilder();
        for (final String name : all()) {
            try (Stream<Path> paths = Files.walk(workflow(name))) {
                for (final Path p : paths.filter(f -> f.endsWith("settings.xml")).toList()) {
                    used.append(Files.readString(p));
                }
            } catch (final IOException e) {
                fail(e);
            }
        }
        factories.forEach(f -> assertTrue(used.indexOf(f) >= 0, f));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ws2-band-gap", "ws2-exciton"})
    void withoutTheVariableItSaysWhatIsMissing(final String name) throws Exception {
        try (Execution run = Execution.of(workflow(name), Map.of())) {
            final String reader = run.failures().get("Spectrum Reader (#1)");
            assertTrue(reader.contains("Expected a file, a folder"), reader);
        }
    }

    @Test
    void signalWriterWritesWhereTheVariableSays() throws Exception {
        final Path target = m_folder.resolve("image.hspy");
        final Map<String, String> variables = Map.of(TestWorkflows.TARGET, target.toString());
        try (Execution run = Execution.of(workflow("signal-writer"), variables)) {
            assertEquals(Map.of(), run.failures());
            final SpectralImagePortObject image =
                    (SpectralImagePortObject) run.node("EELS Specimen Simulator").object(1);
            try (SignalFile file =
                    new SignalReaders().open(SourceFile.of(target), ReadOptions.DEFAULT)) {
                final SignalSpec written = file.signals().get(0);
                assertEquals(image.getSpec().signal().type(), written.type());
                assertEquals(
                        image.getSpec().signal().axes().stream().map(Axis::size).toList(),
                        written.axes().stream().map(Axis::size).toList());
            }
        }
        try (Execution again = Execution.of(workflow("signal-writer"), variables)) {
            final String writer = again.failures().get("Signal Writer (#2)");
            assertTrue(writer.contains("exists already"), writer);
        }
    }

    @Test
    void modelWriterWritesAModelThatSubtractsTheSame() throws Exception {
        final Path target = m_folder.resolve("model");
        final Map<String, String> variables = Map.of(TestWorkflows.TARGET, target.toString());
        try (Execution run = Execution.of(workflow("zlp-model-writer"), variables)) {
            assertEquals(Map.of(), run.failures());
            final ZlpEnsemblePortObject trained =
                    (ZlpEnsemblePortObject) run.node("ZLP Replica Trainer").object(1);
            final BackgroundModel read =
                    ZlpModelFile.read(m_folder.resolve("model." + ZlpModelFile.EXTENSION));
            assertEquals(trained.getSummary(), ZlpModelPortObject.of(read).getSummary());
        }
        try (Execution again = Execution.of(workflow("zlp-model-writer"), variables)) {
            final String writer = again.failures().get("ZLP Model Writer (#4)");
            assertTrue(writer.contains("exists already"), writer);
        }
    }

    /** Mean width of the band of the zero-loss peak between 1.2 and 2.2 eV, relative to it. */
    private static double relativeBand(final SpectralImagePortObject zlp) {
        try (Signal image = zlp.open()) {
            final Axis axis = image.spec().signalAxis();
            final int from = (int) ((1.2 - axis.offset()) / axis.scale());
            final int to = (int) ((2.2 - axis.offset()) / axis.scale());
            double sum = 0;
            for (int row = 0; row < image.rows(); row++) {
                for (int i = from; i < to; i++) {
                    final double low = image.plane(BackgroundSubtractor.P16).get(row, i);
                    final double high = image.plane(BackgroundSubtractor.P84).get(row, i);
                    sum += (high - low) / image.plane().get(row, i);
                }
            }
            return sum / (image.rows() * (to - from));
        }
    }

    @Test
    void oneModelOfSeveralConditionsWidensItsBandAndWarnsByNameOutside() throws Exception {
        try (Execution run = Execution.of(workflow("zlp-conditions"), Map.of())) {
            assertEquals(Map.of(), run.failures());
            final WorkflowNode at80 = run.node(8);
            final WorkflowNode at300 = run.node(11);
            final double inside = relativeBand((SpectralImagePortObject) at80.object(2));
            final double outside = relativeBand((SpectralImagePortObject) at300.object(2));
            assertTrue(outside >= 2 * inside, "bands " + inside + " and " + outside);
            final String warning = at300.message().text();
            assertTrue(
                    warning.contains("beam energy 300 keV is outside the trained 60–200 keV"),
                    warning);
            assertFalse(at80.message() != null && at80.message().text().contains("outside"));
        }
    }

    @Test
    void modelComparisonScoresEveryModelInEveryWindow() throws Exception {
        try (Execution run = Execution.of(workflow("zlp-model-comparison"), Map.of())) {
            assertEquals(Map.of(), run.failures());
            final BufferedDataTable scores = run.table("ZLP Model Comparison", 1);
            final List<String> rows = new ArrayList<>();
            for (final DataRow row : scores) {
                rows.add(row.getKey().getString() + " " + cell(scores, row, "model"));
                assertTrue(number(scores, row, "RMS error (σ)") > 0);
            }
            assertEquals(
                    List.of(
                            "model1_window1 1: zero-loss ensemble",
                            "model1_window2 1: zero-loss ensemble",
                            "model1_window3 1: zero-loss ensemble",
                            "model2_window1 2: power law",
                            "model2_window2 2: power law",
                            "model2_window3 2: power law"),
                    rows);
        }
    }

    @Test
    void signalInfoListsTheFolder() throws Exception {
        try (Execution run = Execution.of(workflow("signal-info"), Map.of())) {
            final BufferedDataTable table = run.table("Signal Info", 1);
            final Map<String, String> status = new TreeMap<>();
            for (final DataRow row : table) {
                status.put(cell(table, row, "file"), cell(table, row, "status"));
            }
            assertEquals(
                    Map.of(
                            "cut.msa",
                            "unreadable",
                            "frame-1.mrc",
                            "ok",
                            "notes.pdf",
                            "unreadable",
                            TestData.SPECTRUM,
                            "ok"),
                    status);
        }
    }

    @Test
    void imageReaderStacksTheFrames() throws Exception {
        try (Execution run = Execution.of(workflow("image-reader"), Map.of());
                Signal stack = ((ImageStackPortObject) run.node("Image Reader").object(1)).open()) {
            assertEquals(
                    List.of("frame-1.mrc", "frame-2.mrc", "frame-10.mrc"),
                    stack.spec().axes().get(0).labels());
            assertEquals(0.2, stack.spec().signalAxis().scale());
            // the third frame's second line
            assertEquals(10_024, stack.plane().get(2 * 16 + 1, 0));
        }
    }

    @Test
    void defectCnnFindsColumnsAfterAShortTraining() throws Exception {
        final Map<String, String> small =
                Map.of(
                        TestWorkflows.STEPS, "150",
                        TestWorkflows.CHANNELS, "8, 16",
                        TestWorkflows.PIECE, "32",
                        TestWorkflows.PIXELS, "96",
                        TestWorkflows.DOSE, "1000",
                        TestWorkflows.IMAGES, "4");
        try (Execution run = Execution.of(workflow("defect-cnn"), small)) {
            assertEquals(Map.of(), run.failures());
            // the only validation, at the last step
            assertEquals(1, run.table("Defect CNN Learner", 2).size());
            final BufferedDataTable scores = run.table("Defect Scorer", 1);
            for (final DataRow row : scores) {
                if (row.getKey().getString().equals("positions_all")) {
                    assertTrue(number(scores, row, "true points") > 200);
                    final double f1 = number(scores, row, "F1");
                    assertTrue(f1 >= 0.6, "F1 of the positions after 150 steps: " + f1);
                }
            }
        }
    }

    @Test
    void bandGapMapFindsTheTruth() throws Exception {
        try (Execution run = Execution.of(workflow("band-gap-map"), Map.of())) {
            assertEquals(Map.of(), run.failures());
            final BufferedDataTable truth = run.table("EELS Specimen Simulator", 2);
            final Map<String, Double> gaps = new TreeMap<>();
            for (final DataRow row : truth) {
                if (number(truth, row, "t/λ") > 0.3) {
                    gaps.put(row.getKey().getString(), number(truth, row, "E_g (eV)"));
                }
            }
            final List<Double> errors = new ArrayList<>();
            final BufferedDataTable found = run.table("Band Gap", 1);
            for (final DataRow row : found) {
                final Double expected = gaps.get(row.getKey().getString());
                if (expected != null && cell(found, row, "status").equals("ok")) {
                    errors.add(Math.abs(number(found, row, "E_g (eV)") - expected));
                }
            }
            errors.sort(null);
            assertTrue(gaps.size() > 500, "thick pixels: " + gaps.size());
            assertTrue(
                    errors.size() > 0.97 * gaps.size(),
                    errors.size() + " of " + gaps.size() + " thick pixels have a gap");
            final double median = errors.get(errors.size() / 2);
            assertTrue(median <= 0.05, "median error of the gap " + median + " eV");
        }
    }

    @Test
    void ws2BandGap() throws Exception {
        final Path data = samples("ws2-bandgap");
        try (Execution run =
                Execution.of(
                        workflow("ws2-band-gap"), Map.of(TestWorkflows.DATA, data.toString()))) {
            assertEquals(Map.of(), run.failures());
            final List<Double> gaps = new ArrayList<>();
            for (final DataRow row : run.table("Band Gap", 1)) {
                final BufferedDataTable table = run.table("Band Gap", 1);
                final String file = cell(table, row, "file");
                if (!file.contains("Vacuum")) {
                    final double gap = number(table, row, "E_g (eV)");
                    assertTrue(number(table, row, "E_g P16 (eV)") < gap, file);
                    assertTrue(number(table, row, "E_g P84 (eV)") > gap, file);
                    gaps.add(gap);
                }
            }
            assertEquals(3, gaps.size());
            gaps.sort(null);
            final double median = gaps.get(1);
            assertTrue(median >= 1.4 && median <= 1.9, "median gap " + median);
            assertTrue(run.table("Band Gap", 2).size() > 0);
        }
    }

    @Test
    void ws2Exciton() throws Exception {
        final Path data = samples("ws2-exciton");
        try (Execution run =
                Execution.of(
                        workflow("ws2-exciton"), Map.of(TestWorkflows.DATA, data.toString()))) {
            assertEquals(Map.of(), run.failures());
            final BufferedDataTable table = run.table("Spectrum Peaks", 1);
            for (final String position : List.of("Position-4", "Position-5")) {
                for (final double expected : new double[] {1.52, 1.68, 1.97}) {
                    double nearest = Double.POSITIVE_INFINITY;
                    for (final DataRow row : table) {
                        if (cell(table, row, "file").startsWith(position)
                                && cell(table, row, "source").equals("subtracted")) {
                            final double off = number(table, row, "energy (eV)") - expected;
                            nearest = Math.abs(off) < Math.abs(nearest) ? off : nearest;
                        }
                    }
                    assertTrue(
                            Math.abs(nearest) <= 0.03,
                            position + ": nearest to " + expected + " eV is off by " + nearest);
                }
            }
        }
    }

    private static String cell(
            final BufferedDataTable table, final DataRow row, final String column) {
        return row.getCell(table.getDataTableSpec().findColumnIndex(column)).toString();
    }

    private static double number(
            final BufferedDataTable table, final DataRow row, final String column) {
        final var cell = row.getCell(table.getDataTableSpec().findColumnIndex(column));
        assertFalse(cell.isMissing(), column + " of " + row.getKey() + ": " + cell);
        return ((DoubleValue) cell).getDoubleValue();
    }
}
