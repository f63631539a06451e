package org.zeroloss.standin.api;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Holds bytecode against KNIME: every reference to {@code org.knime} resolves in every version with
 * the same descriptor, inherited members included; no final method is overridden, no abstract one
 * left open; a lambda implements an interface with exactly its one abstract method; internal
 * packages are named by adapters only. An annotation may be missing from some version, since Java
 * ignores it there; where it exists, what is said in it must exist too.
 */
final class ReferenceCheck {

    private final Map<String, ClassNode> own;
    private final List<KnimeApi> versions;
    private final Predicate<String> adapters;
    private final List<String> problems = new ArrayList<>();

    /**
     * A check of some classes.
     *
     * @param adapters accepts the classes that may name internal packages
     */
    ReferenceCheck(
            final List<ClassNode> classes,
            final List<KnimeApi> versions,
            final Predicate<String> adapters) {
        this.own = classes.stream().collect(Collectors.toMap(c -> c.name, Function.identity()));
        this.versions = versions;
        this.adapters = adapters;
    }

    List<String> problems() {
        for (final ClassNode type : own.values()) {
            final References references = new References(type);
            for (final KnimeApi api : versions) {
                new InVersion(api, type).check(references);
            }
            references.annotations.forEach(annotation -> checkAnnotation(type, annotation));
        }
        return problems;
    }

    private void checkAnnotation(final ClassNode type, final AnnotationNode annotation) {
        final String name = Type.getType(annotation.desc).getInternalName();
        final List<KnimeApi> having =
                versions.stream().filter(v -> v.type(name).isPresent()).toList();
        if (having.isEmpty()) {
            problems.add(type.name + " has the annotation " + name + ", which no KNIME has");
        }
        if (having.stream().anyMatch(v -> v.isInternal(name)) && !adapters.test(type.name)) {
            problems.add(type.name + " has the internal annotation " + name);
        }
        if (annotation.values == null) {
            return;
        }
        for (int i = 0; i < annotation.values.size(); i += 2) {
            final String element = (String) annotation.values.get(i);
            final boolean known =
                    having.stream()
                            .flatMap(v -> v.type(name).stream())
                            .anyMatch(
                                    t ->
                                            t.methods().values().stream()
                                                    .anyMatch(m -> m.name().equals(element)));
            if (!known) {
                problems.add(type.name + ": " + name + " has no element " + element);
            }
            having.forEach(api -> checkValue(api, type, annotation.values));
        }
    }

    private void checkValue(final KnimeApi api, final ClassNode type, final Object value) {
        if (value instanceof List<?> list) {
            list.forEach(element -> checkValue(api, type, element));
        } else if (value instanceof Type named && named.getDescriptor().startsWith("Lorg/knime/")) {
            if (api.type(named.getInternalName()).isEmpty()) {
                problems.add(api + " has no class " + named.getInternalName());
            }
        } else if (value instanceof String[] constant && constant[0].startsWith("Lorg/knime/")) {
            final String owner = Type.getType(constant[0]).getInternalName();
            if (api.field(owner, constant[1], constant[0]).isEmpty()) {
                problems.add(
                        api + " has no " + owner + "." + constant[1] + ", named by " + type.name);
            }
        }
    }

    /** The check of one class against one version. */
    private final class InVersion {

        private final KnimeApi api;
        private final ClassNode type;

        InVersion(final KnimeApi api, final ClassNode type) {
            this.api = api;
            this.type = type;
        }

        private void problem(final String text) {
            problems.add(api + ": " + type.name + " " + text);
        }

        void check(final References references) {
            for (final String name : references.types) {
                if (api.type(name).isEmpty()) {
                    problem("names " + name + ", which is missing");
                } else if (api.isInternal(name) && !adapters.test(type.name)) {
                    problem("names the internal " + name);
                }
            }
            references.methods.forEach(
                    use -> resolve(use, api.method(use.owner(), use.name(), use.descriptor())));
            references.fields.forEach(
                    use -> resolve(use, api.field(use.owner(), use.name(), use.descriptor())));
            references.lambdas.forEach(this::checkLambda);
            checkOverrides();
            if ((type.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE)) == 0) {
                checkOpen();
            }
        }

