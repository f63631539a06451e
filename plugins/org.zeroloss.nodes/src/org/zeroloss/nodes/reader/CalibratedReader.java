package org.zeroloss.nodes.reader;

import org.zeroloss.base.Progress;
import org.zeroloss.format.ReadOption;
import org.zeroloss.format.ReadOptions;
import org.zeroloss.format.RowSink;
import org.zeroloss.format.SignalFile;
import org.zeroloss.format.SignalReader;
import org.zeroloss.format.SkippedSignal;
import org.zeroloss.format.SourceFile;
import org.zeroloss.signal.SignalCopy;
import org.zeroloss.signal.SignalSpec;
import org.zeroloss.signal.SignalWriter;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A reader whose images have the pixel size that the user gave.
 *
 * @param reader reads the format
 * @param calibration the pixel size
 */
record CalibratedReader(SignalReader reader, PixelCalibration calibration) implements SignalReader {

    @Override
    public String name() {
        return reader.name();
    }

    @Override
    public Set<String> extensions() {
        return reader.extensions();
    }

    @Override
    public Match matches(final byte[] head, final String fileName) {
        return reader.matches(head, fileName);
    }

    @Override
    public Optional<String> missing() {
        return reader.missing();
    }

    @Override
    public Set<ReadOption> options() {
        return reader.options();
    }

    @Override
    public SignalFile open(final SourceFile source, final ReadOptions options) {
        return new CalibratedFile(reader.open(source, options), calibration);
    }

    private record CalibratedFile(SignalFile file, PixelCalibration calibration)
            implements SignalFile {

        @Override
        public SourceFile source() {
            return file.source();
        }

        @Override
        public List<SignalSpec> signals() {
            return file.signals().stream().map(calibration::apply).toList();
        }

        @Override
        public List<SkippedSignal> skipped() {
            return file.skipped();
        }

        @Override
        public void read(final int index, final RowSink sink, final Progress progress) {
            file.read(index, sink, progress);
        }

        @Override
        public void copy(
                final int index,
                final SignalWriter target,
                final SignalCopy.Filler filler,
                final Progress progress) {
            file.copy(index, target, filler, progress);
        }

        @Override
        public void close() {
            file.close();
        }
    }
}
