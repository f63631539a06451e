package org.zeroloss.standin.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;
import org.zeroloss.standin.batch.Console;
import org.zeroloss.standin.batch.ExitCode;
import org.zeroloss.standin.exec.FakeNodes;
import org.zeroloss.standin.exec.WorkflowBuilder;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.parsers.DocumentBuilderFactory;

/** What the report of a run holds. */
class ReportTest {

    @TempDir Path dir;
    private Path report;

    @BeforeEach
    void run() throws Exception {
        final Path flow = dir.resolve("a & b");
        final WorkflowBuilder w = new WorkflowBuilder(FakeNodes.repository(), flow);
        final WorkflowBuilder.Node a = w.add(FakeNodes.Source.class.getName());
        final WorkflowBuilder.Node b = w.add(FakeNodes.Scale.class.getName());
        final WorkflowBuilder.Node c = w.add(FakeNodes.Store.class.getName());
        final WorkflowBuilder.Node d = w.add(FakeNodes.Fail.class.getName());
        w.connect(a, 1, b, 1).connect(a, 1, d, 1).write();
        assertEquals(3, c.id());
        report = dir.resolve("report");
        Files.createDirectories(report.resolve("tables"));
        Files.writeString(report.resolve("tables/9-old-node-1.csv"), "stale");
        Files.writeString(report.resolve("tables/mine.csv"), "mine");
        assertEquals(ExitCode.EXECUTION, again(flow));
    }

    private int again(final Path flow) {
        return new Console()
                .command(FakeNodes.repository(), "run", flow.toString(), "--report=" + report);
    }

    @Test
    void everyTableIsAFileByRfc4180() throws Exception {
        assertEquals(
                "RowID,x,y,value,name\r\n"
                        + "Row0,0,0,0.0,\"a,\"\"0\"\"\"\r\n"
                        + "Row1,1,0,0.3333333333333333,\"a,\"\"1\"\"\"\r\n"
                        + "Row2,2,0,0.6666666666666666,\"a,\"\"2\"\"\"\r\n"
                        + "Row3,0,1,1.0,\"a,\"\"3\"\"\"\r\n"
                        + "Row4,1,1,,\"a,\"\"4\"\"\"\r\n"
                        + "Row5,2,1,1.6666666666666667,\"a,\"\"5\"\"\"\r\n",
                Files.readString(report.resolve("tables/1-fake-source-1.csv")));
        assertTrue(Files.exists(report.resolve("tables/2-fake-scale-apply-1.csv")));
        assertFalse(Files.exists(report.resolve("tables/9-old-node-1.csv")), "stale");
        assertTrue(Files.exists(report.resolve("tables/mine.csv")), "not ours");
    }

    @Test
    void theTablesAreTheSameBytesEachTime() throws Exception {
        final Path file = report.resolve("tables/2-fake-scale-apply-1.csv");
        final byte[] first = Files.readAllBytes(file);
        again(dir.resolve("a & b"));
        assertArrayEquals(first, Files.readAllBytes(file));
    }

    @Test
    void thePageStandsAlone() throws Exception {
        final String page = Files.readString(report.resolve("index.html"));
        assertTrue(page.contains("<title>a &amp; b</title>"));
        assertFalse(page.contains("http://") || page.contains("https://"), "no network");
        assertFalse(page.contains("<script src") || page.contains("<link"), "one file");
        assertTrue(page.contains("prefers-color-scheme: dark"));
        assertTrue(page.contains("<svg class=\"flow\""));
        assertTrue(page.contains("class=\"node failed\""));
        assertTrue(page.contains("the lens is dirty; clean it"));
        assertTrue(page.contains("one value is missing"));
        assertTrue(page.contains("map of value"), "a table with x and y is drawn as maps");
        assertTrue(page.contains("data:image/png;base64,"));
        assertTrue(page.contains("<rect class=\"hist\""), "one column becomes a histogram");
        final Matcher svg = Pattern.compile("(?s)<svg.*?</svg>").matcher(page);
        int drawings = 0;
        while (svg.find()) {
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(svg.group())));
            drawings++;
        }
        assertTrue(drawings >= 2, "well-formed drawings: " + drawings);
        assertTrue(page.contains("tables/1-fake-source-1.csv"));
        assertTrue(page.contains("<th>title</th><td>note</td>"), "the spec of our own port");
    }

    @Test
    void settingsAreNamedAsInTheDialog() throws Exception {
        final String page = Files.readString(report.resolve("index.html"));
        assertTrue(page.contains("<th scope=\"row\">Factor</th><td>10</td>"), page);
        assertTrue(page.contains("<th scope=\"row\">Rows</th><td>6</td>"), page);
    }

    @Test
    void aResultSaysWhatItWasMadeBy() throws Exception {
        final String page = Files.readString(report.resolve("index.html"));
        final String scale = page.substring(page.indexOf("<section id=\"node-2\""));
        assertTrue(
                scale.contains(
                        "<li><a href=\"#node-1\">Fake Source (#1)</a> version unknown, seed"
                                + " 42</li>\n"
                                + "<li><a href=\"#node-2\">Fake Scale (Apply) (#2)</a> version"
                                + " unknown</li>"),
                scale);
    }

    @Test
    void tablesCanBeSortedByAnyColumn() throws Exception {
        final String page = Files.readString(report.resolve("index.html"));
        assertTrue(page.contains("<table class=\"sortable\"><thead><tr>"));
        assertTrue(
                page.contains(
                        "<th scope=\"col\" aria-sort=\"none\" data-type=\"number\">"
                                + "<button type=\"button\">value</button></th>"));
        assertTrue(
                page.contains("<td data-v=\"0.3333333333333333\">0.333333</td>"),
                "the order needs all digits");
        assertTrue(page.contains("<td class=\"missing\">?</td>"));
        assertTrue(page.contains("aria-sort="), "the script that sorts");
        assertTrue(page.contains("new Intl.Collator"), "the script that sorts");
    }

    @Test
    void numbersAreRoundedForTheEye() {
        assertEquals("0", Numbers.text(0, 6));
        assertEquals("0.666667", Numbers.text(2 / 3.0, 6));
        assertEquals("1234570", Numbers.text(1234567, 6));
        assertEquals("1.5e9", Numbers.text(1.5e9, 6));
        assertEquals("1e-10", Numbers.text(1e-10, 6));
        assertEquals("-0.00012", Numbers.text(-0.00012, 6));
        assertEquals("NaN", Numbers.text(Double.NaN, 6));
    }

    @Test
    void theColourMapGrowsLighterAllTheWay() {
        double last = -1;
        for (int i = 0; i <= 100; i++) {
            final int c = Viridis.color(i / 100.0);
            final double luma =
                    0.2126 * linear(c >> 16) + 0.7152 * linear(c >> 8) + 0.0722 * linear(c);
            assertTrue(luma > last, "at " + i);
            last = luma;
        }
        assertEquals(0x440154, Viridis.color(-3));
        assertEquals(0xFDE725, Viridis.color(Double.POSITIVE_INFINITY));
    }

    private static double linear(final int channel) {
        return Math.pow((channel & 0xFF) / 255.0, 2.2);
    }
}
