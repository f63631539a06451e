package org.zeroloss.standin.api;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InnerClassNode;
import org.objectweb.asm.tree.MethodNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Holds the stand-in against KNIME: every public or protected symbol that it offers is in every
 * version, with the same flags and descriptor, in the same class or one that it inherits from.
 */
final class OfferCheck {

    private static final int VISIBLE = Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED;

    private final Map<String, ClassNode> classes;
    private final List<KnimeApi> versions;
    private final List<String> problems = new ArrayList<>();

    OfferCheck(final List<ClassNode> classes, final List<KnimeApi> versions) {
        this.classes = classes.stream().collect(Collectors.toMap(c -> c.name, Function.identity()));
        this.versions = versions;
    }

    List<String> problems() {
        for (final ClassNode type : classes.values()) {
            if (isVisible(type)) {
                check(type);
            }
        }
        return problems;
    }

    private boolean isVisible(final ClassNode type) {
        final Optional<InnerClassNode> inner = inner(type);
        if (inner.isEmpty()) {
            return (type.access & VISIBLE) != 0;
        }
        return inner.get().outerName != null
                && (inner.get().access & VISIBLE) != 0
                && isVisible(classes.get(inner.get().outerName));
    }

    private static Optional<InnerClassNode> inner(final ClassNode type) {
        return type.innerClasses.stream().filter(i -> i.name.equals(type.name)).findFirst();
    }

    private static int access(final ClassNode type) {
        return inner(type).map(i -> i.access).orElse(type.access);
    }

    /** Annotations, and the enumerations that their members use, may be in one version only. */
    private List<KnimeApi> expected(final ClassNode type) {
        final boolean partial =
                (type.access & (Opcodes.ACC_ANNOTATION | Opcodes.ACC_ENUM)) != 0
                        && type.name.contains("/internal/file/");
        final List<KnimeApi> having =
                versions.stream().filter(v -> v.type(type.name).isPresent()).toList();
        return partial && !having.isEmpty() ? having : versions;
    }

    private void check(final ClassNode type) {
        for (final KnimeApi api : expected(type)) {
            final Optional<KnimeApi.Type> known = api.type(type.name);
            if (known.isEmpty()) {
                problems.add(api + " has no class " + type.name);
                continue;
            }
            final Set<String> flags = classFlags(type);
            if (!known.get().flags().equals(flags)) {
                problems.add(
                        api + ": " + type.name + " is " + known.get().flags() + ", not " + flags);
            }
            checkSupertypes(api, type);
            for (final MethodNode method : type.methods) {
                if ((method.access & VISIBLE) != 0
                        && (method.access & Opcodes.ACC_SYNTHETIC) == 0) {
                    compare(
                            api,
                            type.name + '.' + method.name + method.desc,
                            api.method(type.name, method.name, method.desc),
                            memberFlags(method.access));
                }
            }
            for (final FieldNode field : type.fields) {
                if ((field.access & VISIBLE) != 0 && (field.access & Opcodes.ACC_SYNTHETIC) == 0) {
                    compare(
                            api,
                            type.name + '.' + field.name + ' ' + field.desc,
                            api.field(type.name, field.name, field.desc),
                            memberFlags(field.access));
                }
            }
        }
    }

    private void checkSupertypes(final KnimeApi api, final ClassNode type) {
        final List<String> supertypes = new ArrayList<>(type.interfaces);
        supertypes.add(type.superName);
        final Set<String> lineage = api.lineage(type.name);
        for (final String supertype : supertypes) {
            final ClassNode own = classes.get(supertype);
            final boolean visible = own == null || isVisible(own);
            if (visible && !lineage.contains(supertype)) {
                problems.add(api + ": " + type.name + " is no " + supertype);
            }
        }
    }

    private void compare(
            final KnimeApi api,
            final String symbol,
            final Optional<KnimeApi.Member> known,
            final Set<String> flags) {
        if (known.isEmpty()) {
            problems.add(api + " has no " + symbol);
        } else if (!known.get().flags().equals(flags)) {
            problems.add(api + ": " + symbol + " is " + known.get().flags() + ", not " + flags);
        }
    }

    private static Set<String> classFlags(final ClassNode type) {
        final int access = access(type);
        final Set<String> flags = new TreeSet<>();
        add(flags, access, Opcodes.ACC_PUBLIC, "public");
        add(flags, access, Opcodes.ACC_PROTECTED, "protected");
        add(flags, access, Opcodes.ACC_FINAL, "final");
        add(flags, access, Opcodes.ACC_ABSTRACT, "abstract");
        add(flags, access, Opcodes.ACC_INTERFACE, "interface");
        add(flags, access, Opcodes.ACC_ANNOTATION, "annotation");
        add(flags, access, Opcodes.ACC_ENUM, "enum");
        return flags;
    }

    private static Set<String> memberFlags(final int access) {
        final Set<String> flags = new TreeSet<>();
        add(flags, access, Opcodes.ACC_PUBLIC, "public");
        add(flags, access, Opcodes.ACC_PROTECTED, "protected");
        add(flags, access, Opcodes.ACC_STATIC, "static");
        add(flags, access, Opcodes.ACC_FINAL, "final");
        add(flags, access, Opcodes.ACC_ABSTRACT, "abstract");
        return flags;
    }

    private static void add(
            final Set<String> flags, final int access, final int bit, final String name) {
        if ((access & bit) != 0) {
            flags.add(name);
        }
    }
}
