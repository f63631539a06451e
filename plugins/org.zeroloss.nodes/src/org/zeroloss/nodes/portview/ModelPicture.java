package org.zeroloss.nodes.portview;

import org.zeroloss.eels.background.FittedBackground;
import org.zeroloss.eels.zlp.ZlpEnsemble;
import org.zeroloss.nodes.port.BackgroundFitPortObject;
import org.zeroloss.nodes.port.ZlpEnsemblePortObject;
import org.zeroloss.nodes.port.ZlpModelPortObject;
import org.zeroloss.nodes.port.ZlpModelPortObjectSpec;
import org.zeroloss.nodes.view.AxisInfo;
import org.zeroloss.nodes.view.FloatBytes;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;
import org.zeroloss.signal.SignalMetadata;
import org.zeroloss.signal.SignalSpec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a model of the zero-loss peak is, and the peak that it gives. */
final class ModelPicture {

    private static final int POINTS = 400;
    private static final double LOW = 0.16;
    private static final double HIGH = 0.84;

    private ModelPicture() {}

    /** Before the model is made only the image is known that it will be made on. */
    static PortSummary of(final ZlpModelPortObjectSpec spec) {
        final SignalSpec image = spec.trainingImage();
        final List<Fact> facts = new ArrayList<>();
        facts.add(SignalFacts.axis(image.signalAxis()));
        facts.addAll(SignalFacts.conditions(image.metadata()));
        return new PortSummary(
                "Model of the zero-loss peak",
                facts,
                SignalFacts.history(image.metadata()),
                null,
                null);
    }

    static PortSummary of(final ZlpModelPortObject port) {
        if (port instanceof ZlpEnsemblePortObject ensemble) {
            return ensemble(ensemble.ensemble());
        }
        if (port instanceof BackgroundFitPortObject fit) {
            return fit(fit.background());
        }
        return of(port.getSpec());
    }

    private static PortSummary ensemble(final ZlpEnsemble ensemble) {
        final List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Replicas", Integer.toString(ensemble.replicas())));
        facts.add(ev("Width of the peak", ensemble.fwhmEv()));
        facts.add(
                new Fact(
                        "ln of the zero-loss sum",
                        SignalFacts.number(ensemble.lnZlpMin())
                                + " to "
                                + SignalFacts.number(ensemble.lnZlpMax())));
        facts.add(
                new Fact(
                        "Trained from",
                        SignalFacts.number(ensemble.lowestEv())
                                + " to "
                                + SignalFacts.number(ensemble.highestEv())
                                + " eV"));
        final Axis axis =
                grid(
                        Math.max(ensemble.axis().first(), ensemble.lowestEv()),
                        Math.min(ensemble.axis().last(), ensemble.highestEv()));
        final double strength = (ensemble.lnZlpMin() + ensemble.lnZlpMax()) / 2;
        final double[][] shapes = new double[ensemble.replicas()][POINTS];
        for (int r = 0; r < shapes.length; r++) {
            ensemble.lnShape(r, strength, axis.first(), axis.scale(), shapes[r]);
        }
        return summary("ZLP ensemble", facts, ensemble.axis(), ensemble.metadata())
                .with(null, band(axis, shapes));
    }

    private static Curve band(final Axis axis, final double[][] lnShapes) {
        final float[] median = new float[POINTS];
        final float[] low = new float[POINTS];
        final float[] high = new float[POINTS];
        final double[] column = new double[lnShapes.length];
        for (int i = 0; i < POINTS; i++) {
            for (int r = 0; r < column.length; r++) {
                column[r] = lnShapes[r][i];
            }
            Arrays.sort(column);
            median[i] = (float) StrictMath.exp(quantile(column, 0.5));
            low[i] = (float) StrictMath.exp(quantile(column, LOW));
            high[i] = (float) StrictMath.exp(quantile(column, HIGH));
        }
        return new Curve(
                "median and 68 % band of the replicas",
                AxisInfo.of(axis),
                "Intensity over zero-loss sum",
                FloatBytes.of(median),
                FloatBytes.of(low),
                FloatBytes.of(high),
                true);
    }

    private static double quantile(final double[] sorted, final double p) {
        final double at = p * (sorted.length - 1);
        final int low = (int) at;
        final int high = Math.min(sorted.length - 1, low + 1);
        return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
    }

    private static PortSummary fit(final FittedBackground fit) {
        final List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Model", fit.name()));
        facts.add(
                new Fact(
                        "Fitted from",
                        SignalFacts.number(fit.fitFromEv())
                                + " to "
                                + SignalFacts.number(fit.fitToEv())
                                + " eV"));
        facts.add(ev("Blank from", fit.blankFromEv()));
        facts.add(ev("Width of the peak", fit.fwhmEv()));
        final double from = fit.recipe().family().tail() ? fit.fitFromEv() : -2 * fit.fwhmEv();
        final Axis axis =
                grid(
                        Math.max(fit.axis().first(), from),
                        Math.min(fit.axis().last(), fit.blankFromEv()));
        final float[] y = new float[POINTS];
        for (int i = 0; i < POINTS; i++) {
            y[i] = (float) fit.typical(axis.value(i));
        }
        return summary("Background fit", facts, fit.axis(), fit.metadata())
                .with(
                        null,
                        new Curve(
                                "of the mean spectrum it was prepared on",
                                AxisInfo.of(axis),
                                "Intensity over zero-loss sum",
                                FloatBytes.of(y),
                                null,
                                null,
                                true));
    }

    private static PortSummary summary(
            final String title,
            final List<Fact> facts,
            final Axis axis,
            final SignalMetadata metadata) {
        facts.add(SignalFacts.axis(axis));
        facts.addAll(SignalFacts.conditions(metadata));
        return new PortSummary(title, facts, SignalFacts.history(metadata), null, null);
    }

    private static Fact ev(final String name, final double value) {
        return new Fact(name, SignalFacts.number(value) + " eV");
    }

    private static Axis grid(final double from, final double to) {
        return new Axis(
                "Energy loss", "eV", POINTS, (to - from) / (POINTS - 1), from, AxisRole.SIGNAL);
    }
}
