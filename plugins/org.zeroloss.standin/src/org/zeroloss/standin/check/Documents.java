package org.zeroloss.standin.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a repository has of documentation and test workflows.
 *
 * @param pages folder of the nodes' pages
 * @param settings settings files of the nodes in test workflows, as text
 */
record Documents(Path pages, List<String> settings) {

    static Documents read(final Path repository) throws IOException {
        final Path workflows = repository.resolve("test-workflows");
        if (!Files.isDirectory(workflows)) {
            return new Documents(repository.resolve("docs/nodes"), List.of());
        }
        try (Stream<Path> files = Files.walk(workflows)) {
            final List<Path> all = files.filter(f -> f.endsWith("settings.xml")).toList();
            final List<String> texts = new ArrayList<>();
            for (final Path file : all) {
                texts.add(Files.readString(file));
            }
            return new Documents(repository.resolve("docs/nodes"), texts);
        }
    }

    /** File name of a node's page. */
    static String page(final String node) {
        return node.toLowerCase(Locale.ROOT).replace(' ', '-') + ".md";
    }

    boolean hasPage(final String node) {
        return Files.isRegularFile(pages.resolve(page(node)));
    }

    boolean hasWorkflow(final String factoryClass) {
        return settings.stream().anyMatch(s -> s.contains("value=\"" + factoryClass + "\""));
    }
}