        private void resolve(final References.Use use, final Optional<KnimeApi.Member> member) {
            final String symbol = use.owner() + '.' + use.name() + ' ' + use.descriptor();
            if (member.isEmpty()) {
                problem("uses " + symbol + ", which is missing");
            } else if (member.get().flags().contains("static") != use.isStatic()) {
                problem("uses " + symbol + ", which differs in being static");
            }
        }

        private void checkLambda(final References.Lambda lambda) {
            final Set<String> open = open(api.lineage(lambda.type()), Set.of());
            final String method = lambda.name() + ' ' + lambda.descriptor();
            if (!open.equals(Set.of(method))) {
                problem("implements " + method + " of " + lambda.type() + ", open are " + open);
            }
        }

        /** Own supertypes first, then those of KNIME and Java. */
        private Set<String> lineage() {
            final Set<String> all = new LinkedHashSet<>();
            collect(type.name, all);
            all.add("java/lang/Object");
            return all;
        }

        private void collect(final String name, final Set<String> all) {
            final ClassNode node = own.get(name);
            if (node == null) {
                all.addAll(api.lineage(name));
                return;
            }
            all.add(name);
            collect(node.superName, all);
            node.interfaces.forEach(i -> collect(i, all));
        }

        private void checkOverrides() {
            final Set<String> lineage = lineage();
            for (final MethodNode method : type.methods) {
                final int hidden = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC;
                if ((method.access & hidden) != 0 || method.name.startsWith("<")) {
                    continue;
                }
                for (final String supertype : lineage) {
                    final boolean isFinal =
                            api.type(supertype)
                                    .map(t -> t.methods().get(method.name + ' ' + method.desc))
                                    .map(m -> m.flags().contains("final"))
                                    .orElse(false);
                    if (isFinal) {
                        problem("overrides the final " + supertype + '.' + method.name);
                    }
                }
            }
        }

        private void checkOpen() {
            final Set<String> implemented = new LinkedHashSet<>();
            for (final String supertype : lineage()) {
                final ClassNode node = own.get(supertype);
                if (node != null) {
                    node.methods.stream()
                            .filter(m -> (m.access & Opcodes.ACC_ABSTRACT) == 0)
                            .forEach(m -> implemented.add(m.name + ' ' + m.desc));
                }
            }
            final Set<String> open = open(lineage(), implemented);
            if (!open.isEmpty()) {
                problem("leaves open " + open);
            }
        }

        /**
         * The abstract methods of the types that neither they nor others implement. KNIME's lists
         * leave out the bridges that the compiler makes, so a method of KNIME counts as implemented
         * by one of the same name and number of arguments.
         */
        private Set<String> open(final Set<String> types, final Set<String> implemented) {
            final Set<String> open = new LinkedHashSet<>();
            final Set<String> done = new LinkedHashSet<>(implemented);
            final Set<String> bridged = new LinkedHashSet<>();
            final Map<String, String> arities = new HashMap<>();
            for (final String name : types) {
                final Optional<KnimeApi.Type> known = api.type(name);
                if (known.isEmpty()) {
                    JdkApi.abstractMethods(name).forEach(open::add);
                    continue;
                }
                known.get()
                        .methods()
                        .forEach(
                                (key, member) -> {
                                    if (member.flags().contains("abstract")) {
                                        open.add(key);
                                        arities.put(key, arity(member));
                                    } else {
                                        bridged.add(arity(member));
                                        done.add(key);
                                    }
                                });
            }
            open.removeAll(done);
            open.removeIf(key -> bridged.contains(arities.get(key)));
            open.removeIf(
                    key -> {
                        final String[] parts = key.split(" ");
                        return JdkApi.method("java/lang/Object", parts[0], parts[1]) != null
                                || inherited(types, parts[0], parts[1]);
                    });
            return open;
        }

        private String arity(final KnimeApi.Member member) {
            return member.name() + ' ' + Type.getArgumentTypes(member.descriptor()).length;
        }

        private boolean inherited(
                final Set<String> types, final String name, final String descriptor) {
            return types.stream()
                    .filter(t -> api.type(t).isEmpty())
                    .map(t -> JdkApi.method(t, name, descriptor))
                    .anyMatch(m -> m != null && !m.flags().contains("abstract"));
        }
    }
}
