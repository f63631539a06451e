package org.zeroloss.format.hdf5;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.zeroloss.base.Progress;
import org.zeroloss.format.Collected;
import org.zeroloss.format.ReadOptions;
import org.zeroloss.format.SignalFile;
import org.zeroloss.format.SignalReaders;
import org.zeroloss.format.SourceFile;
import org.zeroloss.format.TestData;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.SignalKind;
import org.zeroloss.signal.SignalSpec;

import java.util.Arrays;
import java.util.List;

/** The EMD samples that have no golden values, against what is known of them. */
class EmdTest {

    private static SignalFile open(final String name) {
        return new SignalReaders()
                .open(
                        SourceFile.of(TestData.path("data/formats/emd/" + name)),
                        ReadOptions.DEFAULT);
    }

    private static List<Long> shape(final SignalSpec spec) {
        return spec.axes().stream().map(Axis::size).toList();
    }

    private static double[] values(final SignalFile file, final int index) {
        final Collected rows = new Collected();
        file.read(index, rows, Progress.NONE);
        return rows.values(file.signals().get(index).type());
    }

    @Test
    void py4dstem() {
        try (SignalFile file = open("py4DSTEM_size2x3x4x5.h5")) {
            assertEquals(1, file.signals().size());
            final SignalSpec spec = file.signals().get(0);
            assertEquals(SignalKind.IMAGE_STACK, spec.kind());
            assertEquals(List.of(2L, 3L, 4L, 5L), shape(spec));
            assertEquals(DataType.FLOAT32, spec.type());
            assertEquals(
                    List.of("Rx", "Ry", "Qx", "Qy"), spec.axes().stream().map(Axis::name).toList());
            for (int i = 0; i < 2; i++) {
                assertEquals("nm", spec.axes().get(i).unit());
                assertEquals(0.126796875, spec.axes().get(i).scale(), 1e-15);
                assertEquals(AxisRole.NAVIGATION, spec.axes().get(i).role());
                // 1/Å is 10/nm
                assertEquals("1/nm", spec.axes().get(2 + i).unit());
                assertEquals(0.442515666, spec.axes().get(2 + i).scale(), 1e-9);
            }
            final double[] v = values(file, 0);
            assertEquals(120, v.length);
        }
    }

    @Test
    void veloxHoldsEighteenSignals() {
        try (SignalFile file = open("example_velox_EELS_EDS.emd")) {
            assertEquals(18, file.signals().size());
            assertEquals(1, file.skipped().size());
            assertTrue(file.skipped().get(0).name().startsWith("SpectrumImage"));
        }
    }

    @Test
    void veloxEels() {
        try (SignalFile file = open("example_velox_EELS_EDS.emd")) {
            final List<SignalSpec> eels =
                    file.signals().stream().filter(s -> s.title().startsWith("EELS")).toList();
            assertEquals(3, eels.size());
            final double[] offsets =
                    eels.stream().mapToDouble(s -> s.signalAxis().offset()).sorted().toArray();
            assertEquals(-21.5026, offsets[0], 1e-12);
            assertEquals(480, offsets[1], 1e-12);
            assertEquals(800, offsets[2], 1e-12);
            for (final SignalSpec s : eels) {
                assertEquals(List.of(16L, 20L, 2048L), shape(s));
                assertEquals(DataType.UINT16, s.type());
                assertEquals("eV", s.signalAxis().unit());
                assertEquals(0.1692, s.signalAxis().scale(), 1e-15);
                assertEquals("nm", s.axes().get(0).unit());
                assertEquals(158.65803795969113, s.axes().get(1).scale(), 1e-9);
                assertEquals(300, s.metadata().beamEnergyKeV().orElseThrow());
                assertEquals(
                        21.43377827928146, s.metadata().convergenceMrad().orElseThrow(), 1e-12);
                assertEquals("Spectra", s.metadata().instrument());
            }
        }
    }

    /** Sums over pixels and single values of the array as h5py 3.7.0 reads it. */
    @Test
    void veloxEelsValues() {
        try (SignalFile file = open("example_velox_EELS_EDS.emd")) {
            for (int i = 0; i < file.signals().size(); i++) {
                final SignalSpec s = file.signals().get(i);
                if (!s.title().startsWith("EELS") || s.signalAxis().offset() != 800) {
                    continue;
                }
                final double[] v = values(file, i);
                assertEquals(16 * 20 * 2048, v.length);
                final double[] first5 = Arrays.copyOf(v, 5);
                assertEquals("[99.0, 106.0, 105.0, 98.0, 104.0]", Arrays.toString(first5));
                double sum = 0;
                for (int p = 0; p < 320; p++) {
                    sum += v[p * 2048];
                }
                assertEquals(31791, sum);
                return;
            }
        }
        throw new AssertionError("no EELS signal at 800 eV");
    }

    /** Each detector's events, all of them, in the channels that h5py 3.7.0 counts. */
    @Test
    void veloxStream() {
        try (SignalFile file = open("example_velox_EELS_EDS.emd")) {
            final int last = file.signals().size() - 1;
            final SignalSpec spec = file.signals().get(last);
            assertEquals(List.of(16L, 20L, 4096L), shape(spec));
            assertEquals(10, spec.signalAxis().scale());
            assertEquals(-200, spec.signalAxis().offset());
            assertEquals("eV", spec.signalAxis().unit());
            assertEquals("nm", spec.axes().get(0).unit());
            final double[] v = values(file, last);
            // values of all six streams less the 319 marks of each
            assertEquals(1993 + 2240 + 2418 + 2649 + 1475 + 2232 - 6 * 319, Arrays.stream(v).sum());
            // the first pixel's events, before the first mark of each stream
            assertEquals(4 + 5 + 12 + 11 + 5 + 8, Arrays.stream(v, 0, 4096).sum());
        }
    }

    @Test
    void veloxImages() {
        try (SignalFile file = open("example_velox_EELS_EDS.emd")) {
            final List<SignalSpec> images =
                    file.signals().stream()
                            .filter(s -> s.kind() == SignalKind.IMAGE_STACK)
                            .toList();
            assertEquals(
                    List.of("Co", "Co-EELS", "DF-S", "Fe", "Fe-EELS", "O", "O-EELS", "a"),
                    images.stream().map(SignalSpec::title).sorted().toList());
        }
    }

    @Test
    void energyUnitOfBerkeleyDecidesWhatIsASpectrum() {
        try (SignalFile file = open("example_spectrum.emd")) {
            assertEquals(SignalKind.SPECTRAL_IMAGE, file.signals().get(0).kind());
        }
        try (SignalFile file = open("example_image.emd")) {
            assertEquals(SignalKind.IMAGE_STACK, file.signals().get(0).kind());
        }
    }
}
