package org.zeroloss.imaging.defects;

import org.zeroloss.base.Gaussian;
import org.zeroloss.base.Progress;
import org.zeroloss.base.Seeds;
import org.zeroloss.base.Workers;
import org.zeroloss.imaging.ImagingException;
import org.zeroloss.imaging.numeric.Check;
import org.zeroloss.learn.network.Symmetry;
import org.zeroloss.learn.network.Tensor;
import org.zeroloss.learn.network.TrainingBatch;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Batches of pieces of labelled micrographs, normalized, with their targets. A batch depends on the
 * seed and its number alone, whatever the number of threads.
 */
public final class CropStream {

    private final LabeledSource m_source;
    private final LocalNormalization m_normalization;
    private final LabelMaps m_labels;
    private final Augmentation m_augmentation;
    private final CropPlan m_plan;
    private final List<Double> m_weights;
    private final long m_seed;

    /**
     * @param source images
     * @param normalization what the network sees of them
     * @param labels what it is to give
     * @param augmentation how pieces are changed
     * @param plan which pieces
     * @param weights weight of the background's pixels in the loss, then of each class's; above 0
     * @param seed of everything that is drawn
     */
    public CropStream(
            final LabeledSource source,
            final LocalNormalization normalization,
            final LabelMaps labels,
            final Augmentation augmentation,
            final CropPlan plan,
            final List<Double> weights,
            final long seed) {
        m_source = Check.present(source, "source of images");
        m_normalization = Check.present(normalization, "local normalization");
        m_labels = Check.present(labels, "label maps");
        m_augmentation = Check.present(augmentation, "augmentation");
        m_plan = Check.present(plan, "plan of the crops");
        m_weights = Check.list(weights, "class weights");
        m_seed = seed;
        if (m_weights.size() != labels.channels()) {
            throw new ImagingException(
                    "Expected a weight for the background and each of the "
                            + labels.classes()
                            + " classes, found "
                            + m_weights.size());
        }
        m_weights.forEach(w -> Check.positive(w, "weight of a class"));
    }

    /**
     * @param number which batch, from 0
     * @param workers threads
     * @return pieces, targets and pixel weights
     */
    public TrainingBatch batch(final long number, final Workers workers) {
        final int n = m_plan.size();
        final int area = n * n;
        final int count = m_plan.count();
        final float[] input = new float[count * area];
        final float[] target = new float[count * m_labels.channels() * area];
        final float[] weight = new float[count * area];
        final int images = (count + m_plan.perImage() - 1) / m_plan.perImage();
        workers.run(
                images,
                Progress.NONE,
                "drawing images",
                i -> {
                    final LabeledMicrograph drawn = m_source.draw(number * images + i);
                    final SplittableRandom random = Seeds.stream(m_seed, number, i);
                    final float[] pixels = prepared(drawn.image(), random);
                    final int first = (int) i * m_plan.perImage();
                    for (int k = first; k < Math.min(count, first + m_plan.perImage()); k++) {
                        final Crop crop = crop(drawn, random);
                        crop.pixels(
                                pixels,
                                drawn.image().width(),
                                drawn.image().height(),
                                input,
                                k * area);
                        noise(input, k * area, area, random);
                        m_labels.draw(
                                crop.points(drawn.points(), 4 * m_labels.sigmaPixels()),
                                n,
                                n,
                                target,
                                k * m_labels.channels() * area);
                        weigh(target, k * m_labels.channels() * area, weight, k * area, area);
                    }
                });
        return new TrainingBatch(
                new Tensor(count, 1, n, n, input),
                new Tensor(count, m_labels.channels(), n, n, target),
                Optional.of(new Tensor(count, 1, n, n, weight)));
    }

    private float[] prepared(final Micrograph image, final SplittableRandom random) {
        final double gamma = m_augmentation.gamma().draw(random);
        final float[] values = gamma == 1 ? image.values() : bent(image.values(), gamma);
        return m_normalization.apply(values, image.width());
    }

    private static float[] bent(final float[] values, final double gamma) {
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        for (final float v : values) {
            min = Math.min(min, v);
            max = Math.max(max, v);
        }
        final float[] bent = new float[values.length];
        for (int i = 0; i < bent.length && max > min; i++) {
            bent[i] = (float) StrictMath.pow((values[i] - min) / (max - min), gamma);
        }
        return bent;
    }

    private Crop crop(final LabeledMicrograph drawn, final SplittableRandom random) {
        final int n = m_plan.size();
        final double magnification = m_augmentation.magnification().draw(random);
        final int width = drawn.image().width();
        final int height = drawn.image().height();
        final double half = (n - 1) / 2.0 / magnification;
        if (2 * half > Math.min(width, height) - 1) {
            throw new ImagingException(
                    "Image "
                            + drawn.image().name()
                            + " of "
                            + width
                            + " × "
                            + height
                            + " pixels is smaller than a training crop of "
                            + n
                            + " pixels at magnification "
                            + magnification
                            + ". Choose smaller crops or leave the image out.");
        }
        double x = half + random.nextDouble() * (width - 1 - 2 * half);
        double y = half + random.nextDouble() * (height - 1 - 2 * half);
        if (random.nextDouble() < m_plan.aimed() && !drawn.points().isEmpty()) {
            final LabeledPoint p = aim(drawn.points(), random);
            x = p.x() + (random.nextDouble() - 0.5) * half;
            y = p.y() + (random.nextDouble() - 0.5) * half;
        }
        if (magnification == 1) {
            // pixels meet pixels: nothing is interpolated, and the noise stays what it is
            x = Math.rint(x - half) + half;
            y = Math.rint(y - half) + half;
        }
        return new Crop(
                clamp(x, half, width),
                clamp(y, half, height),
                n,
                magnification,
                Symmetry.values()[random.nextInt(Symmetry.values().length)]);
    }

    private LabeledPoint aim(final List<LabeledPoint> points, final SplittableRandom random) {
        final int[] present =
                IntStream.range(0, m_labels.classes())
                        .filter(c -> points.stream().anyMatch(p -> p.classIndex() == c))
                        .toArray();
        final int wanted = present[random.nextInt(present.length)];
        final List<LabeledPoint> of =
                points.stream().filter(p -> p.classIndex() == wanted).toList();
        return of.get(random.nextInt(of.size()));
    }

    private static double clamp(final double center, final double half, final int length) {
        return Math.max(half, Math.min(length - 1 - half, center));
    }

    private void noise(
            final float[] values, final int at, final int count, final SplittableRandom random) {
        final double sigma = m_augmentation.noise().draw(random);
        for (int i = at; i < at + count && sigma > 0; i++) {
            values[i] += (float) (sigma * Gaussian.next(random));
        }
    }

    private void weigh(
            final float[] target,
            final int from,
            final float[] weight,
            final int at,
            final int area) {
        for (int i = 0; i < area; i++) {
            double w = 0;
            for (int c = 0; c < m_labels.channels(); c++) {
                w += m_weights.get(c) * target[from + c * area + i];
            }
            weight[at + i] = (float) w;
        }
    }
}
