package org.zeroloss.imaging.defects;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Seeds;
import org.zeroloss.imaging.score.Counts;
import org.zeroloss.imaging.score.PointMatching;
import org.zeroloss.learn.network.NetworkEngines;
import org.zeroloss.learn.network.NetworkModel;
import org.zeroloss.learn.network.Symmetry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was learnt from one half of the measured images. Four networks, each without another fourth
 * of every image, on which it is looked back, and on which all of them together are calibrated and
 * the least probability of each element is chosen. The other half of the images is not touched.
 *
 * @param model the four networks, calibrated
 * @param least probability with the greatest F1 by element, in the fourths not learnt from
 * @param heldOut what that F1 is
 */
record Fold(DefectModel model, Map<String, Double> least, Map<String, Counts> heldOut) {

    /** An image with its margins in one piece. */
    private static final int TILE = 1024;

    /** Detections of a band by the network that did not learn from it, strengths as found. */
    private record Unseen(String element, LabeledMicrograph band, List<Detection> found) {}

    /**
     * @param start what was trained on simulation alone
     * @param images the half to learn from
     * @param steps steps of each network
     * @param tolerance in pixels
     * @param seed of everything
     * @param engine what computes
     * @return the networks, and where to cut
     */
    static Fold learn(
            final DefectModel start,
            final List<AtomImage> images,
            final long steps,
            final double tolerance,
            final long seed,
            final NetworkEngines.Choice engine) {
        final List<NetworkModel> networks = new ArrayList<>();
        final List<Unseen> unseen = new ArrayList<>();
        for (int k = 0; k < AtomImage.bands(); k++) {
            final int out = k;
            final List<LabeledMicrograph> training = new ArrayList<>();
            for (final AtomImage image : images) {
                for (int b = 0; b < AtomImage.bands(); b++) {
                    if (b != out) {
                        training.add(image.band(b));
                    }
                }
            }
            final DefectModel one =
                    SingleAtoms.refined(
                                    member(start, k),
                                    training,
                                    images.stream().map(i -> i.band(out)).toList(),
                                    steps,
                                    Seeds.derive(seed, k),
                                    engine)
                            .model()
                            .withCalibrations(Calibrations.same(Calibration.none(), 1));
            networks.addAll(one.networks());
            for (final AtomImage image : images) {
                final LabeledMicrograph band = image.band(out);
                unseen.add(new Unseen(image.element(), band, all(one, band.image(), engine)));
            }
        }
        final Calibration calibration = calibration(unseen, tolerance);
        final Map<String, Double> least = new TreeMap<>();
        final Map<String, Counts> best = new TreeMap<>();
        for (final Unseen u : unseen) {
            least.computeIfAbsent(
                    u.element, e -> choose(of(e, unseen), calibration, tolerance, best));
        }
        return new Fold(with(start, networks, Calibrations.same(calibration, 1)), least, best);
    }

    /**
     * @param model a model
     * @param image an image
     * @param engine what computes
     * @return everything that could be something, all symmetries averaged
     */
    static List<Detection> all(
            final DefectModel model, final Micrograph image, final NetworkEngines.Choice engine) {
        try (DefectDetector detector =
                new DefectDetector(
                        model,
                        engine,
                        new DetectionSettings(0, List.of(Symmetry.values()), TILE))) {
            return detector.detect(image, MapSink.NONE, Progress.NONE);
        }
    }

    private static DefectModel member(final DefectModel of, final int number) {
        final List<NetworkModel> all = of.networks();
        return with(of, List.of(all.get(number % all.size())), of.calibrations());
    }

    private static DefectModel with(
            final DefectModel like,
            final List<NetworkModel> networks,
            final Calibrations calibrations) {
        return new DefectModel(
                networks,
                like.classes(),
                like.normalization(),
                like.labels(),
                like.pixelSizesA(),
                calibrations);
    }

    private static List<Unseen> of(final String element, final List<Unseen> all) {
        return all.stream().filter(u -> u.element.equals(element)).toList();
    }

    private static Calibration calibration(final List<Unseen> unseen, final double tolerance) {
        final List<Calibration.Outcome> outcomes = new ArrayList<>();
        for (final Unseen u : unseen) {
            final PointMatching pairs =
                    PointScore.pairs(PointScore.points(u.found, 0), u.band.points(), tolerance);
            for (int i = 0; i < u.found.size(); i++) {
                outcomes.add(
                        new Calibration.Outcome(
                                u.found.get(i).probability(), pairs.truthOf(i) >= 0));
            }
        }
        return Calibration.fit(outcomes);
    }

    private static double choose(
            final List<Unseen> of,
            final Calibration calibration,
            final double tolerance,
            final Map<String, Counts> best) {
        double chosen = 0.5;
        Counts most = null;
        for (double strength = 0.1; strength < 0.99; strength += 0.02) {
            Counts sum = Counts.NONE;
            for (final Unseen u : of) {
                sum =
                        sum.with(
                                PointScore.of(
                                        PointScore.points(u.found, strength),
                                        u.band.points(),
                                        tolerance));
            }
            if (most == null || sum.f1() > most.f1()) {
                most = sum;
                chosen = calibration.probability(strength);
            }
        }
        best.put(of.get(0).element, most);
        return chosen;
    }
}
