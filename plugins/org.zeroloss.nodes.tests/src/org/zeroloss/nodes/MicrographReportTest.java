package org.zeroloss.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.NodeSettingsRO;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.zeroloss.nodes.micrograph.MicrographViewerNodeFactory;
import org.zeroloss.nodes.reader.ImageReaderNodeFactory;
import org.zeroloss.nodes.workflows.Execution;
import org.zeroloss.nodes.workflows.NodeList;
import org.zeroloss.standin.exec.ClasspathRepository;
import org.zeroloss.standin.exec.NodeEntry;
import org.zeroloss.standin.exec.NodeRepository;
import org.zeroloss.standin.exec.WorkflowBuilder;
import org.zeroloss.standin.runtime.NodeRuntime;
import org.zeroloss.standin.runtime.WorkflowPlace;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A micrograph that does not fit into a report, with objects of several classes, boxes and
 * probabilities on it. The browser tests open its report, {@code micrograph-objects}.
 */
class MicrographReportTest {

    private static final int WIDTH = 2400;
    private static final int HEIGHT = 1600;
    private static final int SPACING = 100;
    private static final String[] KINDS = {"vacancy", "antisite", "adatom"};

    @TempDir private Path m_folder;

    /** Gives the objects: one per lattice point, its class by the sum of column and line. */
    static final class ObjectSource extends DefaultNodeFactory {

        private static final DataTableSpec SPEC =
                new DataTableSpec(
                        new DataColumnSpecCreator("x (nm)", DoubleCell.TYPE).createSpec(),
                        new DataColumnSpecCreator("y (nm)", DoubleCell.TYPE).createSpec(),
                        new DataColumnSpecCreator("width", DoubleCell.TYPE).createSpec(),
                        new DataColumnSpecCreator("height", DoubleCell.TYPE).createSpec(),
                        new DataColumnSpecCreator("probability", DoubleCell.TYPE).createSpec(),
                        new DataColumnSpecCreator("class", StringCell.TYPE).createSpec());

        ObjectSource() {
            super(
                    DefaultNode.create()
                            .name("Made-up Objects")
                            .icon("none.png")
                            .shortDescription("Gives a table.")
                            .fullDescription("Gives a table.")
                            .sinceVersion(0, 1, 0)
                            .ports(p -> p.addOutputTable("Objects", "The objects."))
                            .model(
                                    m ->
                                            m.withoutParameters()
                                                    .configure((in, out) -> out.setOutSpec(0, SPEC))
                                                    .execute(
                                                            (in, out) ->
                                                                    out.setOutData(
                                                                            0,
                                                                            table(
                                                                                    in.getExecutionContext()
                                                                                            .createDataContainer(
                                                                                                    SPEC))))));
        }

        private static BufferedDataTable table(final BufferedDataContainer rows) {
            int i = 0;
            for (int y = SPACING / 2; y < HEIGHT; y += SPACING) {
                for (int x = SPACING / 2; x < WIDTH; x += SPACING) {
                    final List<DataCell> cells = new ArrayList<>();
                    DoubleStream.of(0.1 * x, 0.1 * y, 4, 6, (i % 10) / 10.0)
                            .forEach(v -> cells.add(new DoubleCell(v)));
                    cells.add(new StringCell(KINDS[(x + y) / SPACING % KINDS.length]));
                    rows.addRowToTable(new DefaultRow("o" + i++, cells.toArray(DataCell[]::new)));
                }
            }
            rows.close();
            return rows.getTable();
        }
    }

    /** The extension's nodes and the source of objects. */
    private static final class Nodes implements NodeRepository {

        private final NodeList m_list = new NodeList();
        private final ClasspathRepository m_source =
                new ClasspathRepository().add(ObjectSource.class, ObjectSource::new, "/");

        @Override
        public List<NodeEntry> nodes() {
            final List<NodeEntry> all = new ArrayList<>(m_list.nodes());
            all.addAll(m_source.nodes());
            return all;
        }

        @Override
        public NodeRuntime create(
                final String factory, final NodeSettingsRO settings, final WorkflowPlace place) {
            return (factory.equals(ObjectSource.class.getName()) ? m_source : m_list)
                    .create(factory, settings, place);
        }
    }

    /** Bright discs on a lattice, on a ramp: pixel (x, y) is x / 8 + 200 and more in the discs. */
    private static byte[] image() throws IOException {
        final ByteArrayOutputStream file = new ByteArrayOutputStream();
        final String header =
                "{'descr': '<u2', 'fortran_order': False, 'shape': (%d, %d), }"
                        .formatted(HEIGHT, WIDTH);
        final int length = 118;
        file.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) length, 0});
        final String padded = header + " ".repeat(length - 1 - header.length()) + "\n";
        file.write(padded.getBytes(StandardCharsets.US_ASCII));
        final ByteBuffer pixels =
                ByteBuffer.allocate(2 * WIDTH * HEIGHT).order(ByteOrder.LITTLE_ENDIAN);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                final int dx = x % SPACING - SPACING / 2;
                final int dy = y % SPACING - SPACING / 2;
                final int disc = Math.max(0, 500 - dx * dx - dy * dy);
                pixels.putShort((short) (200 + x / 8 + disc));
            }
        }
        file.write(pixels.array());
        return file.toByteArray();
    }

    @Test
    void aLargeImageWithObjectsGoesIntoAReport() throws Exception {
        final Path data = m_folder.resolve("lattice.npy");
        Files.write(data, image());
        final Nodes nodes = new Nodes();
        final Path directory = m_folder.resolve("micrograph-objects");
        final WorkflowBuilder w = new WorkflowBuilder(nodes, directory);
        final var reader =
                w.add(ImageReaderNodeFactory.class.getName())
                        .set("source/path", data.toString())
                        .set("pixelSize", 0.1)
                        .set("pixelSize_is_present", true);
        final var objects = w.add(ObjectSource.class.getName());
        final var viewer =
                w.addWithPorts(
                                MicrographViewerNodeFactory.class.getName(),
                                "Objects",
                                List.of(BufferedDataTable.TYPE))
                        .set("units", "PHYSICAL")
                        .set("x", "x (nm)")
                        .set("y", "y (nm)")
                        .set("kind", "class")
                        .set("probability", "probability")
                        .set("width", "width")
                        .set("height", "height");
        w.connect(reader, 1, viewer, 1);
        w.connect(objects, 1, viewer, 2);
        w.write();
        try (Execution run = Execution.of(directory, nodes)) {
            assertEquals(List.of(), run.problems());
            assertEquals(java.util.Map.of(), run.failures());
            final String packed =
                    run.node("Micrograph Viewer").view().orElseThrow().packed(12_000_000).get();
            assertTrue(packed.contains("means of 2 × 2 pixels"));
        }
    }
}
