package org.zeroloss.standin.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** JSON as lines. */
class JsonTextTest {

    @Test
    void everyValueHasItsPath() throws Exception {
        final Map<String, String> lines =
                JsonText.flatten(
                        """
                        {"title": "a", "axes": [{"name": "x", "size": 3}, {"name": "E"}],
                         "bands": ["signal", "signal_p16"], "sources": [], "metadata": {"seed": 1}}
                        """
                                .getBytes(StandardCharsets.UTF_8));
        assertEquals(
                List.of(
                        "title=a",
                        "axes / 1 / name=x",
                        "axes / 1 / size=3",
                        "axes / 2 / name=E",
                        "bands=[\"signal\",\"signal_p16\"]",
                        "sources=[]",
                        "metadata / seed=1"),
                lines.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList());
    }
}
