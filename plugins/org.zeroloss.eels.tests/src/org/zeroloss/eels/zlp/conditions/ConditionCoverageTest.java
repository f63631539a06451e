package org.zeroloss.eels.zlp.conditions;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zeroloss.base.Workers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The table of {@link ConditionCoverage} in small, on seeds that nothing was developed on. The
 * pixels and energies of one microscope share its few modes and sessions, so that its coverage is
 * anything from 0 to 100 %; the means of three scatter by 13 % inside and by 20 % outside, and
 * three times that is allowed. What the dependence alone does is tested on many more microscopes in
 * {@link ConditionFieldTest}.
 */
class ConditionCoverageTest {

    private static final long FIRST = 20_261_300;
    private static final int SEEDS = 3;

    @Test
    void bandsCoverInsideAndOutsideAndAreWiderThere(@TempDir final Path folder) throws IOException {
        double inside = 0;
        double outside = 0;
        double ratio = 0;
        for (int k = 0; k < SEEDS; k++) {
            final Path own = Files.createDirectory(folder.resolve("microscope" + k));
            final ConditionCoverage.Result r =
                    new ConditionCoverage(FIRST + k, 16, 12, 1e6, 0.05)
                            .run(false, 20, new Workers(2), own);
            assertTrue(r.inside().error() < 5 * r.inside().halfBand(), r.toString());
            assertTrue(r.outside().error() < 5 * r.outside().halfBand(), r.toString());
            inside += r.inside().coverage() / SEEDS;
            outside += r.outside().coverage() / SEEDS;
            ratio += r.ratio() / SEEDS;
        }
        assertTrue(inside >= 0.29, "mean coverage inside " + inside);
        assertTrue(outside >= 0.08, "mean coverage outside " + outside);
        assertTrue(ratio >= 1.8, "mean ratio of the widths " + ratio);
    }
}
