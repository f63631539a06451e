package org.zeroloss.standin.exec;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContentRO;
import org.knime.core.node.ModelContentWO;

import java.util.Objects;
import java.util.UUID;

/**
 * How KNIME refers to a file store from a port object.
 *
 * @param uuid the node that created it
 * @param index its number within the node
 * @param name its name
 */
record FileStoreAddress(UUID uuid, int index, String name) {

    FileStoreAddress {
        Objects.requireNonNull(uuid, "uuid");
        Objects.requireNonNull(name, "name");
        if (index < 0) {
            throw new IllegalArgumentException("A file store's index is >= 0, found " + index);
        }
    }

    static FileStoreAddress load(final ModelContentRO content) throws InvalidSettingsException {
        final String id = content.getString("storeUUID");
        try {
            return new FileStoreAddress(
                    UUID.fromString(id), content.getInt("index"), content.getString("name"));
        } catch (final IllegalArgumentException e) {
            throw new InvalidSettingsException("Not the UUID of a file store: '" + id + "'", e);
        }
    }

    void save(final ModelContentWO content) {
        content.addString("storeUUID", uuid.toString());
        content.addInt("index", index);
        content.addString("name", name);
        content.addInt("iterationIndex", -1);
    }
}
