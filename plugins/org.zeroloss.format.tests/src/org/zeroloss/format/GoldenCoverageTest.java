package org.zeroloss.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.zeroloss.format.hdf5.Hdf5GoldenTest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** No golden value is left out, and of each sample without one it is said where it is checked. */
class GoldenCoverageTest {

    /** Pattern of the samples' paths, and what stands in for HyperSpy's values. */
    private static final Map<String, String> WITHOUT = new LinkedHashMap<>();

    static {
        WITHOUT.put(
                "formats/emd/(example_velox_EELS_EDS\\.emd|py4DSTEM_size2x3x4x5\\.h5)",
                "shapes, axes and values known of them, in EmdTest");
        WITHOUT.put("formats/tia/.*\\.emi", "describe the .ser beside them, in SampleFilesTest");
        WITHOUT.put(
                "formats/tia/64x64_TEM_images_acquire\\.npy|formats/mrc/.*\\.mrc"
                        + "|images/.*\\.(tif|jpg|npy)",
                "what NumPy, tifffile and Pillow read, in SampleFilesTest");
        WITHOUT.put("images/graphene/.*\\.hdf5", "what h5py reads, in PlainHdf5Test");
        WITHOUT.put("eels/ws2-.*\\.txt", "the numbers in the text, in SignalImportTest");
        WITHOUT.put(
                "images/(haadf-single-atoms|graphene)/.*\\.csv|images/nanoparticles/.*\\.txt",
                "positions and boxes beside the images: no signals");
        WITHOUT.put("SOURCES\\.md|images/.*/LICENSE.*", "no data");
    }

    @Test
    void everyGoldenValueIsCompared() {
        final List<String> compared = new ArrayList<>();
        GoldenTest.golden().forEach(p -> compared.add(relative("golden", p)));
        Hdf5GoldenTest.golden().forEach(p -> compared.add(relative("golden", p)));
        final List<String> all =
                new ArrayList<>(
                        TestData.files("golden", ".json").stream()
                                .map(p -> relative("golden", p))
                                .toList());
        // results of an analysis, not of reading: compared where the analysis is
        assertTrue(all.remove("hyperspy-analysis.json"));
        assertEquals(all, compared.stream().sorted().toList());
        assertEquals(73, all.size());
    }

    @Test
    void everySampleWithoutOneIsListed() {
        final Path golden = TestData.path("golden");
        for (final Path p : TestData.files("data", "")) {
            final String name = relative("data", p);
            final long listed = WITHOUT.keySet().stream().filter(name::matches).count();
            final long known = Files.exists(golden.resolve(name + ".json")) ? 1 : 0;
            assertEquals(1, listed + known, name);
        }
    }

    private static String relative(final String folder, final Path path) {
        return TestData.path(folder).relativize(path).toString().replace('\\', '/');
    }
}
