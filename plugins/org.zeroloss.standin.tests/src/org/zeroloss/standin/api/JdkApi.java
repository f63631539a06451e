package org.zeroloss.standin.api;

import org.objectweb.asm.Type;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Classes of Java, of which KNIME's classes inherit; read by reflection. */
final class JdkApi {

    private JdkApi() {}

    private static Class<?> find(final String type) {
        if (!type.startsWith("java/") && !type.startsWith("javax/")) {
            return null;
        }
        try {
            return Class.forName(type.replace('/', '.'), false, JdkApi.class.getClassLoader());
        } catch (final ClassNotFoundException e) {
            // a class of another bundle, such as an XML library; nothing is known of it
            return null;
        }
    }

    static List<String> supertypes(final String type) {
        final List<String> all = new ArrayList<>();
        final Class<?> found = find(type);
        if (found != null) {
            if (found.getSuperclass() != null) {
                all.add(Type.getInternalName(found.getSuperclass()));
            }
            Arrays.stream(found.getInterfaces()).map(Type::getInternalName).forEach(all::add);
        }
        return all;
    }

    static KnimeApi.Member method(final String type, final String name, final String descriptor) {
        final Class<?> found = find(type);
        if (found == null) {
            return null;
        }
        for (final Method method : found.getDeclaredMethods()) {
            if (method.getName().equals(name)
                    && Type.getMethodDescriptor(method).equals(descriptor)
                    && (method.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0) {
                final Set<String> flags = new TreeSet<>();
                final String modifiers = Modifier.toString(method.getModifiers());
                Arrays.stream(modifiers.split(" "))
                        .filter(
                                Set.of("public", "protected", "static", "abstract", "final")
                                        ::contains)
                        .forEach(flags::add);
                return new KnimeApi.Member(type, name, descriptor, flags);
            }
        }
        return null;
    }

    /** The abstract methods that the type itself declares, as name and descriptor. */
    static List<String> abstractMethods(final String type) {
        final Class<?> found = find(type);
        if (found == null) {
            return List.of();
        }
        return Arrays.stream(found.getDeclaredMethods())
                .filter(m -> Modifier.isAbstract(m.getModifiers()))
                .map(m -> m.getName() + ' ' + Type.getMethodDescriptor(m))
                .toList();
    }
}
