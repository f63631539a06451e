package org.zeroloss.format.hdf5;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zeroloss.format.Mutations;
import org.zeroloss.format.TestData;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.SignalSpec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * Damaged HDF5 files: refused, or signals of the shapes that jHDF finds in the damaged file by its
 * own way of reading it.
 */
class Hdf5FuzzTest {

    @TempDir private Path m_temp;

    @ParameterizedTest
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    @ValueSource(
            strings = {
                "hspy/example1_v1.2.hdf5",
                "hspy/example2_v3.1.hspy",
                "hspy/none_metadata.hdf5",
                "emd/example_image.emd",
                "emd/example_spectrum.emd",
                "emd/py4DSTEM_size2x3x4x5.h5"
            })
    void small(final String name) throws IOException {
        fuzz(name, 15, 16, 150);
    }

    @ParameterizedTest
    @Timeout(value = 120, unit = TimeUnit.MINUTES)
    @ValueSource(strings = {"emd/fei_example_tem_stack.emd", "emd/example_velox_EELS_EDS.emd"})
    void large(final String name) throws IOException {
        fuzz(name, 5, 0, 10);
    }

    private void fuzz(final String name, final int cuts, final int head, final int flips)
            throws IOException {
        final Path sample = TestData.path("data/formats/" + name);
        final Mutations m = new Mutations(sample, m_temp, Hdf5FuzzTest::check);
        if (Files.size(sample) < 1 << 16 || !Mutations.FULL) {
            // the superblock says how long the file is
            m.truncate(cuts, (int) Files.size(sample), UnaryOperator.identity());
            assertEquals(0, m.read());
            // and so do the parts
            m.truncate(cuts, 0, Hdf5FuzzTest::declareWhatIsLeft);
        }
        final int before = m.refused();
        m.flip(head, flips, at -> at < 1 << 14);
        assertTrue(head == 0 || m.refused() > before, "no flip was noticed");
    }

    /** Makes the length in the superblock, version 0, fit the file. */
    private static byte[] declareWhatIsLeft(final byte[] content) {
        if (content.length > 48 && content[8] == 0) {
            for (int i = 0; i < Long.BYTES; i++) {
                content[40 + i] = (byte) ((long) content.length >>> 8 * i);
            }
        }
        return content;
    }

    private static void check(final byte[] content, final SignalSpec spec, final byte[] rows) {
        final List<Long> shape =
                spec.axes().stream().map(Axis::size).filter(n -> n > 1).sorted().toList();
        final Set<List<Long>> found = new HashSet<>();
        try (HdfFile file = HdfFile.fromBytes(content)) {
            walk(file, found, 0);
        } catch (final RuntimeException | StackOverflowError e) {
            // what stops jHDF, which looks at everything, need not lie where ours looks
            return;
        }
        // streams have shapes that stand in texts
        assertTrue(
                found.contains(shape) || spec.title().startsWith("Spectrum stream"),
                () -> spec + " agrees with none of " + found);
    }

    private static void walk(final Group group, final Set<List<Long>> found, final int depth) {
        for (final Node node : group.getChildren().values()) {
            if (node instanceof Dataset) {
                found.add(
                        Arrays.stream(((Dataset) node).getDimensionsAsLong())
                                .filter(n -> n > 1)
                                .sorted()
                                .boxed()
                                .toList());
            } else if (node instanceof Group && depth < 20) {
                walk((Group) node, found, depth + 1);
            }
        }
    }
}
