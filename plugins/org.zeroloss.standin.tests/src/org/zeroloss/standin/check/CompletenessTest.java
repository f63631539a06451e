package org.zeroloss.standin.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.node.NodeFactory;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.zeroloss.standin.batch.Console;
import org.zeroloss.standin.batch.ExitCode;
import org.zeroloss.standin.exec.ClasspathRepository;
import org.zeroloss.standin.exec.FakeNodes;
import org.zeroloss.standin.exec.FakePortView;
import org.zeroloss.standin.exec.FakeView;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What is missing is found: nodes made to lack something, and one that lacks nothing. */
class CompletenessTest {

    private static final String LONG =
            "Does what a node of a test does, at some length, so that a reader knows what it does.";

    @TempDir Path repository;

    /** Settings of the bare node. */
    static final class BareParameters implements NodeParameters {
        @Widget(title = "Told", description = "Said in a sentence.")
        int m_told = 1;

        @Widget(title = "Untold", description = "")
        int m_untold = 2;
    }

    /** A learner that lacks everything. */
    static final class Bare extends DefaultNodeFactory {
        Bare() {
            super(
                    DefaultNode.create()
                            .name("Bare Node")
                            .icon("nowhere.png")
                            .shortDescription(" ")
                            .fullDescription("Too short.")
                            .sinceVersion(5, 8, 0)
                            .ports(p -> p.addInputTable("Rows", " ").addOutputTable("Sum", "All."))
                            .model(
                                    m ->
                                            m.parametersClass(BareParameters.class)
                                                    .configure((i, o) -> {})
                                                    .execute((i, o) -> {}))
                            .nodeType(NodeFactory.NodeType.Learner));
        }
    }

    /** A source that lacks nothing: its output is a table. */
    static final class Whole extends DefaultNodeFactory {
        Whole() {
            super(
                    DefaultNode.create()
                            .name("Whole Node")
                            .icon("whole.png")
                            .shortDescription("Gives rows.")
                            .fullDescription(LONG)
                            .sinceVersion(5, 8, 0)
                            .ports(p -> p.addOutputTable("Rows", "The rows."))
                            .model(
                                    m ->
                                            m.withoutParameters()
                                                    .configure((i, o) -> {})
                                                    .execute((i, o) -> {}))
                            .nodeType(NodeFactory.NodeType.Source));
        }
    }

    private void complete(final String node, final Class<?> factory) throws Exception {
        final Path page = repository.resolve("docs/nodes").resolve(Documents.page(node));
        Files.createDirectories(page.getParent());
        Files.writeString(page, "# " + node);
        final Path settings = repository.resolve("test-workflows/a/" + node + " (#1)/settings.xml");
        Files.createDirectories(settings.getParent());
        Files.writeString(
                settings,
                "<entry key=\"factory\" type=\"xstring\" value=\"" + factory.getName() + "\"/>");
    }

    private List<String> lacks(final ClasspathRepository nodes) throws Exception {
        return Completeness.of(nodes, repository).lacks().stream().map(Lack::toString).toList();
    }

    @Test
    void everythingThatABareNodeLacksIsNamed() throws Exception {
        assertEquals(
                List.of(
                        "Bare Node: its icon is not among the bundle's files",
                        "Bare Node: it has no short description",
                        "Bare Node: its description is shorter than 60 characters",
                        "Bare Node: 'Untold' in \"Options\" has no description",
                        "Bare Node: 'Rows' in \"Inputs\" has no description",
                        "Bare Node: a learner needs a view of its own",
                        "Bare Node: it has no page docs/nodes/bare-node.md",
                        "Bare Node: no workflow of test-workflows uses it"),
                lacks(new ClasspathRepository().add(Bare.class, Bare::new, "/")));
    }

    @Test
    void aWholeNodeLacksNothing() throws Exception {
        complete("Whole Node", Whole.class);
        assertEquals(List.of(), lacks(new ClasspathRepository().add(Whole.class, Whole::new, "/")));
    }

    @Test
    void aPortTypeAtAnOutputNeedsItsViews() throws Exception {
        complete("Fake Store", FakeNodes.Store.class);
        final ClasspathRepository nodes =
                new ClasspathRepository()
                        .add(FakeNodes.Store.class, FakeNodes.Store::new, "/community/fake");
        FakePortView.unregister();
        final String without = lacks(nodes).toString();
        assertTrue(without.contains("Port Note: it has no view of its spec"), without);
        assertTrue(without.contains("Port Note: it has no view of its data"), without);
        assertTrue(without.contains("nor its output 'Note' has a view"), without);
        FakePortView.register();
        final String with = lacks(nodes).toString();
        assertTrue(!with.contains("Port Note") && !with.contains("nor its output"), with);
    }

    @Test
    void theCommandListsAndFails() throws Exception {
        complete("Whole Node", Whole.class);
        final Console bad = new Console();
        assertEquals(
                ExitCode.EXECUTION,
                bad.command(
                        new ClasspathRepository().add(Bare.class, Bare::new, "/"),
                        "check",
                        repository.toString()));
        assertTrue(bad.out.contains("Bare Node: it has no short description"), bad.out);
        assertTrue(bad.out.contains("1 nodes and 0 port types looked at, 8 things"), bad.out);
        final Console good = new Console();
        assertEquals(
                ExitCode.SUCCESS,
                good.command(
                        new ClasspathRepository().add(Whole.class, Whole::new, "/"),
                        "check",
                        repository.toString()));
        assertTrue(good.out.contains("nothing is missing"), good.out);
        assertEquals(
                ExitCode.ARGUMENTS,
                new Console()
                        .command(
                                new ClasspathRepository(),
                                "check",
                                repository.resolve("elsewhere").toString()));
    }

    @Test
    void aVisualizerWithAViewNeedsNoOutput() throws Exception {
        final String found =
                lacks(new ClasspathRepository().add(FakeView.class, FakeView::new, "/")).toString();
        assertTrue(!found.contains("a view of its own"), found);
    }
}
