package org.zeroloss.standin.parameters;

import org.knime.node.parameters.persistence.Persist;
import org.knime.node.parameters.persistence.Persistable;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A field that is stored: every one of the class and its superclasses that is not private, static
 * or transient; those of superclasses first, else in the order of declaration.
 *
 * @param field the field, made accessible
 */
public record ParameterField(Field field) {

    private static final String PREFIX = "m_";
    private static final String INTERNALS = "_Internals";

    /**
     * @param type a class of parameters
     * @return its stored fields
     */
    public static List<ParameterField> of(final Class<?> type) {
        final List<ParameterField> fields = new ArrayList<>();
        if (type.getSuperclass() != null) {
            fields.addAll(of(type.getSuperclass()));
        }
        for (final Field field : type.getDeclaredFields()) {
            final int excluded = Modifier.PRIVATE | Modifier.STATIC | Modifier.TRANSIENT;
            if ((field.getModifiers() & excluded) == 0 && !field.isSynthetic()) {
                field.setAccessible(true);
                fields.add(new ParameterField(field));
            }
        }
        return fields;
    }

    /**
     * @return the key under which the field is stored
     */
    public String key() {
        final String name = field.getName();
        final String plain = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
        final Persist persist = field.getAnnotation(Persist.class);
        if (persist == null) {
            return plain;
        }
        final String key = persist.configKey().isEmpty() ? plain : persist.configKey();
        return persist.hidden() ? key + INTERNALS : key;
    }

    /**
     * @return what is shown when something is wrong with the field
     */
    public String name() {
        return field.getDeclaringClass().getSimpleName() + "." + field.getName();
    }

    /**
     * @param type of an annotation
     * @param <A> the same
     * @return the field's annotation of the type, if it has one
     */
    public <A extends Annotation> Optional<A> annotation(final Class<A> type) {
        return Optional.ofNullable(field.getAnnotation(type));
    }

    /**
     * @return the type of the value; of an optional value, that of its content
     */
    public Class<?> type() {
        return isOptional() ? raw(argument(field.getGenericType())) : field.getType();
    }

    /**
     * @return whether the value may be absent
     */
    public boolean isOptional() {
        return field.getType() == Optional.class;
    }

    /** Whether the value is stored as a part of its own. */
    boolean isNested() {
        return !field.getType().isEnum() && Persistable.class.isAssignableFrom(field.getType());
    }

    /**
     * @return the type of the elements, if they are stored as parts of their own; else empty
     */
    public Optional<Class<?>> elementType() {
        final Class<?> type = field.getType();
        final Class<?> element;
        if (type.isArray()) {
            element = type.getComponentType();
        } else if (Collection.class.isAssignableFrom(type)) {
            element = raw(argument(field.getGenericType()));
        } else {
            return Optional.empty();
        }
        return !element.isEnum() && Persistable.class.isAssignableFrom(element)
                ? Optional.of(element)
                : Optional.empty();
    }

    private static Type argument(final Type type) {
        if (type instanceof ParameterizedType parameterized) {
            return parameterized.getActualTypeArguments()[0];
        }
        throw new IllegalArgumentException("Expected a type with an argument, found " + type);
    }

    private static Class<?> raw(final Type type) {
        if (type instanceof Class<?> plain) {
            return plain;
        }
        if (type instanceof ParameterizedType parameterized) {
            return raw(parameterized.getRawType());
        }
        if (type instanceof GenericArrayType array) {
            return raw(array.getGenericComponentType()).arrayType();
        }
        throw new IllegalArgumentException("Expected a class, found " + type);
    }

    /**
     * @param owner parameters
     * @return the field's value
     */
    public Object get(final Object owner) {
        try {
            return field.get(owner);
        } catch (final IllegalAccessException e) {
            throw new IllegalStateException("The field " + name() + " cannot be read", e);
        }
    }

    void set(final Object owner, final Object value) {
        try {
            field.set(owner, value);
        } catch (final IllegalAccessException e) {
            throw new IllegalStateException("The field " + name() + " cannot be set", e);
        }
    }
}
