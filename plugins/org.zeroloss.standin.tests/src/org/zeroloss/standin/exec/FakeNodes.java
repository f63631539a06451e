package org.zeroloss.standin.exec;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataTableSpecCreator;
import org.knime.core.data.DataType;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Small nodes that the executor's tests run. */
public final class FakeNodes {

    /** Opened by {@link Wait} once it runs. */
    public static volatile CountDownLatch waiting = new CountDownLatch(1);

    /** The folder of the run that {@link Wait} is part of. */
    public static volatile Path runFolder = Path.of("none");

    private FakeNodes() {}

    /** A repository with all of them. */
    public static ClasspathRepository repository() {
        Note.register();
        return new ClasspathRepository()
                .add(Source.class, Source::new, "/community/fake")
                .add(Scale.class, Scale::new, "/community/fake")
                .add(Fail.class, Fail::new, "/community/fake")
                .add(Wait.class, Wait::new, "/community/fake")
                .add(Store.class, Store::new, "/community/fake")
                .add(Read.class, Read::new, "/community/fake")
                .add(Pass.class, Pass::new, "/community/fake");
    }

    /** How many rows. */
    public static final class SourceParameters implements NodeParameters {
        @Widget(title = "Rows", description = "Number of rows.")
        int m_rows = 6;

        @Widget(title = "Seed", description = "Seed of the random numbers.")
        long m_seed = 42;

        @Override
        public void validate() throws InvalidSettingsException {
            if (m_rows < 0) {
                throw new InvalidSettingsException("Rows must not be negative, found " + m_rows);
            }
        }
    }

    /** Makes a table with pixel coordinates, a value and a text with commas. */
    public static final class Source extends DefaultNodeFactory {
        private static final DataTableSpec SPEC =
                spec(
                        List.of("x", "y", "value", "name"),
                        List.of(IntCell.TYPE, IntCell.TYPE, DoubleCell.TYPE, StringCell.TYPE));

        private static final DefaultNode NODE =
                DefaultNode.create()
                        .name("Fake Source")
                        .icon("fake.png")
                        .shortDescription("Makes rows.")
                        .fullDescription("Makes rows.")
                        .sinceVersion(5, 8, 0)
                        .ports(p -> p.addOutputTable("Rows", "The rows."))
                        .model(
                                m ->
                                        m.parametersClass(SourceParameters.class)
                                                .configure((i, o) -> o.setOutSpecs(SPEC))
                                                .execute(Source::execute))
                        .nodeType(NodeType.Source);

        /** As KNIME calls it. */
        public Source() {
            super(NODE);
        }

        private static void execute(final ExecuteInput in, final ExecuteOutput out) {
            final SourceParameters p = in.getParameters();
            final ExecutionContext exec = in.getExecutionContext();
            final BufferedDataContainer rows = exec.createDataContainer(SPEC);
            for (int r = 0; r < p.m_rows; r++) {
                rows.addRowToTable(
                        new DefaultRow(
                                "Row" + r,
                                new IntCell(r % 3),
                                new IntCell(r / 3),
                                r == 4 ? DataType.getMissingCell() : new DoubleCell(r / 3.0),
                                new StringCell("a,\"" + r + "\"")));
                exec.setProgress((r + 1.0) / p.m_rows, "row " + r);
            }
            rows.close();
            out.setOutData(0, rows.getTable());
        }
    }

    /** By how much. */
    public static final class ScaleParameters implements NodeParameters {
        @Widget(title = "Factor", description = "Multiplies the values.")
        double m_factor = 10;

        @Widget(title = "Label", description = "Any text.")
        String m_label = "scaled";
    }

