package org.zeroloss.format.npy;

import org.zeroloss.format.DeclaredSpec;
import org.zeroloss.format.SourceFile;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;
import org.zeroloss.signal.SignalKind;
import org.zeroloss.signal.SignalMetadata;
import org.zeroloss.signal.SignalSource;
import org.zeroloss.signal.SignalSpec;

import java.util.ArrayList;
import java.util.List;

/**
 * What an array is as a signal. NumPy keeps no axes: one axis is a spectrum, two are an image, more
 * are a stack of images along the last two. Axes have no unit, and count from 0 by 1.
 */
final class NpySpec {

    private NpySpec() {}

    static SignalSpec of(final SourceFile source, final String title, final NpyHeader header) {
        final List<Long> shape = header.shape().isEmpty() ? List.of(1L) : header.shape();
        final int n = shape.size();
        final List<Axis> axes = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            final String name =
                    n == 1 ? "Channel" : i == n - 1 ? "x" : i == n - 2 ? "y" : name(i, n - 2);
            final AxisRole role = i >= n - 2 ? AxisRole.SIGNAL : AxisRole.NAVIGATION;
            final long size = shape.get(i);
            axes.add(new Axis(name, "", size, 1, 0, role));
        }
        return DeclaredSpec.of(
                source.name(),
                () ->
                        new SignalSpec(
                                n == 1 ? SignalKind.SPECTRAL_IMAGE : SignalKind.IMAGE_STACK,
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

    private static String name(final int i, final int count) {
        return count == 1 ? "z" : "axis " + i;
    }
}
