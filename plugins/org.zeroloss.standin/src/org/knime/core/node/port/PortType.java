package org.knime.core.node.port;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.ConfigRO;
import org.knime.core.node.config.ConfigWO;

import java.util.Objects;

/** The type of a port: the class of its data, and whether it must be connected. */
public final class PortType {

    /** The colour of a type that has none of its own. */
    public static final int DEFAULT_COLOR = 0x9B9B9B;

    private static final String CLASS = "object_class";

    private final Class<? extends PortObject> objectClass;
    private final boolean optional;

    PortType(final Class<? extends PortObject> objectClass, final boolean optional) {
        this.objectClass = Objects.requireNonNull(objectClass);
        this.optional = optional;
    }

    /** The class of the data. */
    public Class<? extends PortObject> getPortObjectClass() {
        return objectClass;
    }

    /** The class of the spec. */
    public Class<? extends PortObjectSpec> getPortObjectSpecClass() {
        return PortTypeRegistry.getInstance().specClass(objectClass);
    }

    /** Whether the port may stay unconnected. */
    public boolean isOptional() {
        return optional;
    }

    /** The name of the type, as shown to the user. */
    public String getName() {
        return PortTypeRegistry.getInstance().name(objectClass);
    }

    /** The colour of the port, {@code 0xRRGGBB}. */
    public int getColor() {
        return PortTypeRegistry.getInstance().color(objectClass);
    }

    /** Whether ports of this type take the data. */
    public boolean acceptsPortObject(final PortObject obj) {
        return obj == null || objectClass.isInstance(obj);
    }

    /** Whether ports of this type take the spec. */
    public boolean acceptsPortObjectSpec(final PortObjectSpec spec) {
        return spec == null || getPortObjectSpecClass().isInstance(spec);
    }

    /** Whether a port of the other type can be connected to one of this. */
    public boolean isSuperTypeOf(final PortType subType) {
        return objectClass.isAssignableFrom(subType.objectClass);
    }

    /** Writes the type. */
    public void save(final ConfigWO settings) {
        settings.addString(CLASS, objectClass.getName());
    }

    /**
     * Reads a type.
     *
     * @throws InvalidSettingsException if no plug-in declares it
     */
    public static PortType load(final ConfigRO settings) throws InvalidSettingsException {
        final String name = settings.getString(CLASS);
        final Class<? extends PortObject> type =
                PortTypeRegistry.getInstance()
                        .getObjectClass(name)
                        .orElseThrow(
                                () ->
                                        new InvalidSettingsException(
                                                "No plug-in declares ports with the class "
                                                        + name));
        return new PortType(type, false);
    }

    @Override
    public boolean equals(final Object obj) {
        return obj instanceof PortType other
                && objectClass == other.objectClass
                && optional == other.optional;
    }

    @Override
    public int hashCode() {
        return Objects.hash(objectClass, optional);
    }

    @Override
    public String toString() {
        return getName();
    }
}
