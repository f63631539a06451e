package org.zeroloss.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.UInt2Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Arrow's own reader and writer on one side, ours on the other. */
class ArrowInteropTest {

    @TempDir private Path m_dir;

    /** Two batches: 1 row of 7 MB does not share one with two others. */
    private Path write(final int width) {
        final Path file = m_dir.resolve("a.arrow");
        final SignalSpec spec =
                Specs.image(1, 3, width, DataType.UINT16)
                        .withBands(List.of("signal", "signal_p16"))
                        .withMap(new MapColumn("label", DataType.INT32, "id"));
        try (SignalWriter w = SignalWriter.create(file, spec)) {
            while (w.remainingRows() > 0) {
                final SignalBlock b = w.newBlock();
                for (int r = 0; r < b.rows(); r++) {
                    final long row = w.writtenRows() + r;
                    b.band().set(r, width - 1, 60000 + row);
                    b.band("signal_p16").set(r, 0, row);
                    b.map("label").set(r, 0, -row);
                }
                w.write(b);
            }
            w.finish();
        }
        return file;
    }

    @Test
    void arrowReadsOurFiles() throws Exception {
        final int width = 1_800_000;
        try (BufferAllocator allocator = new RootAllocator();
                FileChannel ch = FileChannel.open(write(width), StandardOpenOption.READ);
                ArrowFileReader reader = new ArrowFileReader(ch, allocator)) {
            final VectorSchemaRoot root = reader.getVectorSchemaRoot();
            final Schema schema = root.getSchema();
            assertEquals(
                    Set.of(
                            "zeroloss.format",
                            "zeroloss.axes",
                            "zeroloss.kind",
                            "zeroloss.metadata"),
                    schema.getCustomMetadata().keySet());
            assertEquals("1.0", schema.getCustomMetadata().get("zeroloss.format"));
            assertEquals("id", schema.findField("label").getMetadata().get("zeroloss.unit"));
            assertEquals(2, reader.getRecordBlocks().size());
            int row = 0;
            while (reader.loadNextBatch()) {
                final FixedSizeListVector list = (FixedSizeListVector) root.getVector("signal");
                final UInt2Vector values =
                        assertInstanceOf(UInt2Vector.class, list.getDataVector());
                final UInt2Vector low =
                        (UInt2Vector)
                                ((FixedSizeListVector) root.getVector("signal_p16"))
                                        .getDataVector();
                assertEquals(width, list.getListSize());
                assertEquals(0, list.getNullCount());
                assertEquals(0, values.getNullCount());
                for (int r = 0; r < root.getRowCount(); r++, row++) {
                    assertEquals(60000 + row, values.getValueAsLong(r * width + width - 1));
                    assertEquals(0, values.getValueAsLong(r * width));
                    assertEquals(row, low.getValueAsLong(r * width));
                    assertEquals(-row, ((BaseIntVector) root.getVector("label")).getValueAsLong(r));
                }
            }
            assertEquals(3, row);
        }
    }

    @Test
    void arrowReadsThemAsStreamsToo() throws Exception {
        try (BufferAllocator allocator = new RootAllocator();
                FileChannel ch = FileChannel.open(write(10), StandardOpenOption.READ);
                ArrowStreamReader reader = new ArrowStreamReader(ch.position(8), allocator)) {
            assertTrue(reader.loadNextBatch());
            assertEquals(3, reader.getVectorSchemaRoot().getRowCount());
            assertFalse(reader.loadNextBatch());
        }
    }

    @Test
    void imageStacksSayWhereARowBelongs() throws Exception {
        final Path file = m_dir.resolve("stack.arrow");
        final SignalSpec spec =
                new SignalSpec(
                        SignalKind.IMAGE_STACK,
                        "stack",
                        "",
                        List.of(
                                Specs.x(2),
                                new Axis("y", "", 3, 1, 0, AxisRole.SIGNAL),
                                new Axis("column", "", 4, 1, 0, AxisRole.SIGNAL)),
                        DataType.FLOAT32,
                        List.of("signal"),
                        List.of(),
                        SignalMetadata.EMPTY);
        try (SignalWriter w = SignalWriter.create(file, spec)) {
            w.write(w.newBlock());
            w.finish();
        }
        try (Signal s = Signal.open(file)) {
            assertEquals(spec, s.spec());
        }
        try (BufferAllocator allocator = new RootAllocator();
                FileChannel ch = FileChannel.open(file, StandardOpenOption.READ);
                ArrowFileReader reader = new ArrowFileReader(ch, allocator)) {
            assertTrue(reader.loadNextBatch());
            final VectorSchemaRoot root = reader.getVectorSchemaRoot();
            for (int r = 0; r < 6; r++) {
                assertEquals(r / 3, ((BaseIntVector) root.getVector("image")).getValueAsLong(r));
                assertEquals(r % 3, ((BaseIntVector) root.getVector("row")).getValueAsLong(r));
            }
        }
    }

