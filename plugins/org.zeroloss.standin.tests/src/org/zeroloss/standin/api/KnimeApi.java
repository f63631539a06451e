package org.zeroloss.standin.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/**
 * The public and protected symbols of one version of KNIME, and which of its packages are public.
 * Names are those of class files: {@code org/knime/node/DefaultNode}.
 */
final class KnimeApi {

    /** A method or field with its flags. */
    record Member(String owner, String name, String descriptor, Set<String> flags) {}

    /** A class with its flags, supertypes and own members by name and descriptor. */
    record Type(
            String name,
            Set<String> flags,
            List<String> supertypes,
            Map<String, Member> methods,
            Map<String, Member> fields) {}

    private final String version;
    private final Map<String, Type> types = new HashMap<>();
    private final Map<String, Boolean> internalPackages = new HashMap<>();

    private KnimeApi(final String version) {
        this.version = version;
    }

    static KnimeApi read(final String version) throws IOException {
        final KnimeApi api = new KnimeApi(version);
        final Path symbols = TestData.path("knime/api-" + version + ".txt.gz");
        final List<String[]> members = new ArrayList<>();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(symbols));
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                final String[] words = line.split(" ");
                if ("class".equals(words[1])) {
                    api.addType(words);
                } else {
                    members.add(words);
                }
            }
        }
        members.forEach(api::addMember);
        for (final String line :
                Files.readAllLines(TestData.path("knime/packages-" + version + ".txt"))) {
            final String[] words = line.split(" ");
            api.internalPackages.put(words[0].replace('.', '/'), "internal".equals(words[2]));
        }
        return api;
    }

    private void addType(final String[] words) {
        final Set<String> flags = new TreeSet<>();
        final List<String> supertypes = new ArrayList<>();
        int i = 2;
        while (i < words.length && !"extends".equals(words[i])) {
            flags.add(words[i++]);
        }
        for (i++; i < words.length; i++) {
            if (!"implements".equals(words[i])) {
                supertypes.addAll(List.of(words[i].split(",")));
            }
        }
        types.put(
                words[0], new Type(words[0], flags, supertypes, new HashMap<>(), new HashMap<>()));
    }

    private void addMember(final String[] words) {
        // members of package-private classes are listed where subclasses inherit them
        final Type type =
                types.computeIfAbsent(
                        words[0],
                        name ->
                                new Type(
                                        name,
                                        Set.of(),
                                        List.of(),
                                        new HashMap<>(),
                                        new HashMap<>()));
        final boolean method = "method".equals(words[1]);
        final int bracket = words[2].indexOf('(');
        final String name = method ? words[2].substring(0, bracket) : words[2];
        final String descriptor = method ? words[2].substring(bracket) : words[3];
        final Set<String> flags = new TreeSet<>();
        for (int i = method ? 3 : 4; i < words.length && !"throws".equals(words[i]); i++) {
            flags.add(words[i]);
        }
        final Member member = new Member(words[0], name, descriptor, flags);
        (method ? type.methods() : type.fields()).put(name + ' ' + descriptor, member);
    }

    String version() {
        return version;
    }

    Optional<Type> type(final String name) {
        return Optional.ofNullable(types.get(name));
    }

    boolean isInternal(final String type) {
        return internalPackages.getOrDefault(type.substring(0, type.lastIndexOf('/')), false);
    }

    /** The method that a reference to the owner finds, in the owner or what it inherits from. */
    Optional<Member> method(final String owner, final String name, final String descriptor) {
        for (final String type : lineage(owner)) {
            final Type found = types.get(type);
            final Member member =
                    found == null
                            ? JdkApi.method(type, name, descriptor)
                            : found.methods().get(name + ' ' + descriptor);
            if (member != null) {
                return Optional.of(member);
            }
        }
        return Optional.empty();
    }

    /** The field that a reference to the owner finds, in the owner or what it inherits from. */
    Optional<Member> field(final String owner, final String name, final String descriptor) {
        for (final String type : lineage(owner)) {
            final Type found = types.get(type);
            if (found != null && found.fields().containsKey(name + ' ' + descriptor)) {
                return Optional.of(found.fields().get(name + ' ' + descriptor));
            }
        }
        return Optional.empty();
    }

    /** The type and all its supertypes, classes and interfaces, nearest first. */
    Set<String> lineage(final String type) {
        final Set<String> all = new LinkedHashSet<>();
        lineage(type, all);
        all.add("java/lang/Object");
        return all;
    }

    private void lineage(final String type, final Set<String> all) {
        if (all.add(type)) {
            final Type found = types.get(type);
            (found == null ? JdkApi.supertypes(type) : found.supertypes())
                    .forEach(supertype -> lineage(supertype, all));
        }
    }

    @Override
    public String toString() {
        return "KNIME " + version;
    }
}
