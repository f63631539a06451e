package org.zeroloss.nodes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.knime.core.data.DataRow;
import org.knime.core.data.DoubleValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpecZipInputStream;
import org.knime.core.node.port.PortObjectSpecZipOutputStream;
import org.knime.core.node.port.PortObjectZipInputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;
import org.knime.core.node.port.PortUtil;
import org.zeroloss.eels.zlp.BackgroundSubtractor;
import org.zeroloss.nodes.comparison.ZlpModelComparisonNodeFactory;
import org.zeroloss.nodes.fitter.BackgroundFitterNodeFactory;
import org.zeroloss.nodes.kmeans.KMeansClusterNodeFactory;
import org.zeroloss.nodes.modelreader.ZlpModelReaderNodeFactory;
import org.zeroloss.nodes.modelwriter.ZlpModelWriterNodeFactory;
import org.zeroloss.nodes.port.BackgroundFitPortObject;
import org.zeroloss.nodes.port.BackgroundFitPortObjectSpec;
import org.zeroloss.nodes.port.SpectralImagePortObject;
import org.zeroloss.nodes.port.ZlpEnsemblePortObject;
import org.zeroloss.nodes.port.ZlpModelPortObject;
import org.zeroloss.nodes.port.ZlpModelPortObjectSpec;
import org.zeroloss.nodes.simulator.EelsSpecimenSimulatorNodeFactory;
import org.zeroloss.nodes.subtractor.BackgroundSubtractorNodeFactory;
import org.zeroloss.nodes.workflows.NodeList;
import org.zeroloss.signal.Signal;
import org.zeroloss.standin.runtime.NodeRuntime;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Models of the zero-loss peak through the nodes: fitted, compared, written, read. */
class ZlpModelNodesTest {

    @TempDir private static Path folder;
    private static SpectralImagePortObject image;
    private static ZlpEnsemblePortObject ensemble;

    @BeforeAll
    static void makeModels() throws Exception {
        new NodeList();
        final Samples samples = new Samples(folder);
        final SpectralImagePortObject simulated =
                new NodeHarness(new EelsSpecimenSimulatorNodeFactory(), samples.folder("simulator"))
                        .set("width", 16)
                        .set("height", 12)
                        .set("zeroLoss", true)
                        .image();
        image =
                new NodeHarness(new KMeansClusterNodeFactory(), samples.folder("kmeans"))
                        .set("clusters", 3)
                        .image(simulated);
        ensemble = samples.model(image, 4);
    }

    private static Path newFolder(final String name) throws IOException {
        return Files.createTempDirectory(folder, name);
    }

    private static NodeHarness fitter(final String family) throws Exception {
        return new NodeHarness(new BackgroundFitterNodeFactory(), newFolder("fitter"))
                .set("model", family);
    }

    private static BackgroundFitPortObject fit(final String family) throws Exception {
        return (BackgroundFitPortObject) fitter(family).execute(image).result()[0];
    }

    private static SpectralImagePortObject subtract(final ZlpModelPortObject model)
            throws Exception {
        return new NodeHarness(new BackgroundSubtractorNodeFactory(), newFolder("subtractor"))
                .image(model, image);
    }

    private static double number(final BufferedDataTable table, final DataRow row, final String c) {
        return ((DoubleValue) row.getCell(table.getDataTableSpec().findColumnIndex(c)))
                .getDoubleValue();
    }

    @Test
    void everyKindOfModelGoesThroughTheSubtractor() throws Exception {
        for (final ZlpModelPortObject model : List.of(ensemble, fit("SPLIT_PEARSON_VII"))) {
            try (Signal raw = image.open();
                    Signal rest = subtract(model).open()) {
                assertEquals(
                        List.of("signal", BackgroundSubtractor.P16, BackgroundSubtractor.P84),
                        rest.spec().bands());
                assertEquals(raw.rows(), rest.rows());
                assertEquals(0, rest.plane().row(5)[104], 0);
            }
        }
    }

