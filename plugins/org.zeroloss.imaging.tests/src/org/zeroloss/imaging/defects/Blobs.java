package org.zeroloss.imaging.defects;

import org.zeroloss.base.Gaussian;
import org.zeroloss.base.Seeds;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/**
 * Images of Gaussian spots on a sloping, noisy background: round ones, class 0, and faint ones,
 * class 1.
 */
final class Blobs {

    static final List<String> CLASSES = List.of("bright", "faint");
    static final double SIGMA = 1.6;

    private Blobs() {}

    static LabeledMicrograph draw(
            final long seed, final int width, final int height, final int spots) {
        final SplittableRandom random = Seeds.stream(seed);
        final List<LabeledPoint> points = new ArrayList<>();
        while (points.size() < spots) {
            final double x = 3 + random.nextDouble() * (width - 7);
            final double y = 3 + random.nextDouble() * (height - 7);
            if (points.stream().allMatch(p -> Math.hypot(p.x() - x, p.y() - y) > 7)) {
                points.add(new LabeledPoint(x, y, points.size() % 2));
            }
        }
        return draw(points, width, height, 0.3, random);
    }

    static LabeledMicrograph draw(
            final List<LabeledPoint> points,
            final int width,
            final int height,
            final double noise,
            final SplittableRandom random) {
        final float[] values = new float[width * height];
        for (int i = 0; i < values.length; i++) {
            final int x = i % width;
            final int y = i / width;
            double v = 50 + 0.02 * x + noise * Gaussian.next(random);
            for (final LabeledPoint p : points) {
                final double r2 = (x - p.x()) * (x - p.x()) + (y - p.y()) * (y - p.y());
                v += (p.classIndex() == 0 ? 8 : 3) * Math.exp(-0.5 * r2 / (SIGMA * SIGMA));
            }
            values[i] = (float) v;
        }
        return new LabeledMicrograph(
                new Micrograph("spots", width, height, values, OptionalDouble.empty()), points);
    }
}
