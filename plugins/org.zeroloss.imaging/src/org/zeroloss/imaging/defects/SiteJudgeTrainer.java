package org.zeroloss.imaging.defects;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Seeds;
import org.zeroloss.base.Workers;
import org.zeroloss.imaging.score.PointMatching;
import org.zeroloss.learn.network.Initialization;
import org.zeroloss.learn.network.LearningRate;
import org.zeroloss.learn.network.Loss;
import org.zeroloss.learn.network.NetworkEngines;
import org.zeroloss.learn.network.NetworkGraph;
import org.zeroloss.learn.network.Tensor;
import org.zeroloss.learn.network.TrainingBatch;
import org.zeroloss.learn.network.TrainingSession;
import org.zeroloss.learn.network.TrainingSettings;
import org.zeroloss.learn.network.UpdateRule;
import org.zeroloss.learn.network.WeightArray;
import org.zeroloss.learn.network.Weights;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Trains a {@link SiteJudge} on the peaks that a model finds in fresh images: on images that the
 * model learnt from it would trust the model too much.
 *
 * @param images how many images
 * @param fewestSites with fewer peaks in them a judge would learn chance, and there is none
 * @param tolerancePixels how far a peak may be from its label
 * @param engine what computes
 * @param workers threads that draw images
 * @param seed of everything that is drawn
 */
