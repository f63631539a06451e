package org.zeroloss.nodes.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.zeroloss.nodes.workflows.Repository;
import org.zeroloss.signal.SignalSpec;
import org.zeroloss.signal.SignalSpecJson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The pages under docs: their links lead somewhere, their examples can be read. */
class PagesTest {

    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)#\\s]+)(#[^)]*)?\\)");
    private static final Pattern JSON = Pattern.compile("(?s)```json\\n(.*?)```");

    private static Path docs() {
        Optional<Path> found = Optional.empty();
        for (Path p = Path.of("").toAbsolutePath(); p != null; p = p.getParent()) {
            if (Files.isDirectory(p.resolve("docs/nodes"))) {
                found = Optional.of(p.resolve("docs"));
                break;
            }
        }
        return Repository.need(found, "the folder docs");
    }

    private static List<Path> pages(final Path docs) throws IOException {
        try (Stream<Path> all = Files.walk(docs)) {
            return all.filter(p -> p.toString().endsWith(".md")).sorted().toList();
        }
    }

    @Test
    void everyLinkLeadsSomewhere() throws Exception {
        final Path docs = docs();
        final List<String> broken = new ArrayList<>();
        int links = 0;
        for (final Path page : pages(docs)) {
            final Matcher m = LINK.matcher(Files.readString(page));
            while (m.find()) {
                final String target = m.group(1);
                links++;
                if (!target.matches("[a-z]+:.*") && !Files.exists(page.resolveSibling(target))) {
                    broken.add(docs.relativize(page) + ": " + target);
                }
            }
        }
        assertTrue(links > 50, "links: " + links);
        assertEquals(List.of(), broken);
    }

    @Test
    void theExampleOfASignalSpecIsOne() throws Exception {
        final Matcher m = JSON.matcher(Files.readString(docs().resolve("signal-format.md")));
        assertTrue(m.find());
        final SignalSpec spec = SignalSpecJson.read(m.group(1));
        assertEquals(32 * 48, spec.rows());
        assertEquals("eV", spec.signalAxis().unit());
        assertEquals(2, spec.metadata().provenance().size());
        assertEquals(spec, SignalSpecJson.read(SignalSpecJson.write(spec)));
    }
}
