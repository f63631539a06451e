package org.zeroloss.format.npy;

import org.zeroloss.format.DeclaredSpec;
import org.zeroloss.format.PlainAxes;
import org.zeroloss.format.SourceFile;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.SignalMetadata;
import org.zeroloss.signal.SignalSource;
import org.zeroloss.signal.SignalSpec;

import java.util.ArrayList;
import java.util.List;

/**
 * What an array is as a signal: see {@link PlainAxes}. Complex numbers have a further, first axis
 * of real and imaginary part.
 */
final class NpySpec {

    private NpySpec() {}

    static SignalSpec of(final SourceFile source, final String title, final NpyHeader header) {
        final List<Long> shape = header.shape().isEmpty() ? List.of(1L) : header.shape();
        final int n = shape.size();
        final List<Axis> axes = new ArrayList<>(PlainAxes.of(shape));
        if (!header.element().parts().isPlain()) {
            axes.add(0, header.element().parts().firstAxis());
        }
        return DeclaredSpec.of(
                source.name(),
                () ->
                        new SignalSpec(
                                PlainAxes.kind(n),
                                title,
                                "",
                                axes,
                                header.element().type(),
                                List.of(SignalSpec.SIGNAL),
                                List.of(),
                                SignalMetadata.EMPTY.withSource(
                                        new SignalSource(
                                                source.name(), source.sha256().orElse("")))));
    }
}