    /** Multiplies the column value. */
    public static final class Scale extends DefaultNodeFactory {
        private static final DefaultNode NODE =
                DefaultNode.create()
                        .name("Fake Scale (Apply)")
                        .icon("fake.png")
                        .shortDescription("Scales.")
                        .fullDescription("Scales.")
                        .sinceVersion(5, 8, 0)
                        .ports(
                                p ->
                                        p.addInputTable("Rows", "The rows.")
                                                .addOutputTable("Scaled", "The scaled rows."))
                        .model(
                                m ->
                                        m.parametersClass(ScaleParameters.class)
                                                .configure(Scale::configure)
                                                .execute(Scale::execute));

        /** As KNIME calls it. */
        public Scale() {
            super(NODE);
        }

        private static void configure(final ConfigureInput in, final ConfigureOutput out)
                throws InvalidSettingsException {
            final ScaleParameters p = in.getParameters();
            if (p.m_factor == 0) {
                throw new InvalidSettingsException("The factor is 0; give another one");
            }
            out.setOutSpecs(spec(List.of(p.m_label), List.of(DoubleCell.TYPE)));
        }

        private static void execute(final ExecuteInput in, final ExecuteOutput out) {
            final ScaleParameters p = in.getParameters();
            final BufferedDataContainer rows =
                    in.getExecutionContext()
                            .createDataContainer(
                                    spec(List.of(p.m_label), List.of(DoubleCell.TYPE)));
            final BufferedDataTable table = in.getInTable(0);
            final int value = table.getDataTableSpec().findColumnIndex("value");
            try (CloseableRowIterator i = table.iterator()) {
                while (i.hasNext()) {
                    final DataRow row = i.next();
                    final DataCell cell = row.getCell(value);
                    rows.addRowToTable(
                            new DefaultRow(
                                    row.getKey(),
                                    cell.isMissing()
                                            ? cell
                                            : new DoubleCell(
                                                    p.m_factor
                                                            * ((DoubleValue) cell)
                                                                    .getDoubleValue())));
                }
            }
            rows.close();
            out.setOutData(0, rows.getTable());
            out.setWarningMessage("one value is missing");
        }
    }

    /** Always fails. */
    public static final class Fail extends DefaultNodeFactory {
        private static final DefaultNode NODE =
                DefaultNode.create()
                        .name("Fake Fail")
                        .icon("fake.png")
                        .shortDescription("Fails.")
                        .fullDescription("Fails.")
                        .sinceVersion(5, 8, 0)
                        .ports(
                                p ->
                                        p.addInputTable("Rows", "The rows.")
                                                .addOutputTable("Out", "Nothing."))
                        .model(
                                m ->
                                        m.withoutParameters()
                                                .configure((i, o) -> {})
                                                .execute(
                                                        (i, o) -> {
                                                            throw new IllegalStateException(
                                                                    "the lens is dirty; clean it");
                                                        }));

        /** As KNIME calls it. */
        public Fail() {
            super(NODE);
        }
    }

    /** Writes temporary files and then waits for the user to cancel. */
    public static final class Wait extends DefaultNodeFactory {
        private static final DefaultNode NODE =
                DefaultNode.create()
                        .name("Fake Wait")
                        .icon("fake.png")
                        .shortDescription("Waits.")
                        .fullDescription("Waits.")
                        .sinceVersion(5, 8, 0)
                        .ports(p -> p.addOutputPort("Note", "A note.", Note.TYPE))
                        .model(
                                m ->
                                        m.withoutParameters()
                                                .configure(
                                                        (i, o) -> o.setOutSpecs(new NoteSpec("")))
                                                .execute((i, o) -> Wait.execute(i)));

        /** As KNIME calls it. */
        public Wait() {
            super(NODE);
        }

