package org.zeroloss.standin.exec;

import org.knime.core.data.filestore.FileStorePortObject;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContent;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectSpecZipInputStream;
import org.knime.core.node.port.PortObjectSpecZipOutputStream;
import org.knime.core.node.port.PortObjectZipInputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;
import org.knime.core.node.port.PortTypeRegistry;
import org.knime.core.node.port.PortUtil;
import org.zeroloss.standin.runtime.FileStores;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One port object on disk, as KNIME lays it out: {@code spec/spec.zip}, {@code
 * object/portobject.zip} and, for one with file stores, {@code object/filestore.xml} with their
 * addresses.
 */
final class PortObjectFiles {

    private static final String SPEC = "spec/spec.zip";
    private static final String OBJECT = "object/portobject.zip";
    private static final String STORES = "filestore.xml";

    private PortObjectFiles() {}

    /**
     * @param directory the port's directory
     * @param port the port's entry in the node's settings
     * @param folders file stores of the workflow by UUID
     * @return the object
     */
    static PortObject load(
            final Path directory, final NodeSettings port, final Map<UUID, FileStoreFolder> folders)
            throws IOException, InvalidSettingsException, CanceledExecutionException {
        final PortTypeRegistry types = PortTypeRegistry.getInstance();
        final String specName = port.getString("port_spec_class");
        final String objectName = port.getString("port_object_class");
        final Class<? extends PortObjectSpec> specClass =
                types.getSpecClass(specName)
                        .orElseThrow(() -> new IOException("Unknown spec class " + specName));
        final Class<? extends PortObject> objectClass =
                types.getObjectClass(objectName)
                        .orElseThrow(() -> new IOException("Unknown port object " + objectName));
        final PortObjectSpec spec;
        try (InputStream raw = open(directory, port.getString("port_spec_location"));
                PortObjectSpecZipInputStream in = PortUtil.getPortObjectSpecZipInputStream(raw)) {
            spec = types.getSpecSerializer(specClass).orElseThrow().loadPortObjectSpec(in);
        }
        final String location = port.getString("port_object_location");
        final PortObject object;
        try (InputStream raw = open(directory, location);
                PortObjectZipInputStream in = PortUtil.getPortObjectZipInputStream(raw)) {
            object =
                    types.getObjectSerializer(objectClass)
                            .orElseThrow()
                            .loadPortObject(in, spec, new ExecutionMonitor());
        }
        if (object instanceof FileStorePortObject withStores) {
            final Path stores = directory.resolve(location).resolveSibling(STORES);
            FileStores.restore(withStores, locate(stores, folders));
        }
        return object;
    }

    private static InputStream open(final Path directory, final String location)
            throws IOException {
        final Path file = directory.resolve(location);
        if (!Files.isRegularFile(file)) {
            throw new IOException("the file '" + file + "' is missing");
        }
        return new BufferedInputStream(Files.newInputStream(file));
    }

    private static List<Path> locate(final Path stores, final Map<UUID, FileStoreFolder> folders)
            throws IOException, InvalidSettingsException {
        final ModelContentRO root;
        try (InputStream in = open(stores.getParent(), STORES)) {
            root = ModelContent.loadFromXML(in);
        }
        final ModelContentRO keys = root.getModelContent("filestore_keys");
        final List<Path> result = new ArrayList<>();
        for (final String key : keys.keySet()) {
            final FileStoreAddress address = FileStoreAddress.load(keys.getModelContent(key));
            final FileStoreFolder folder = folders.get(address.uuid());
            if (folder == null) {
                throw new IOException("no node of the workflow has the file store " + address);
            }
            final Path file = folder.restore(address);
            if (!Files.exists(file)) {
                throw new IOException("the file store '" + file + "' is missing");
            }
            result.add(file);
        }
        return result;
    }

    /**
     * @param object what to save
     * @param directory the port's directory
     * @param port receives the classes and locations
     * @param addresses says how a file store of the workflow is addressed
     */
    static void save(
            final PortObject object,
            final Path directory,
            final NodeSettingsWO port,
            final StoreAddresses addresses)
            throws IOException, CanceledExecutionException {
        final PortObjectSpec spec = object.getSpec();
        port.addString("port_spec_class", spec.getClass().getName());
        port.addString("port_object_class", object.getClass().getName());
        port.addString("port_object_summary", object.getSummary());
        if (object instanceof FileStorePortObject withStores) {
            FileStores.flush(withStores);
        }
        port.addString("port_spec_location", SPEC);
        try (OutputStream raw = create(directory.resolve(SPEC));
                PortObjectSpecZipOutputStream out =
                        PortUtil.getPortObjectSpecZipOutputStream(raw)) {
            saveSpec(spec, out);
        }
        port.addString("port_object_location", OBJECT);
        final Path file = directory.resolve(OBJECT);
        try (OutputStream raw = create(file);
                PortObjectZipOutputStream out = PortUtil.getPortObjectZipOutputStream(raw)) {
            saveObject(object, out);
        }
        if (object instanceof FileStorePortObject withStores) {
            final ModelContent root = new ModelContent("filestore");
            final ModelContentWO keys = root.addModelContent("filestore_keys");
            int i = 0;
            for (final Path store : FileStores.files(withStores)) {
                addresses.of(store).save(keys.addModelContent("filestore_key_" + i++));
            }
            try (OutputStream out = create(file.resolveSibling(STORES))) {
                root.saveToXML(out);
            }
        }
    }

    /** Finds the address of a file store. */
    interface StoreAddresses {
        FileStoreAddress of(Path store) throws IOException;
    }

    private static <S extends PortObjectSpec> void saveSpec(
            final S spec, final PortObjectSpecZipOutputStream out) throws IOException {
        @SuppressWarnings("unchecked") // the class of an object of type S
        final Class<S> type = (Class<S>) spec.getClass();
        PortTypeRegistry.getInstance()
                .getSpecSerializer(type)
                .orElseThrow(() -> new IOException("No serializer for the spec " + type.getName()))
                .savePortObjectSpec(spec, out);
    }

    private static <T extends PortObject> void saveObject(
            final T object, final PortObjectZipOutputStream out)
            throws IOException, CanceledExecutionException {
        @SuppressWarnings("unchecked") // the class of an object of type T
        final Class<T> type = (Class<T>) object.getClass();
        PortTypeRegistry.getInstance()
                .getObjectSerializer(type)
                .orElseThrow(() -> new IOException("No serializer for " + type.getName()))
                .savePortObject(object, out, new ExecutionMonitor());
    }

    private static OutputStream create(final Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return new BufferedOutputStream(Files.newOutputStream(file));
    }
}