    @Test
    void theFitterKeepsItsSettingsInTheProvenance() throws Exception {
        final BackgroundFitPortObject model =
                (BackgroundFitPortObject)
                        fitter("POWER_LAW")
                                .set("from", 0.7)
                                .set("to", 1.1)
                                .execute(image)
                                .result()[0];
        assertTrue(model.getSummary().contains("from 0.70 to 1.10 eV"), model.getSummary());
        final var steps = model.background().metadata().provenance();
        final var last = steps.get(steps.size() - 1);
        assertEquals("Background Fitter", last.node());
        assertEquals("power law", last.parameters().get("model"));
        assertEquals("0.7", last.parameters().get("fitFromEv"));
        assertEquals(image.getSpec().signal(), model.getSpec().trainingImage());
    }

    @Test
    void windowsThatCannotBeAreRefusedBeforeAnythingRuns() throws Exception {
        final NodeHarness tail = fitter("POWER_LAW");
        tail.set("from", -0.5);
        assertThrows(InvalidSettingsException.class, () -> tail.configure(image.getSpec()));
        final NodeHarness peak = fitter("PEARSON_VII");
        peak.set("from", 0.5);
        assertThrows(InvalidSettingsException.class, () -> peak.configure(image.getSpec()));
        final NodeHarness far = fitter("POWER_LAW");
        far.set("to", 100.0);
        final InvalidSettingsException e =
                assertThrows(InvalidSettingsException.class, () -> far.configure(image.getSpec()));
        assertTrue(e.getMessage().contains("End of the fit window"), e.getMessage());
        final NodeHarness narrow = fitter("POWER_LAW");
        narrow.set("from", 1.0).set("to", 1.05);
        final KNIMEException few = assertThrows(KNIMEException.class, () -> narrow.execute(image));
        assertTrue(few.getMessage().contains("wider window"), few.getMessage());
    }

    @Test
    void aCanceledFitGivesNothing() throws Exception {
        final NodeHarness node = fitter("VACUUM").cancelAt(3);
        assertThrows(CanceledExecutionException.class, () -> node.execute(image));
    }

    @Test
    void modelsAreComparedOnSimulatedTruth() throws Exception {
        final NodeHarness node =
                new NodeHarness(new ZlpModelComparisonNodeFactory(), newFolder("comparison"))
                        .set("truth", "SIMULATED");
        final BufferedDataTable table = node.table(image, ensemble, fit("KAISER"));
        assertEquals(6, table.size());
        for (final DataRow row : table) {
            final double coverage = number(table, row, "coverage of the 68 % band");
            assertTrue(coverage >= 0 && coverage <= 1);
            assertTrue(number(table, row, "behind the best") >= 0);
        }
    }

    private static long held(final BufferedDataTable table) {
        final int column = table.getDataTableSpec().findColumnIndex("held out");
        long held = 0;
        for (final DataRow row : table) {
            held += row.getCell(column).toString().equals("true") ? 1 : 0;
        }
        return held;
    }

    @Test
    void onVacuumModelsAreMadeAnewWithoutWhatScoresThem() throws Exception {
        final NodeHarness node =
                new NodeHarness(new ZlpModelComparisonNodeFactory(), newFolder("comparison"))
                        .set("folds", 2);
        final NodeRuntime.Outcome<PortObject[]> out = node.execute(image, ensemble, fit("VACUUM"));
        assertEquals(6, held((BufferedDataTable) out.result()[0]));
        assertEquals(
                0,
                node.files().stream().filter(f -> f.toString().endsWith(".arrow")).count(),
                "no file of a fold is left");
    }

    @Test
    void modelsThatHaveSeenWhatScoresThemAreMarked() throws Exception {
        final NodeHarness node =
                new NodeHarness(new ZlpModelComparisonNodeFactory(), newFolder("comparison"))
                        .set("retrain", false);
        final NodeRuntime.Outcome<PortObject[]> out = node.execute(image, ensemble, fit("VACUUM"));
        assertEquals(0, held((BufferedDataTable) out.result()[0]));
        assertTrue(out.warning().contains("6 of 6 scores may be too good"), out.warning());
        final SpectralImagePortObject other =
                new NodeHarness(new EelsSpecimenSimulatorNodeFactory(), newFolder("simulator"))
                        .set("width", 16)
                        .set("height", 12)
                        .set("seed", 2L)
                        .image();
        assertEquals(
                6, held(node.table(other, ensemble, fit("VACUUM"))), "models of another image");
    }

