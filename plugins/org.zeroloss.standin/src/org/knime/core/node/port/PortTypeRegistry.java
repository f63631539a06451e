package org.knime.core.node.port;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject.PortObjectSerializer;
import org.knime.core.node.port.PortObjectSpec.PortObjectSpecSerializer;
import org.zeroloss.standin.runtime.Doors;
import org.zeroloss.standin.runtime.PortTypeDeclaration;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The types of ports that plug-ins declare. */
public final class PortTypeRegistry {

    private static final PortTypeRegistry INSTANCE = new PortTypeRegistry();

    static {
        Doors.PORT_TYPES.open(INSTANCE::register);
    }

    private final Map<String, PortTypeDeclaration> byObject = new LinkedHashMap<>();

    private PortTypeRegistry() {
        register(
                new PortTypeDeclaration(
                        BufferedDataTable.class,
                        DataTableSpec.class,
                        "Table",
                        0,
                        null,
                        new DataTableSpec.Serializer()));
    }

    /** The registry. */
    public static PortTypeRegistry getInstance() {
        return INSTANCE;
    }

    private synchronized void register(final PortTypeDeclaration declaration) {
        byObject.put(declaration.objectClass().getName(), declaration);
    }

    private synchronized Optional<PortTypeDeclaration> find(final Class<?> objectClass) {
        return Optional.ofNullable(byObject.get(objectClass.getName()));
    }

    /** The type of ports with data of the class; the ports must be connected. */
    public PortType getPortType(final Class<? extends PortObject> objectClass) {
        return getPortType(objectClass, false);
    }

    /** The type of ports with data of the class. */
    public PortType getPortType(
            final Class<? extends PortObject> objectClass, final boolean isOptional) {
        return new PortType(objectClass, isOptional);
    }

    /** All types that plug-ins declare. */
    public synchronized Collection<PortType> availablePortTypes() {
        return byObject.values().stream().map(d -> new PortType(d.objectClass(), false)).toList();
    }

    /** The class of data of the name, if a plug-in declares it. */
    public synchronized Optional<Class<? extends PortObject>> getObjectClass(
            final String className) {
        return Optional.ofNullable(byObject.get(className)).map(PortTypeDeclaration::objectClass);
    }

    /** The class of specs of the name, if a plug-in declares it. */
    public synchronized Optional<Class<? extends PortObjectSpec>> getSpecClass(
            final String className) {
        for (final PortTypeDeclaration declaration : byObject.values()) {
            if (declaration.specClass().getName().equals(className)) {
                return Optional.of(declaration.specClass());
            }
        }
        return Optional.empty();
    }

    /** The serializer of the data, if a plug-in declares one. */
    @SuppressWarnings("unchecked") // a declaration pairs the class with its serializer
    public synchronized <T extends PortObject>
            Optional<PortObjectSerializer<T>> getObjectSerializer(final Class<T> objectClass) {
        return find(objectClass).map(d -> (PortObjectSerializer<T>) d.objectSerializer());
    }

    /** The serializer of the spec, if a plug-in declares one. */
    @SuppressWarnings("unchecked") // a declaration pairs the class with its serializer
    public synchronized <T extends PortObjectSpec>
            Optional<PortObjectSpecSerializer<T>> getSpecSerializer(final Class<T> specClass) {
        for (final PortTypeDeclaration declaration : byObject.values()) {
            if (declaration.specClass() == specClass) {
                return Optional.of((PortObjectSpecSerializer<T>) declaration.specSerializer());
            }
        }
        return Optional.empty();
    }

    Class<? extends PortObjectSpec> specClass(final Class<? extends PortObject> objectClass) {
        return find(objectClass)
                .<Class<? extends PortObjectSpec>>map(PortTypeDeclaration::specClass)
                .orElseGet(() -> declaredSpec(objectClass));
    }

    private static Class<? extends PortObjectSpec> declaredSpec(
            final Class<? extends PortObject> objectClass) {
        try {
            return objectClass
                    .getMethod("getSpec")
                    .getReturnType()
                    .asSubclass(PortObjectSpec.class);
        } catch (final NoSuchMethodException e) {
            throw new IllegalStateException(objectClass + " has no method getSpec", e);
        }
    }

    String name(final Class<? extends PortObject> objectClass) {
        return find(objectClass)
                .map(PortTypeDeclaration::name)
                .orElseGet(objectClass::getSimpleName);
    }

    int color(final Class<? extends PortObject> objectClass) {
        return find(objectClass).map(PortTypeDeclaration::color).orElse(PortType.DEFAULT_COLOR);
    }
}
