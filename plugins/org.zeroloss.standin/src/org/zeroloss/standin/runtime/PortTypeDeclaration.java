package org.zeroloss.standin.runtime;

import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObject.PortObjectSerializer;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectSpec.PortObjectSpecSerializer;

import java.util.Objects;

/**
 * What a plug-in says at the extension point {@code org.knime.core.PortType}.
 *
 * @param objectClass class of the data
 * @param specClass class of the spec
 * @param name as shown to the user
 * @param color of the port, {@code 0xRRGGBB}
 * @param objectSerializer stores the data; {@code null} only for KNIME's own tables
 * @param specSerializer stores the spec
 */
public record PortTypeDeclaration(
        Class<? extends PortObject> objectClass,
        Class<? extends PortObjectSpec> specClass,
        String name,
        int color,
        PortObjectSerializer<?> objectSerializer,
        PortObjectSpecSerializer<?> specSerializer) {

    /** Checks that everything but the data's serializer is there. */
    public PortTypeDeclaration {
        Objects.requireNonNull(objectClass, "A port type needs a class of data, found null");
        Objects.requireNonNull(specClass, "A port type needs a class of specs, found null");
        Objects.requireNonNull(name, "A port type needs a name, found null");
        Objects.requireNonNull(specSerializer, "A port type needs a spec serializer, found null");
    }

    /** Makes the type known to the port type registry. */
    public void register() {
        Doors.PORT_TYPES.enter().accept(this);
    }
}
