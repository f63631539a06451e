package org.zeroloss.format.hdf5;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zeroloss.base.Progress;
import org.zeroloss.format.Collected;
import org.zeroloss.format.ReadOptions;
import org.zeroloss.format.SignalFile;
import org.zeroloss.format.SignalReaders;
import org.zeroloss.format.SkippedSignal;
import org.zeroloss.format.SourceFile;
import org.zeroloss.format.TestData;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.SignalSpec;

import java.util.List;

/** Samples that follow no convention, against the values that h5py reads. */
class PlainHdf5Test {

    @ParameterizedTest
    @CsvSource({
        "test-1.hdf5, image_data, FLOAT64, 82a0473e225c942e",
        "library/Si1C3/10.hdf5, nn_input, FLOAT32, f131dc79474b78bf",
        "library/Si1C3/102.hdf5, nn_input, FLOAT32, 1315da6dd58f1dd7",
        "library/Si1C3/105.hdf5, nn_input, FLOAT32, 4b5c824a5f5d7d1c",
        "library/Si1C3/106.hdf5, nn_input, FLOAT32, 28e934036d78d9d0",
        "library/Si1C3/11.hdf5, nn_input, FLOAT32, e97a36fc567481ff",
        "library/Si1C3/12.hdf5, nn_input, FLOAT32, bc7b903862d700d5",
        "library/Si2C5/0.hdf5, nn_input, FLOAT32, b2e88e711444109e",
        "library/Si2C5/1.hdf5, nn_input, FLOAT32, 982a0635d1d5e4a0",
        "library/Si2C5/18.hdf5, nn_input, FLOAT32, df30b84da84020e3",
        "library/Si2C5/3.hdf5, nn_input, FLOAT32, 7bb205f471015fe0",
        "library/Si2C5/4.hdf5, nn_input, FLOAT32, 8c28bcedf101d3e4",
        "library/Si2C5/55.hdf5, nn_input, FLOAT32, 165dfefa44c7c113"
    })
    void datasetsAreArrays(
            final String name, final String dataset, final DataType type, final String sha256) {
        final SourceFile source = SourceFile.of(TestData.path("data/images/graphene/" + name));
        try (SignalFile file = new SignalReaders().open(source, ReadOptions.DEFAULT)) {
            assertEquals(1, file.signals().size());
            final SignalSpec spec = file.signals().get(0);
            assertEquals(dataset, spec.title());
            assertEquals(type, spec.type());
            assertEquals(List.of(256L, 256L), spec.axes().stream().map(Axis::size).toList());
            spec.axes().forEach(a -> assertEquals("", a.unit()));
            final Collected rows = new Collected();
            file.read(0, rows, Progress.NONE);
            assertTrue(Collected.sha256(rows.bytes()).startsWith(sha256), name);
            // coordinates are texts there
            for (final SkippedSignal s : file.skipped()) {
                assertTrue(s.name().startsWith("defect_coord_"), s.toString());
                assertTrue(s.reason().contains("texts"), s.toString());
            }
        }
    }
}
