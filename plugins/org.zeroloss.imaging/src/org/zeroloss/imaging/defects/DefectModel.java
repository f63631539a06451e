package org.zeroloss.imaging.defects;

import org.zeroloss.imaging.ImagingException;
import org.zeroloss.imaging.Range;
import org.zeroloss.imaging.numeric.Check;
import org.zeroloss.learn.network.Loss;
import org.zeroloss.learn.network.NetworkModel;

import java.util.List;
import java.util.Optional;

/**
 * Networks that find things in micrographs, and everything needed to use them.
 *
 * @param networks members of the ensemble, at least one: one channel in, background and classes out
 * @param classes names of the classes
 * @param normalization what the networks see of an image
 * @param labels what they were trained to give
 * @param pixelSizesA pixel sizes in Å that they look at, if known
 * @param calibrations from peaks, or what the judge says of them, to probabilities
 * @param judge judges each peak a second time; empty for none
 */
public record DefectModel(
        List<NetworkModel> networks,
        List<String> classes,
        LocalNormalization normalization,
        LabelMaps labels,
        Optional<Range> pixelSizesA,
        Calibrations calibrations,
        Optional<SiteJudge> judge) {

    /** Validates that the parts belong together. */
    public DefectModel {
        networks = Check.list(networks, "networks");
        classes = Check.list(classes, "classes");
        Check.present(normalization, "local normalization");
        Check.present(labels, "label maps");
        Check.present(calibrations, "calibrations");
        Check.present(judge, "judge");
        Check.atLeast(networks.size(), 1, "networks of a model");
        pixelSizesA.ifPresent(r -> r.within(1e-4, 1e4, "pixel size in Å"));
        if (labels.classes() != classes.size()
                || classes.stream().distinct().count() != classes.size()) {
            throw new ImagingException(
                    "Expected "
                            + labels.classes()
                            + " classes of different names, found "
                            + classes);
        }
        if (calibrations.classes() != classes.size()) {
            throw new ImagingException(
                    "Expected a calibration of each of the classes "
                            + classes
                            + ", found "
                            + calibrations.classes());
        }
        if (judge.isPresent() && judge.get().classes() != classes.size()) {
            throw new ImagingException(
                    "Expected a site judge of the classes "
                            + classes
                            + ", found one of "
                            + judge.get().classes());
        }
        for (final NetworkModel n : networks) {
            if (n.graph().input().channels() != 1
                    || n.graph().outputShape().channels() != labels.channels()
                    || n.link() != Loss.Link.SOFTMAX) {
                throw new ImagingException(
                        "Expected a network of one channel in and softmax of "
                                + labels.channels()
                                + " channels out for the classes "
                                + classes
                                + ", found "
                                + n.graph().input().channels()
                                + " in, "
                                + n.link()
                                + " of "
                                + n.graph().outputShape()
                                + " out");
            }
        }
    }

    /**
     * A model without a judge.
     *
     * @param networks members of the ensemble
     * @param classes names of the classes
     * @param normalization what the networks see of an image
     * @param labels what they were trained to give
     * @param pixelSizesA pixel sizes in Å that they look at, if known
     * @param calibrations from peaks to probabilities
     */
    public DefectModel(
            final List<NetworkModel> networks,
            final List<String> classes,
            final LocalNormalization normalization,
            final LabelMaps labels,
            final Optional<Range> pixelSizesA,
            final Calibrations calibrations) {
        this(networks, classes, normalization, labels, pixelSizesA, calibrations, Optional.empty());
    }

    /**
     * @param other networks
     * @return the model with them
     */
    public DefectModel withNetworks(final List<NetworkModel> other) {
        return new DefectModel(
                other, classes, normalization, labels, pixelSizesA, calibrations, judge);
    }

    /**
     * @param other calibrations
     * @return the model with them
     */
    public DefectModel withCalibrations(final Calibrations other) {
        return new DefectModel(networks, classes, normalization, labels, pixelSizesA, other, judge);
    }

    /**
     * @param other judge
     * @return the model with it
     */
    public DefectModel withJudge(final Optional<SiteJudge> other) {
        return new DefectModel(
                networks, classes, normalization, labels, pixelSizesA, calibrations, other);
    }

    /**
     * By how much an image is to be enlarged so that its pixels are as those of the training.
     *
     * @param pixelSizeA pixel size of the image in Å
     * @return 1 if the size is within the trained range or that is unknown; for finer pixels 1/n
     *     with the smallest whole n that brings them into it, since sums of whole pixels keep the
     *     noise of a pixel independent of its neighbours'; else the factor to the range's nearer
     *     end
     */
    public double magnification(final double pixelSizeA) {
        return new LookingScale(pixelSizesA).magnification(pixelSizeA);
    }
}
