package org.zeroloss.eels.zlp;

import org.zeroloss.eels.EelsException;
import org.zeroloss.eels.SpectrumNoise;
import org.zeroloss.eels.numeric.Check;
import org.zeroloss.eels.numeric.PenalizedSpline;
import org.zeroloss.eels.numeric.Quantiles;
import org.zeroloss.eels.zlp.conditions.ConditionField;
import org.zeroloss.eels.zlp.conditions.ConditionRange;
import org.zeroloss.eels.zlp.conditions.Conditions;
import org.zeroloss.eels.zlp.conditions.WidthLaw;
import org.zeroloss.learn.net.Mlp;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.SignalMetadata;

import java.util.ArrayList;
import java.util.List;

/**
 * A model of images taken under several conditions: an ensemble for every beam energy and exposure
 * time.
 *
 * <p>Widths differ between conditions, so base curves are functions of E/w(c), w a power law. Their
 * coefficients depend on the conditions as {@link ConditionField} says. The network takes the
 * scaled conditions as its third and fourth input; at given conditions they only shift its first
 * biases. At the conditions of one training image the base curves are those of that image, as if it
 * had been trained on alone.
 *
 * @param images what is kept of each image
 * @param field coefficients of the base curve
 * @param own per replica and image: the coefficients of that image
 * @param networks per replica; of four inputs
 * @param frame what does not depend on the conditions
 */
