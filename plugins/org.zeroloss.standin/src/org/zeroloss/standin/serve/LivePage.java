package org.zeroloss.standin.serve;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The page that {@link LiveServer} serves. */
final class LivePage {

    private static final String HTML =
            """
<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Zeroloss</title>
<link rel="stylesheet" href="report.css">
</head><body><main>
<h1 id="name">Zeroloss</h1>
<p><span id="state" role="status">Loading the workflow …</span>
<button type="button" id="cancel">Cancel</button>
<button type="button" id="again" hidden>Run again</button></p>
<p id="message" class="error"></p>
<div id="graph"></div>
<ul id="nodes" class="live" aria-label="Progress of the nodes"></ul>
<div id="sections"></div>
</main><script type="module" src="table.js"></script><script type="module" src="live.js"></script></body></html>
""";

    private LivePage() {}

    static String html() {
        return HTML;
    }

    static String script() {
        try (InputStream in = LivePage.class.getResourceAsStream("live.js")) {
            if (in == null) {
                throw new IllegalStateException("The bundle lacks its live.js");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