record SiteJudgeTrainer(
        int images,
        int fewestSites,
        double tolerancePixels,
        NetworkEngines.Choice engine,
        Workers workers,
        long seed) {

    /** Fresh images have numbers that no training reaches. */
    private static final long FIRST = 1L << 40;

    /** Peaks nearer to the border, in widths of a label, may belong to labels outside. */
    static final double BORDER = 2;

    private static final int AT_ONCE = 8;

    /** So many networks are averaged. */
    private static final int MEMBERS = 5;

    private static final int BATCH = 512;
    private static final int EPOCHS = 15;
    private static final double RATE = 3e-3;
    private static final double CLIP = 5;

    /** A peak of a fresh image and what is there: 0 nothing, else the class and one. */
    private record Site(float[] features, int truth) {}

    /**
     * @param model networks that find peaks, without a judge
     * @param fresh images without end
     * @param progress told of each image; asked for cancellation
     * @return the judge; none if the images show too few peaks to learn from
     */
    Optional<SiteJudge> train(
            final DefectModel model, final LabeledSource fresh, final Progress progress) {
        final List<Site> sites = sites(model, fresh, progress.part(0, 0.9));
        if (sites.size() < fewestSites) {
            return Optional.empty();
        }
        final int classes = model.classes().size();
        final NetworkGraph graph = JudgeNetwork.member(classes);
        final Standard standard = Standard.of(sites);
        final List<Weights> members = new ArrayList<>();
        for (int m = 0; m < MEMBERS; m++) {
            final Progress part =
                    progress.part(0.9 + 0.1 * m / MEMBERS, 0.9 + 0.1 * (m + 1) / MEMBERS);
            final Weights learnt = learn(graph, standard, sites, Seeds.derive(seed, m), part);
            members.add(standard.takenBack(learnt, JudgeNetwork.first()));
        }
        return Optional.of(new SiteJudge(JudgeNetwork.mean(members, classes), sites.size()));
    }

    private List<Site> sites(
            final DefectModel model, final LabeledSource fresh, final Progress progress) {
        final List<Site> all = new ArrayList<>();
        final DetectionSettings settings = DetectionSettings.standard().withLeastProbability(0);
        try (DefectDetector detector = DefectDetector.measuring(model, engine, settings)) {
            for (int from = 0; from < images; from += AT_ONCE) {
                final int first = from;
                final LabeledMicrograph[] drawn =
                        new LabeledMicrograph[Math.min(AT_ONCE, images - from)];
                workers.run(
                        drawn.length,
                        Progress.NONE,
                        "drawing images",
                        i -> drawn[(int) i] = fresh.draw(FIRST + first + i));
                for (final LabeledMicrograph m : drawn) {
                    progress.checkCanceled();
                    add(all, m, model, detector.sightings(m.image()));
                }
                progress.update((double) (from + drawn.length) / images, "Learning what is usual");
            }
        }
        return all;
    }

    private void add(
            final List<Site> sites,
            final LabeledMicrograph image,
            final DefectModel model,
            final Sightings seen) {
        final int classes = model.classes().size();
        final double sigma = model.labels().sigmaPixels();
        final List<LabeledPoint> truth = image.points();
        final List<Sighting> all = seen.all();
        final PointMatching pairs =
                PointMatching.of(
                        all.stream().mapToDouble(Sighting::x).toArray(),
                        all.stream().mapToDouble(Sighting::y).toArray(),
                        truth.stream().mapToDouble(LabeledPoint::x).toArray(),
                        truth.stream().mapToDouble(LabeledPoint::y).toArray(),
                        tolerancePixels);
        final SiteFeatures features = SiteFeatures.of(seen, classes, sigma, Progress.NONE);
        for (int i = 0; i < all.size(); i++) {
            final Sighting s = all.get(i);
            if (image.wouldBeLabeled(s.x(), s.y(), BORDER * sigma)) {
                final int t = pairs.truthOf(i);
                sites.add(new Site(features.row(i), t < 0 ? 0 : 1 + truth.get(t).classIndex()));
            }
        }
    }

    private Weights learn(
            final NetworkGraph graph,
            final Standard standard,
            final List<Site> sites,
            final long memberSeed,
            final Progress progress) {
        final TrainingSettings settings =
                new TrainingSettings(
                        new Loss.SoftmaxCrossEntropy(),
                        new UpdateRule.Adam(0.9, 0.999, 1e-8, 0),
                        CLIP,
                        Seeds.derive(memberSeed, 1));
        final SplittableRandom random = Seeds.stream(memberSeed, 2);
        final int outputs = graph.outputShape().channels();
        final int[] order = new int[sites.size()];
        final long each = sites.size() / BATCH;
        final long steps = EPOCHS * each;
        final LearningRate rate = LearningRate.cosine(RATE, steps / 20, steps);
        try (TrainingSession session =
                engine.engine()
                        .trainer(
                                graph,
                                Initialization.HE.weights(graph, Seeds.derive(memberSeed, 3)),
                                settings,
                                engine.onOneThread().settings())) {
            for (long step = 0; step < steps; step++) {
                progress.checkCanceled();
                if (step % each == 0) {
                    shuffle(order, random);
                }
                final int from = (int) (step % each) * BATCH;
                session.step(batch(standard, sites, order, from, outputs), rate.at(step));
                progress.update((step + 1.0) / steps, "Learning what is usual");
            }
            return session.weights();
        }
    }

    private static void shuffle(final int[] order, final SplittableRandom random) {
        for (int i = 0; i < order.length; i++) {
            final int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
    }

    private static TrainingBatch batch(
            final Standard standard,
            final List<Site> sites,
            final int[] order,
            final int from,
            final int outputs) {
        final int width = sites.get(0).features.length;
        final float[] input = new float[BATCH * width];
        final float[] target = new float[BATCH * outputs];
        for (int i = 0; i < BATCH; i++) {
            final Site s = sites.get(order[from + i]);
            standard.apply(s.features, input, i * width);
            target[i * outputs + s.truth] = 1;
        }
        return TrainingBatch.of(
                new Tensor(BATCH, width, 1, 1, input), new Tensor(BATCH, outputs, 1, 1, target));
    }

    /** Mean and standard deviation of each feature, so that none is learnt later than others. */
    private record Standard(double[] mean, double[] sd) {

        /**
         * What hardly differs among the sites that are learnt from must not decide where it does.
         */
        private static final double LEAST = 0.02;

        static Standard of(final List<Site> sites) {
            final int width = sites.get(0).features.length;
            final double[] mean = new double[width];
            final double[] sd = new double[width];
            for (final Site s : sites) {
                for (int k = 0; k < width; k++) {
                    mean[k] += s.features[k] / sites.size();
                }
            }
            for (final Site s : sites) {
                for (int k = 0; k < width; k++) {
                    final double d = s.features[k] - mean[k];
                    sd[k] += d * d / sites.size();
                }
            }
            for (int k = 0; k < width; k++) {
                sd[k] = Math.max(LEAST, Math.sqrt(sd[k]));
            }
            return new Standard(mean, sd);
        }

        void apply(final float[] features, final float[] into, final int at) {
            for (int k = 0; k < features.length; k++) {
                into[at + k] = (float) ((features[k] - mean[k]) / sd[k]);
            }
        }

        /** The weights of a network that takes the features as they are. */
        Weights takenBack(final Weights weights, final String node) {
            final WeightArray kernel = weights.get(node + ".weight");
            final WeightArray bias = weights.get(node + ".bias");
            final double[] k = kernel.toDoubles();
            final double[] b = bias.toDoubles();
            for (int o = 0; o < b.length; o++) {
                for (int f = 0; f < mean.length; f++) {
                    k[o * mean.length + f] /= sd[f];
                    b[o] -= k[o * mean.length + f] * mean[f];
                }
            }
            return weights.with(node + ".weight", new WeightArray(kernel.shape(), k))
                    .with(node + ".bias", new WeightArray(bias.shape(), b));
        }
    }
}