    @Test
    void aComparisonThatCannotBeIsRefused() throws Exception {
        final SpectralImagePortObject plain = new Samples(folder).image(8, 6);
        final NodeHarness truth =
                new NodeHarness(new ZlpModelComparisonNodeFactory(), newFolder("comparison"))
                        .set("truth", "SIMULATED");
        final InvalidSettingsException e =
                assertThrows(
                        InvalidSettingsException.class,
                        () ->
                                truth.configure(
                                        plain.getSpec(), ensemble.getSpec(), ensemble.getSpec()));
        assertTrue(e.getMessage().contains("Add the true zero-loss peak"), e.getMessage());
        final NodeHarness window =
                new NodeHarness(new ZlpModelComparisonNodeFactory(), newFolder("comparison"))
                        .set("windows/0/from", 3.0);
        assertThrows(
                InvalidSettingsException.class,
                () -> window.configure(image.getSpec(), ensemble.getSpec(), ensemble.getSpec()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 12})
    void canceledComparisonsLeaveNothing(final int checks) throws Exception {
        final NodeHarness node =
                new NodeHarness(new ZlpModelComparisonNodeFactory(), newFolder("comparison"))
                        .cancelAt(checks);
        final BackgroundFitPortObject fit = fit("VACUUM");
        assertThrows(CanceledExecutionException.class, () -> node.execute(image, ensemble, fit));
        assertEquals(0, node.files().stream().filter(f -> f.toString().endsWith(".arrow")).count());
    }

    private static NodeHarness writer(final Path file) throws Exception {
        return new NodeHarness(new ZlpModelWriterNodeFactory(), newFolder("writer"))
                .set("target/path", file.toString());
    }

    private static NodeHarness reader(final Path file) throws Exception {
        return new NodeHarness(new ZlpModelReaderNodeFactory(), newFolder("reader"))
                .set("source/path", file.toString());
    }

    @Test
    void writtenModelsAreReadBackAndSubtractTheSame() throws Exception {
        for (final ZlpModelPortObject model : List.of(ensemble, fit("VACUUM"), fit("KAISER"))) {
            final Path target = newFolder("my models").resolve("a model");
            writer(target).execute(model);
            final ZlpModelPortObject read =
                    (ZlpModelPortObject)
                            reader(target.resolveSibling("a model.zlpmodel")).execute().result()[0];
            assertEquals(model.getClass(), read.getClass());
            assertEquals(model.getSummary(), read.getSummary());
            try (Signal a = subtract(model).open();
                    Signal b = subtract(read).open()) {
                for (long r = 0; r < a.rows(); r += 11) {
                    assertArrayEquals(a.plane().row(r), b.plane().row(r));
                    assertArrayEquals(
                            a.plane(BackgroundSubtractor.P84).row(r),
                            b.plane(BackgroundSubtractor.P84).row(r));
                }
            }
        }
    }

    private static List<String> names(final Path directory) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void anExistingModelIsKeptUnlessItMayBeReplaced() throws Exception {
        final Path target = newFolder("existing").resolve("a.zlpmodel");
        Files.writeString(target, "mine");
        final NodeHarness node = writer(target);
        final InvalidSettingsException e =
                assertThrows(
                        InvalidSettingsException.class, () -> node.configure(ensemble.getSpec()));
        assertTrue(e.getMessage().contains("exists already"), e.getMessage());
        assertEquals("mine", Files.readString(target));
        final NodeHarness canceled = writer(target).set("ifExists", "OVERWRITE").cancelAt(2);
        assertThrows(CanceledExecutionException.class, () -> canceled.execute(ensemble));
        assertEquals("mine", Files.readString(target));
        assertEquals(List.of("a.zlpmodel"), names(target.getParent()));
        node.set("ifExists", "OVERWRITE").execute(ensemble);
        assertEquals(List.of("a.zlpmodel"), names(target.getParent()));
        assertInstanceOf(ZlpEnsemblePortObject.class, reader(target).execute().result()[0]);
    }

    @Test
    void placesThatCannotBeWrittenAreNamed() throws Exception {
        final Path none = folder.resolve("no folder").resolve("a.zlpmodel");
        final KNIMEException e =
                assertThrows(KNIMEException.class, () -> writer(none).execute(ensemble));
        assertTrue(e.getMessage().contains("no folder"), e.getMessage());
        assertThrows(InvalidSettingsException.class, () -> writer(Path.of("")).execute(ensemble));
        final NodeHarness remote = writer(Path.of("a"));
        remote.set("target/path", "https://example.org/a.zlpmodel");
        assertThrows(InvalidSettingsException.class, () -> remote.configure(ensemble.getSpec()));
    }

    @Test
    void filesThatAreNoModelsAreRefusedByName() throws Exception {
        final Path good = newFolder("good").resolve("a.zlpmodel");
        writer(good).execute(ensemble);
        final byte[] bytes = Files.readAllBytes(good);
        final Path cut = good.resolveSibling("cut.zlpmodel");
        Files.write(cut, Arrays.copyOf(bytes, bytes.length / 3));
        final Path text = good.resolveSibling("text.zlpmodel");
        Files.writeString(text, "not a model");
        for (final Path bad : List.of(cut, text)) {
            final KNIMEException e =
                    assertThrows(KNIMEException.class, () -> reader(bad).execute());
            assertTrue(e.getMessage().contains(bad.getFileName().toString()), e.getMessage());
        }
        for (final Path missing :
                List.of(good.resolveSibling("none.zlpmodel"), good.getParent(), Path.of(""))) {
            assertThrows(InvalidSettingsException.class, () -> reader(missing).execute());
        }
    }

    @Test
    void modelsAreReadFromFileAddresses() throws Exception {
        final Path good = newFolder("web").resolve("a.zlpmodel");
        writer(good).execute(ensemble);
        final NodeHarness node = reader(good);
        node.set("source/path", good.toUri().toString());
        assertEquals(
                ensemble.getSummary(),
                ((ZlpModelPortObject) node.execute().result()[0]).getSummary());
    }

    @Test
    void aFittedModelComesBackFromItsPort() throws Exception {
        final BackgroundFitPortObject model = fit("VACUUM");
        final ByteArrayOutputStream spec = new ByteArrayOutputStream();
        try (PortObjectSpecZipOutputStream zip = PortUtil.getPortObjectSpecZipOutputStream(spec)) {
            new BackgroundFitPortObjectSpec.Serializer().savePortObjectSpec(model.getSpec(), zip);
        }
        final BackgroundFitPortObjectSpec loadedSpec;
        try (PortObjectSpecZipInputStream zip =
                PortUtil.getPortObjectSpecZipInputStream(
                        new ByteArrayInputStream(spec.toByteArray()))) {
            loadedSpec = new BackgroundFitPortObjectSpec.Serializer().loadPortObjectSpec(zip);
        }
        assertEquals(model.getSpec(), loadedSpec);
        assertEquals(model.getSpec().hashCode(), loadedSpec.hashCode());
        final ByteArrayOutputStream object = new ByteArrayOutputStream();
        try (PortObjectZipOutputStream zip = PortUtil.getPortObjectZipOutputStream(object)) {
            new BackgroundFitPortObject.Serializer()
                    .savePortObject(model, zip, new ExecutionMonitor());
        }
        try (PortObjectZipInputStream zip =
                PortUtil.getPortObjectZipInputStream(
                        new ByteArrayInputStream(object.toByteArray()))) {
            final BackgroundFitPortObject loaded =
                    new BackgroundFitPortObject.Serializer()
                            .loadPortObject(zip, loadedSpec, new ExecutionMonitor());
            assertEquals(model.getSummary(), loaded.getSummary());
            assertEquals(model.background().settings(), loaded.background().settings());
        }
    }

    @Test
    void thePortOfAnyModelTakesBothKindsAndSavesNone() throws Exception {
        assertTrue(ZlpModelPortObject.ANY.isSuperTypeOf(ZlpEnsemblePortObject.TYPE));
        assertTrue(ZlpModelPortObject.ANY.isSuperTypeOf(BackgroundFitPortObject.TYPE));
        assertFalse(ZlpEnsemblePortObject.TYPE.isSuperTypeOf(BackgroundFitPortObject.TYPE));
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PortObjectSpecZipOutputStream zip = PortUtil.getPortObjectSpecZipOutputStream(bytes)) {
            assertThrows(
                    IOException.class,
                    () ->
                            new ZlpModelPortObjectSpec.Serializer()
                                    .savePortObjectSpec(ensemble.getSpec(), zip));
        }
    }
}