record PeakFamily(
        List<ConditionedImage> images,
        ConditionField field,
        double[][][] own,
        List<Mlp> networks,
        Frame frame) {

    /** Inputs of the network. */
    static final int INPUTS = 4;

    /** No forecast makes the tail e⁷ times higher or lower than trained. */
    private static final double MOST_LN_SHAPE = 7;

    private static final double BLANK_FROM_WIDTHS = 4;

    /**
     * What does not depend on the conditions.
     *
     * @param width w in eV
     * @param lowest smallest E/w
     * @param highest largest E/w
     * @param segments of the spline of the base curves
     * @param energyZero where 0 eV is
     * @param halfWidth channels on each side of the maximum in the zero-loss sum
     * @param noise noise of a spectrum of the first image
     * @param axis energy axis of the first image
     * @param metadata of the first image, the training step last
     */
    record Frame(
            WidthLaw width,
            double lowest,
            double highest,
            int segments,
            EnergyZero energyZero,
            int halfWidth,
            SpectrumNoise noise,
            Axis axis,
            SignalMetadata metadata) {

        NetworkInputs inputs(final Conditions conditions, final double lnReference) {
            final double w = width.at(conditions);
            return new NetworkInputs(w, lowest * w, highest * w, lnReference, segments);
        }

        /** Makes coefficients go on as a power law beyond some E/w. */
        void continueFrom(final double ratio, final double[] vector) {
            final NetworkInputs unit = new NetworkInputs(1, lowest, highest, 0, segments);
            final double low = unit.energyInput(lowest);
            final double perSegment = (1 - low) / segments;
            final int last = (int) Math.floor((unit.energyInput(ratio) - low) / perSegment);
            final int reach = (int) Math.ceil(1 / (unit.span() * perSegment));
            if (last - reach < 1) {
                return;
            }
            final double slope = (vector[last] - vector[last - reach]) / reach;
            for (int k = last + 1; k < vector.length; k++) {
                vector[k] = vector[last] + slope * (k - last);
            }
        }
    }

    /** Validates the sizes. */
    PeakFamily {
        images = Check.list(images, "images");
        networks = Check.list(networks, "networks");
        if (images.size() < 2) {
            throw new EelsException("Expected at least two images, found " + images.size());
        }
        if (field.replicas() != networks.size() || own.length != networks.size()) {
            throw new EelsException(
                    "Expected "
                            + networks.size()
                            + " replicas of the base curve, found "
                            + field.replicas()
                            + " and "
                            + own.length);
        }
        for (final Mlp n : networks) {
            if (n.shape().inputs() != INPUTS) {
                throw new EelsException(
                        "Expected networks with "
                                + INPUTS
                                + " inputs, found "
                                + n.shape().inputs());
            }
        }
    }

    List<Conditions> conditions() {
        return images.stream().map(ConditionedImage::conditions).toList();
    }

    ConditionRange range() {
        return ConditionRange.of(conditions());
    }

    /** The ensemble under the conditions of the first image and at its vacuum level. */
    ZlpEnsemble first() {
        return at(images.get(0).conditions(), images.get(0).lnReference());
    }

    /**
     * The ensemble under some conditions.
     *
     * @param conditions of the image at hand
     * @param lnReference ln of its zero-loss sum in vacuum, which conditions do not tell
     */
    ZlpEnsemble at(final Conditions conditions, final double lnReference) {
        final int image = only(conditions);
        final NetworkInputs inputs = frame.inputs(conditions, lnReference);
        final double[] fixed = ConditionInputs.scaled(range(), conditions);
        final List<ZlpEnsemble.Replica> replicas = new ArrayList<>();
        for (int r = 0; r < networks.size(); r++) {
            replicas.add(
                    new ZlpEnsemble.Replica(
                            image >= 0 ? own[r][image] : forecast(r, conditions),
                            ConditionInputs.fix(networks.get(r), fixed)));
        }
        final List<RegionRow> regions = new ArrayList<>();
        final double fwhm = 2 * inputs.widthEv();
        LnZlpRange range = null;
        if (image >= 0) {
            regions.addAll(images.get(image).own(lnReference));
            range = images.get(image).range(lnReference);
        } else {
            final double blank = blank(replicas, inputs);
            for (int i = 0; i < images.size(); i++) {
                regions.addAll(images.get(i).elsewhere(i, lnReference, fwhm, blank));
                range = union(range, images.get(i).range(lnReference));
            }
        }
        return new ZlpEnsemble(
                replicas,
                inputs,
                frame.energyZero(),
                frame.halfWidth(),
                image >= 0 ? regions.get(0).fwhmEv() : fwhm,
                inputs.minEv(),
                frame.noise(),
                regions,
                range,
                frame.axis(),
                conditions.in(frame.metadata()),
                this);
    }

    /** The only image taken under these conditions, −1 if there is none or more than one. */
    private int only(final Conditions conditions) {
        int found = -1;
        for (int i = 0; i < images.size(); i++) {
            if (images.get(i).conditions().same(conditions)) {
                if (found >= 0) {
                    return -1;
                }
                found = i;
            }
        }
        return found;
    }

    /** Far outside, powers of the distance know no end; a peak does. */
    private double[] forecast(final int replica, final Conditions conditions) {
        final double[] v = field.value(replica, conditions);
        for (int k = 0; k < v.length; k++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (final double[] trained : own[replica]) {
                low = Math.min(low, trained[k]);
                high = Math.max(high, trained[k]);
            }
            v[k] = Math.max(low - MOST_LN_SHAPE, Math.min(high + MOST_LN_SHAPE, v[k]));
        }
        return v;
    }

    /** First energy beyond the peak at which the median curve falls below one count. */
    private double blank(final List<ZlpEnsemble.Replica> replicas, final NetworkInputs inputs) {
        final PenalizedSpline spline = inputs.spline();
        final double[] ln = new double[replicas.size()];
        double e = BLANK_FROM_WIDTHS * inputs.widthEv();
        while (e < inputs.maxEv()) {
            for (int r = 0; r < ln.length; r++) {
                ln[r] = spline.value(replicas.get(r).base(), inputs.energyInput(e));
            }
            if (Quantiles.median(ln.clone()) + inputs.lnReference() < 0) {
                return e;
            }
            e += frame.axis().scale();
        }
        return inputs.maxEv();
    }

    private static LnZlpRange union(final LnZlpRange a, final LnZlpRange b) {
        return a == null
                ? b
                : new LnZlpRange(
                        Math.min(a.lowest(), b.lowest()), Math.max(a.highest(), b.highest()));
    }
}
