package org.zeroloss.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.zeroloss.nodes.workflows.NodeList;
import org.zeroloss.nodes.workflows.Repository;
import org.zeroloss.standin.check.Completeness;
import org.zeroloss.standin.check.Lack;

import java.nio.file.Path;
import java.util.stream.Collectors;

/** What {@code ./zeroloss check} says of our nodes and ports; a lack fails the build. */
class CompletenessTest {

    @Test
    void noNodeOrPortLacksAnything() throws Exception {
        final Path workflows = Repository.need(Repository.workflows(), "the folder test-workflows");
        final Completeness.Result result =
                Completeness.of(new NodeList(), workflows.toAbsolutePath().getParent());
        assertEquals(
                "", result.lacks().stream().map(Lack::toString).collect(Collectors.joining("\n")));
        assertTrue(result.nodes() >= 18 && result.portTypes() >= 5, result.toString());
    }
}