    /** Arrow Java writes validity buffers, also of the lists' values; they are skipped. */
    @Test
    void weReadWhatArrowWroteWithOurSchema() throws Exception {
        final SignalSpec spec = Specs.image(2, 2, 3, DataType.FLOAT32);
        try (Signal s = Signal.open(arrowWrites(spec, list -> list.setNotNull(1)))) {
            assertEquals(spec, s.spec());
            final double[] all = new double[12];
            s.plane().readRows(0, 4, all, 0);
            for (int i = 0; i < 12; i++) {
                assertEquals(i, all[i]);
            }
        }
    }

    /** Whatever its columns hold: it is told to be foreign before they are judged. */
    @Test
    void tablesOfOthersAreNoSignals() throws Exception {
        final Path file = m_dir.resolve("table.arrow");
        try (BufferAllocator allocator = new RootAllocator();
                VarCharVector words = new VarCharVector("word", allocator);
                FileChannel out =
                        FileChannel.open(
                                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            words.allocateNew();
            words.setSafe(0, new byte[] {'a', 'b'});
            words.setValueCount(1);
            try (VectorSchemaRoot root = VectorSchemaRoot.of(words);
                    ArrowFileWriter writer = new ArrowFileWriter(root, null, out)) {
                root.setRowCount(1);
                writer.start();
                writer.writeBatch();
                writer.end();
            }
        }
        final SignalException e = assertThrows(NotASignalException.class, () -> Signal.open(file));
        assertTrue(e.getMessage().contains("not a signal of Zeroloss"), e.getMessage());
        assertTrue(e.getMessage().contains("footer at 0x"), e.getMessage());
    }

    @Test
    void nullsAreRefused() throws Exception {
        final SignalSpec spec = Specs.image(2, 2, 3, DataType.FLOAT32);
        final Path file = arrowWrites(spec, list -> list.setNull(1));
        final SignalException e = assertThrows(SignalException.class, () -> Signal.open(file));
        assertTrue(e.getMessage().contains("1 nulls"), e.getMessage());
        assertTrue(e.getMessage().contains("'signal'"), e.getMessage());
    }

    /** Two batches of two rows, values 0 to 11; {@code second} sets the validity of each row 1. */
    private Path arrowWrites(final SignalSpec spec, final Consumer<FixedSizeListVector> second)
            throws Exception {
        final Path file = m_dir.resolve("by-arrow.arrow");
        final Path ours = m_dir.resolve("ours.arrow");
        try (SignalWriter w = SignalWriter.create(ours, spec)) {
            w.write(w.newBlock());
            w.finish();
        }
        try (BufferAllocator allocator = new RootAllocator();
                FileChannel in = FileChannel.open(ours, StandardOpenOption.READ);
                ArrowFileReader reader = new ArrowFileReader(in, allocator)) {
            final Schema schema = reader.getVectorSchemaRoot().getSchema();
            final Field field = schema.getFields().get(0);
            try (FixedSizeListVector list = (FixedSizeListVector) field.createVector(allocator);
                    FileChannel out =
                            FileChannel.open(
                                    file,
                                    StandardOpenOption.CREATE_NEW,
                                    StandardOpenOption.WRITE)) {
                final Float4Vector values = (Float4Vector) list.getDataVector();
                list.setInitialCapacity(2);
                list.allocateNew();
                values.allocateNew(6);
                try (VectorSchemaRoot root =
                                new VectorSchemaRoot(schema, List.of((FieldVector) list), 2);
                        ArrowFileWriter writer = new ArrowFileWriter(root, null, out)) {
                    writer.start();
                    for (int batch = 0; batch < 2; batch++) {
                        for (int i = 0; i < 6; i++) {
                            values.set(i, batch * 6 + i);
                        }
                        list.setNotNull(0);
                        second.accept(list);
                        list.setValueCount(2);
                        root.setRowCount(2);
                        writer.writeBatch();
                    }
                    writer.end();
                }
            }
        }
        return file;
    }
}
