package org.zeroloss.nodes.portview;

import org.zeroloss.base.Workers;
import org.zeroloss.nodes.port.ImageStackPortObject;
import org.zeroloss.nodes.port.SpectralImagePortObject;
import org.zeroloss.nodes.view.AxisInfo;
import org.zeroloss.nodes.view.FloatBytes;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.Plane;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalSpec;
import org.zeroloss.signal.browse.ImageBrowser;
import org.zeroloss.signal.browse.PixelGrid;

import java.util.List;

/** A picture of a signal that is made at once, of a part of its values if it is large. */
final class SignalPicture {

    private static final int SIDE = 160;

    private SignalPicture() {}

    static PortSummary of(final SpectralImagePortObject port) {
        final SignalSpec spec = port.getSpec().signal();
        final PixelGrid grid = PixelGrid.of(spec);
        final int step = step(grid.x(), grid.y());
        final int columns = (int) (grid.x().size() + step - 1) / step;
        final int lines = (int) (grid.y().size() + step - 1) / step;
        final float[] means = new float[columns * lines];
        final double[] sum = new double[spec.width()];
        try (Signal signal = port.open()) {
            final Plane plane = signal.plane();
            final float[] spectrum = new float[spec.width()];
            for (int p = 0; p < means.length; p++) {
                final long row = grid.row(0, p % columns * step, p / columns * step);
                plane.read(row, 0, spectrum.length, spectrum, 0);
                double total = 0;
                for (int c = 0; c < spectrum.length; c++) {
                    total += spectrum[c];
                    sum[c] += spectrum[c];
                }
                means[p] = (float) (total / spectrum.length);
            }
        }
        final String quantity = spec.quantity().isEmpty() ? "Intensity" : spec.quantity();
        final float[] mean = new float[sum.length];
        for (int c = 0; c < mean.length; c++) {
            mean[c] = (float) (sum[c] / means.length);
        }
        final Curve curve =
                new Curve(
                        means.length == 1 ? "spectrum" : "mean spectrum",
                        AxisInfo.of(spec.signalAxis()),
                        quantity,
                        FloatBytes.of(mean),
                        null,
                        null,
                        false);
        final Picture picture =
                means.length == 1
                        ? null
                        : new Picture(
                                "mean " + quantity,
                                AxisInfo.of(grid.x()).every(step),
                                AxisInfo.of(grid.y()).every(step),
                                FloatBytes.of(means),
                                "viridis",
                                note(step, grid.frames(), "pixels"));
        return SignalFacts.of(spec).with(picture, curve);
    }

    static PortSummary of(final ImageStackPortObject port) {
        final SignalSpec spec = port.getSpec().signal();
        final List<Axis> axes = spec.axes();
        final Axis x = axes.get(axes.size() - 1);
        final Axis y = axes.get(axes.size() - 2);
        final ImageBrowser images = new ImageBrowser(spec, port::open, Workers.standard());
        final int step = step(x, y);
        final Picture picture =
                new Picture(
                        spec.quantity().isEmpty() ? "Intensity" : spec.quantity(),
                        AxisInfo.of(x).every(step),
                        AxisInfo.of(y).every(step),
                        FloatBytes.of(images.sampled(0, step)),
                        "grey",
                        note(step, images.frames(), "columns and lines"));
        return SignalFacts.of(spec).with(picture, null);
    }

    private static int step(final Axis x, final Axis y) {
        return (int) ((Math.max(x.size(), y.size()) + SIDE - 1) / SIDE);
    }

    private static String note(final int step, final int frames, final String what) {
        final String thinned = step == 1 ? "" : "one of every " + step + " " + what;
        final String first = frames == 1 ? "" : "the first of " + frames;
        return thinned.isEmpty() || first.isEmpty() ? thinned + first : thinned + ", " + first;
    }
}
