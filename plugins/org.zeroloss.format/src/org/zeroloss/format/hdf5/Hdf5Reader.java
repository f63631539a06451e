package org.zeroloss.format.hdf5;

import org.zeroloss.format.ReadOptions;
import org.zeroloss.format.SignalFile;
import org.zeroloss.format.SignalReader;
import org.zeroloss.format.SourceFile;

import java.util.Set;

/**
 * HDF5 files of HyperSpy (versions 1.0 to 3.x), Velox EMD, Berkeley EMD and py4DSTEM; of any other
 * the datasets of numbers, without calibration. All signals of a file are offered; what has no
 * place in a signal is left out by name.
 */
public final class Hdf5Reader implements SignalReader {

    @Override
    public String name() {
        return "HDF5 (HyperSpy, Velox EMD, Berkeley EMD, py4DSTEM)";
    }

    @Override
    public Set<String> extensions() {
        return Set.of("hspy", "hdf5", "h5", "emd");
    }

    @Override
    public Match matches(final byte[] head, final String fileName) {
        return H5File.isSignature(head) ? Match.CERTAIN : Match.NO;
    }

    @Override
    public SignalFile open(final SourceFile source, final ReadOptions options) {
        return Hdf5File.open(source, options);
    }
}
