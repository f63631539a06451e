package org.zeroloss.format.arrow;

import org.zeroloss.base.Progress;
import org.zeroloss.format.SignalFormatWriter;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalCopy;
import org.zeroloss.signal.SignalSpec;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The format signals are kept in: all bands, maps, axes and metadata, nothing lost. */
public final class ArrowWriter implements SignalFormatWriter {

    @Override
    public String name() {
        return "Zeroloss signal (Arrow)";
    }

    @Override
    public List<String> extensions() {
        return List.of("arrow");
    }

    @Override
    public Optional<String> refusal(final SignalSpec spec) {
        return Optional.empty();
    }

    @Override
    public void encode(final Signal signal, final Path file, final Progress progress) {
        SignalCopy.copy(signal, file, signal.spec(), SignalCopy.Filler.NONE, progress);
    }
}
