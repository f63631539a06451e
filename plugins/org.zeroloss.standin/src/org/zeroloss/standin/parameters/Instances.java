package org.zeroloss.standin.parameters;

import org.knime.node.parameters.NodeParametersInput;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;

/** New objects of classes that a node names. */
public final class Instances {

    private Instances() {}

    /**
     * @param type a class with a constructor without arguments, of any visibility
     * @param <T> the same
     * @return a new object
     */
    public static <T> T create(final Class<T> type) {
        try {
            return create(type.getDeclaredConstructor());
        } catch (final NoSuchMethodException e) {
            throw new IllegalStateException(
                    "The class " + type.getName() + " needs a constructor without arguments", e);
        }
    }

    /**
     * @param type a class of parameters
     * @param input for the constructor that wants to know the inputs, if there is one
     * @param <T> the class
     * @return a new object
     */
    public static <T> T create(final Class<T> type, final NodeParametersInput input) {
        for (final Constructor<?> constructor : type.getDeclaredConstructors()) {
            final Class<?>[] arguments = constructor.getParameterTypes();
            if (arguments.length == 1 && arguments[0] == NodeParametersInput.class) {
                return type.cast(create(constructor, input));
            }
        }
        return create(type);
    }

    private static <T> T create(final Constructor<T> constructor, final Object... arguments) {
        final String name = constructor.getDeclaringClass().getName();
        try {
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (final InvocationTargetException e) {
            throw new IllegalStateException(
                    "The constructor of " + name + " failed: " + e.getCause(), e.getCause());
        } catch (final ReflectiveOperationException e) {
            throw new IllegalStateException("The class " + name + " cannot be instantiated", e);
        }
    }
}
