package org.zeroloss.standin.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStorePortObject;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.AbstractSimplePortObject;
import org.knime.core.node.port.AbstractSimplePortObjectSpec;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectSpecZipOutputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;
import org.knime.core.node.port.PortUtil;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import javax.swing.JComponent;

/** Port objects: their types, files and zip entries. */
class PortObjectsTest {

    /** A spec of one value. */
    public static final class SumSpec extends AbstractSimplePortObjectSpec {
        private String column = "";

        @Override
        protected void save(final ModelContentWO model) {
            model.addString("col", column);
        }

        @Override
        protected void load(final ModelContentRO model) throws InvalidSettingsException {
            column = model.getString("col");
        }

        /** Stores it. */
        public static final class Serializer
                extends AbstractSimplePortObjectSpecSerializer<SumSpec> {}
    }

    /** Data of one value. */
    public static final class Sum extends AbstractSimplePortObject {
        private double value;
        private PortObjectSpec spec = new SumSpec();

        @Override
        public String getSummary() {
            return "sum " + value;
        }

        @Override
        public PortObjectSpec getSpec() {
            return spec;
        }

        @Override
        protected void save(final ModelContentWO model, final ExecutionMonitor exec) {
            model.addDouble("sum", value);
        }

        @Override
        protected void load(
                final ModelContentRO model,
                final PortObjectSpec newSpec,
                final ExecutionMonitor exec)
                throws InvalidSettingsException {
            value = model.getDouble("sum");
            spec = newSpec;
        }

        /** Stores it. */
        public static final class Serializer extends AbstractSimplePortObjectSerializer<Sum> {}
    }

    private static void register() {
        new PortTypeDeclaration(
                        Sum.class,
                        SumSpec.class,
                        "Sum",
                        0x1eb9dc,
                        new Sum.Serializer(),
                        new SumSpec.Serializer())
                .register();
    }

    @Test
    void aSimpleObjectIsStoredAsKnimeDoes() throws Exception {
        register();
        final Sum sum = new Sum();
        sum.value = 67.5;
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PortObjectZipOutputStream out = PortUtil.getPortObjectZipOutputStream(bytes)) {
            PortUtil.getPortObjectSerializer(Sum.class)
                    .savePortObject(sum, out, new ExecutionMonitor());
        }
        try (ZipInputStream in =
                new ZipInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertEquals("portObject.file", in.getNextEntry().getName());
            assertEquals(0, in.readAllBytes().length);
            final ZipEntry entry = in.getNextEntry();
            assertEquals("content.xml", entry.getName());
            final String xml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(
                    xml.endsWith(
                            """
                             key="model.xml">
                                <entry key="version" type="xint" value="1"/>
                                <entry key="class_name" type="xstring" value="%s"/>
                                <config key="model">
                                    <entry key="sum" type="xdouble" value="67.5"/>
                                </config>
                            </config>
                            """
                                    .formatted(Sum.class.getName())),
                    xml);
        }
        final SumSpec spec = new SumSpec();
        spec.column = "value";
        final Sum back =
                PortUtil.getPortObjectSerializer(Sum.class)
                        .loadPortObject(
                                PortUtil.getPortObjectZipInputStream(
                                        new ByteArrayInputStream(bytes.toByteArray())),
                                spec,
                                new ExecutionMonitor());
        assertEquals(sum, back);
        assertEquals(spec, back.getSpec());
        assertNotEquals(new SumSpec(), spec);
    }

    @Test
    void aTableSpecIsStored() throws Exception {
        final DataTableSpec spec =
                new DataTableSpec(new String[] {"x"}, new DataType[] {IntCell.TYPE});
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PortObjectSpecZipOutputStream out = PortUtil.getPortObjectSpecZipOutputStream(bytes)) {
            PortUtil.getPortObjectSpecSerializer(DataTableSpec.class).savePortObjectSpec(spec, out);
        }
        final var in =
                PortUtil.getPortObjectSpecZipInputStream(
                        new ByteArrayInputStream(bytes.toByteArray()));
        assertEquals(
                spec,
                PortUtil.getPortObjectSpecSerializer(DataTableSpec.class).loadPortObjectSpec(in));
    }

    @Test
    void aTypeIsWhatThePlugInDeclares() throws Exception {
        register();
        final PortTypeRegistry registry = PortTypeRegistry.getInstance();
        final PortType type = registry.getPortType(Sum.class);
        assertEquals("Sum", type.getName());
        assertEquals(0x1eb9dc, type.getColor());
        assertEquals(SumSpec.class, type.getPortObjectSpecClass());
        assertTrue(registry.availablePortTypes().contains(BufferedDataTable.TYPE));
        assertTrue(type.acceptsPortObject(new Sum()));
        assertFalse(type.acceptsPortObjectSpec(new DataTableSpec()));
        assertTrue(registry.getPortType(PortObject.class).isSuperTypeOf(type));
        assertTrue(BufferedDataTable.TYPE_OPTIONAL.isOptional());
        assertNotEquals(BufferedDataTable.TYPE, BufferedDataTable.TYPE_OPTIONAL);
        final NodeSettings s = new NodeSettings("s");
        type.save(s);
        assertEquals(Sum.class.getName(), s.getString("object_class"));
        assertEquals(type, PortType.load(s));
        s.addString("object_class", "org.example.Gone");
        assertThrows(InvalidSettingsException.class, () -> PortType.load(s));
        assertThrows(
                IllegalArgumentException.class,
                () -> PortUtil.getPortObjectSerializer(Filed.class));
    }

    /** Data in a file, which note what is asked of them. */
    static final class Filed extends FileStorePortObject {
        private final StringBuilder calls = new StringBuilder();

        Filed(final FileStore store) {
            super(List.of(store));
        }

        Filed() {}

        @Override
        public String getSummary() {
            return "filed";
        }

        @Override
        public SumSpec getSpec() {
            return new SumSpec();
        }

        @Override
        public JComponent[] getViews() {
            return new JComponent[0];
        }

        @Override
        protected void flushToFileStore() throws IOException {
            calls.append("flush ");
            Files.writeString(getFileStore(0).getFile().toPath(), "data");
        }

        @Override
        protected void postConstruct() throws IOException {
            calls.append(Files.readString(getFileStore(0).getFile().toPath()));
        }
    }

    @Test
    void filesAreFlushedOnceAndKnownAfterLoading(@TempDir final Path folder) throws Exception {
        final TestServices services = new TestServices(folder);
        final FileStore store = services.context().createFileStore("one");
        final Filed filed = new Filed(store);
        FileStores.flush(filed);
        FileStores.flush(filed);
        assertEquals("flush ", filed.calls.toString());
        final Filed loaded = new Filed();
        FileStores.restore(loaded, FileStores.files(filed));
        FileStores.flush(loaded);
        assertEquals("data", loaded.calls.toString());
        assertEquals(filed, loaded);
        assertArrayEquals(FileStores.files(filed).toArray(), FileStores.files(loaded).toArray());
    }
}