        private static void execute(final ExecuteInput in) throws CanceledExecutionException {
            final ExecutionContext exec = in.getExecutionContext();
            try {
                final FileStore store = exec.createFileStore("half.bin");
                final Path file = store.getFile().toPath();
                Files.write(file, new byte[1000]);
                runFolder = file;
                while (!runFolder.getFileName().toString().startsWith("zeroloss-run-")) {
                    runFolder = runFolder.getParent();
                }
                waiting.countDown();
                while (true) {
                    exec.checkCanceled();
                    Thread.sleep(5);
                }
            } catch (final IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** What to store. */
    public static final class StoreParameters implements NodeParameters {
        @Widget(title = "Text", description = "What to store.")
        String m_text = "hello";
    }

    /** Stores a text in a file store. */
    public static final class Store extends DefaultNodeFactory {
        private static final DefaultNode NODE =
                DefaultNode.create()
                        .name("Fake Store")
                        .icon("fake.png")
                        .shortDescription("Stores.")
                        .fullDescription("Stores.")
                        .sinceVersion(5, 8, 0)
                        .ports(p -> p.addOutputPort("Note", "A note.", Note.TYPE))
                        .model(
                                m ->
                                        m.parametersClass(StoreParameters.class)
                                                .configure(
                                                        (i, o) ->
                                                                o.setOutSpecs(new NoteSpec("note")))
                                                .execute(Store::execute));

        /** As KNIME calls it. */
        public Store() {
            super(NODE);
        }

        private static void execute(final ExecuteInput in, final ExecuteOutput out) {
            final StoreParameters p = in.getParameters();
            try {
                final FileStore store = in.getExecutionContext().createFileStore("note.txt");
                Files.writeString(store.getFile().toPath(), p.m_text);
                out.setOutData(0, new Note(new NoteSpec("note"), store));
            } catch (final IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Hands a note on. */
    public static final class Pass extends DefaultNodeFactory {
        private static final DefaultNode NODE =
                DefaultNode.create()
                        .name("Fake Pass")
                        .icon("fake.png")
                        .shortDescription("Passes.")
                        .fullDescription("Passes.")
                        .sinceVersion(5, 8, 0)
                        .ports(
                                p ->
                                        p.addInputPort("Note", "A note.", Note.TYPE)
                                                .addOutputPort("Same", "The same.", Note.TYPE))
                        .model(
                                m ->
                                        m.withoutParameters()
                                                .configure(
                                                        (i, o) -> o.setOutSpecs(i.getInPortSpec(0)))
                                                .execute(
                                                        (i, o) ->
                                                                o.setOutData(
                                                                        0, i.getInPortObject(0))));

        /** As KNIME calls it. */
        public Pass() {
            super(NODE);
        }
    }

    /** Reads a note into a table. */
    public static final class Read extends DefaultNodeFactory {
        private static final DataTableSpec SPEC = spec(List.of("text"), List.of(StringCell.TYPE));

        private static final DefaultNode NODE =
                DefaultNode.create()
                        .name("Fake Read")
                        .icon("fake.png")
                        .shortDescription("Reads.")
                        .fullDescription("Reads.")
                        .sinceVersion(5, 8, 0)
                        .ports(
                                p ->
                                        p.addInputPort("Note", "A note.", Note.TYPE)
                                                .addOutputTable("Text", "Its text."))
                        .model(
                                m ->
                                        m.withoutParameters()
                                                .configure((i, o) -> o.setOutSpecs(SPEC))
                                                .execute(Read::execute));

        /** As KNIME calls it. */
        public Read() {
            super(NODE);
        }

        private static void execute(final ExecuteInput in, final ExecuteOutput out) {
            final Note note = in.getInPortObject(0);
            final BufferedDataContainer rows = in.getExecutionContext().createDataContainer(SPEC);
            rows.addRowToTable(new DefaultRow("Row0", new StringCell(note.text())));
            rows.close();
            out.setOutData(0, rows.getTable());
        }
    }

    static DataTableSpec spec(final List<String> names, final List<DataType> types) {
        final DataTableSpecCreator creator = new DataTableSpecCreator();
        for (int i = 0; i < names.size(); i++) {
            creator.addColumns(new DataColumnSpecCreator(names.get(i), types.get(i)).createSpec());
        }
        return creator.createSpec();
    }

    /** Number of files below a folder; none if there is no such folder. */
    public static long files(final Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return 0;
        }
        try (var walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).count();
        }
    }
}
