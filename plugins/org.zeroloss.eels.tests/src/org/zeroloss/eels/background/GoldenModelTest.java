package org.zeroloss.eels.background;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zeroloss.eels.zlp.BackgroundModel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Model files of version 1.0 open in this version and give what they gave. */
class GoldenModelTest {

    @TempDir private Path m_folder;

    static List<String> names() {
        return GoldenModels.NAMES;
    }

    private static byte[] resource(final String name) throws IOException {
        try (InputStream in = GoldenModelTest.class.getResourceAsStream("golden/" + name)) {
            assertNotNull(in, name);
            return in.readAllBytes();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void modelsOfVersionOneGiveWhatTheyGave(final String name) throws IOException {
        final String file = name + "-1.0.zlpmodel";
        final BackgroundModel model = ZlpModelFile.read(resource(file), file);
        final double[] expected =
                new String(resource("expected-1.0.txt"), StandardCharsets.UTF_8)
                        .lines()
                        .filter(l -> l.startsWith(name + " "))
                        .mapToDouble(l -> Double.parseDouble(l.substring(name.length() + 1)))
                        .toArray();
        final double[] found = GoldenModels.values(model, m_folder);
        assertFalse(expected.length == 0);
        assertEquals(expected.length, found.length);
        for (int i = 0; i < found.length; i++) {
            assertEquals(expected[i], found[i], 1e-4 * Math.abs(expected[i]), name + " value " + i);
        }
    }
}
