package org.zeroloss.engine.libtorch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.zeroloss.learn.network.NativeFolder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

class NativeLibrariesTest {

    /** The private field of JavaCPP that this needs may change its name in a later version. */
    @Test
    void areExtractedToAFolderOfTheirOwnAndTheGlobalPropertyStaysAsItIs() throws IOException {
        final String before = System.getProperty("org.bytedeco.javacpp.cachedir");
        NativeLibraries.load();
        assertEquals(before, System.getProperty("org.bytedeco.javacpp.cachedir"));
        final Path own = NativeFolder.of("libtorch-2.10.0-1.5.13");
        assertEquals(own, Loader.getCacheDir().toPath());
        assertEquals(Optional.empty(), NativeLibraries.missing());
        try (var files = Files.walk(own)) {
            assertTrue(
                    files.anyMatch(f -> f.endsWith(System.mapLibraryName("torch_cpu"))),
                    "no LibTorch in " + own);
        }
    }

    /** What this process has loaded comes from that folder, not from a PyTorch of the system. */
    @Test
    void nothingIsTakenFromTheSystem() throws IOException {
        NativeLibraries.load();
        final Path maps = Path.of("/proc/self/maps");
        Assumptions.assumeTrue(Files.exists(maps), "not on Linux");
        final String own = NativeFolder.of("libtorch-2.10.0-1.5.13").toString();
        try (var lines = Files.lines(maps)) {
            assertFalse(
                    lines.anyMatch(
                            l ->
                                    l.matches(".*/lib(torch|c10|openblas)[^/]*")
                                            && !l.contains(own)
                                            && !l.contains("nd4j")),
                    "a library of the system was loaded");
        }
    }
}
