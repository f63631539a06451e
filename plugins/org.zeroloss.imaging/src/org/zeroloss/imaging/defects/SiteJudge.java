package org.zeroloss.imaging.defects;

import org.zeroloss.base.Progress;
import org.zeroloss.imaging.ImagingException;
import org.zeroloss.imaging.numeric.Check;
import org.zeroloss.learn.network.Layer;
import org.zeroloss.learn.network.Loss;
import org.zeroloss.learn.network.NetworkModel;
import org.zeroloss.learn.network.PredictionSession;
import org.zeroloss.learn.network.Tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Judges each peak a second time, by what the networks say of it and by how bright it is beside the
 * sites in the same surroundings of the same image. Small dense networks, averaged: in go the
 * numbers of {@link #features(int)}, out come nothing and each class. The networks that find peaks
 * see a small part of an image at a time; what is usual in an image they do not know.
 *
 * @param network the dense networks as one, with a softmax
 * @param sites peaks of fresh images that it learnt from
 */
public record SiteJudge(NetworkModel network, int sites) {

    /** Peaks that are judged at once. */
    private static final int SITES = 1024;

    /** Validates that the network is one of these. */
    public SiteJudge {
        Check.present(network, "network of a site judge");
        Check.atLeast(sites, 1, "sites that a judge learnt from");
        final Layer.Input in = network.graph().input();
        final int classes = network.graph().outputShape().channels() - 1;
        if (network.link() != Loss.Link.SOFTMAX
                || in.height() != 1
                || in.width() != 1
                || in.channels() != features(classes)
                        && in.channels() != SiteFeatures.countWithoutLattice(classes)) {
            throw new ImagingException(
                    "Expected a site judge that takes "
                            + features(classes)
                            + " numbers for its "
                            + classes
                            + " classes and ends with a softmax, found "
                            + in
                            + " and "
                            + network.link());
        }
    }

    /**
     * @param classes number of classes
     * @return how many numbers it takes of each peak
     */
    public static int features(final int classes) {
        return SiteFeatures.count(classes);
    }

    /**
     * @return number of classes
     */
    public int classes() {
        return network.graph().outputShape().channels() - 1;
    }

    /**
     * Gives on the same sightings with what the judge says of each as their strengths, a few at a
     * time: an image may have millions.
     */
    void judge(
            final PredictionSession session,
            final Sightings seen,
            final LabelMaps labels,
            final Progress progress,
            final Consumer<Sighting> to) {
        final List<Sighting> all = seen.all();
        final SiteFeatures features =
                SiteFeatures.of(seen, labels.classes(), labels.sigmaPixels(), progress);
        for (int from = 0; from < all.size(); from += SITES) {
            progress.checkCanceled();
            final int end = Math.min(all.size(), from + SITES);
            judged(session, all, features, from, end).forEach(to);
            progress.update((double) end / all.size(), "Comparing sites of equal surroundings");
        }
    }

    private List<Sighting> judged(
            final PredictionSession session,
            final List<Sighting> all,
            final SiteFeatures features,
            final int from,
            final int to) {
        final int looks = all.get(from).lookCount();
        final float[][] rows = new float[(to - from) * (1 + looks)][];
        int at = 0;
        for (int i = from; i < to; i++) {
            rows[at++] = features.row(i);
            for (int k = 0; k < looks; k++) {
                rows[at] = rows[at - 1].clone();
                features.said(all.get(i), k, rows[at++]);
            }
        }
        final float[] out = session.predict(tensor(rows)).values();
        final int channels = out.length / rows.length;
        final List<Sighting> judged = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            final int first = (i - from) * (1 + looks);
            judged.add(
                    all.get(i)
                            .judged(
                                    classes(out, first, 1, channels),
                                    classes(out, first + 1, looks, channels)));
        }
        return judged;
    }

    /** Of some rows of probabilities all but that of nothing. */
    private static float[] classes(
            final float[] out, final int row, final int count, final int channels) {
        final float[] classes = new float[count * (channels - 1)];
        for (int k = 0; k < count; k++) {
            System.arraycopy(
                    out, (row + k) * channels + 1, classes, k * (channels - 1), channels - 1);
        }
        return classes;
    }

    /** Of each row as many numbers as the network takes. */
    private Tensor tensor(final float[][] rows) {
        final int width = network.graph().input().channels();
        final float[] values = new float[rows.length * width];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, values, i * width, width);
        }
        return new Tensor(rows.length, width, 1, 1, values);
    }
}
