package org.zeroloss.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** A signal of many files is called after their folder or pattern, not after a machine's disk. */
class FileSetTitleTest {

    @TempDir Path folder;

    @Test
    void theTitleIsTheLastPartOfTheName() throws Exception {
        final Path scans = Files.createDirectory(folder.resolve("scans"));
        Files.writeString(scans.resolve("a-1.txt"), "1\n2\n");
        Files.writeString(scans.resolve("a-2.txt"), "1\n2\n");
        final Set<String> endings = Set.of("txt");
        assertEquals("scans", FileSet.of(scans.toString(), endings).title());
        assertEquals("scans", FileSet.of(scans + "/", endings).title());
        assertEquals("a-*.txt", FileSet.of(scans + "/a-*.txt", endings).title());
        assertEquals("a-1.txt", FileSet.of(scans.resolve("a-1.txt").toString(), endings).title());
    }
}
