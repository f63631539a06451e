package org.zeroloss.imaging.lattice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/** The table of a network's detections in a real image of graphene with silicon, 2 nm wide. */
class RealGrapheneTest {

    @Test
    void grapheneHasItsLattice() throws IOException {
        final Path file =
                Path.of(System.getProperty("zeroloss.testdata", "../shared"))
                        .resolve("data/images/graphene/G-Si-2nm-coord-0.csv");
        if ("true".equals(System.getenv("CI"))) {
            assertTrue(Files.exists(file), "no " + file);
        }
        Assumptions.assumeTrue(Files.exists(file), "no sample data at " + file);
        final List<String[]> rows =
                Files.readAllLines(file).stream().skip(1).map(l -> l.split(",")).toList();
        final double[] y = rows.stream().mapToDouble(r -> Double.parseDouble(r[0])).toArray();
        final double[] x = rows.stream().mapToDouble(r -> Double.parseDouble(r[1])).toArray();
        final String[] classes = rows.stream().map(r -> r[2]).toArray(String[]::new);
        final LatticeAnalysis a =
                new LatticeAnalyzer(OptionalDouble.empty()).analyze(x, y, classes);
        // 256 pixels of 2 nm: a bond of 1.42 Å is 18.2 pixels, a lattice vector 31.5
        final double pixel = 20.0 / 256;
        assertEquals(1.42, pixel * a.neighbourDistance(), 0.1);
        assertEquals(3, a.regularCoordination());
        assertEquals(2.46, pixel * a.mean().a(), 0.12);
        assertEquals(2.46, pixel * a.mean().b(), 0.12);
        assertEquals(30, Math.abs(a.mean().angleDeg() - 90), 4);
        final long inLattice = a.columns().stream().filter(c -> c.grain() == 0).count();
        assertTrue(inLattice > 0.7 * rows.size(), inLattice + " of " + rows.size());
        assertTrue(a.localisationError() < 0.15 * a.neighbourDistance());
    }
}
