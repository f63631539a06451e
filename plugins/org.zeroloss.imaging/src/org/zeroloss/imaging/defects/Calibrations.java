package org.zeroloss.imaging.defects;

import org.zeroloss.imaging.ImagingException;
import org.zeroloss.imaging.numeric.Check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The calibrations of a model: one for each class, since networks are surer of what is frequent,
 * and separately for one look and for all symmetries averaged, since an average of looks is less
 * sure of itself and more often right.
 *
 * @param oneLook calibration of each class where an image is looked at once
 * @param symmetries calibration of each class where several symmetries are averaged
 */
public record Calibrations(List<Calibration> oneLook, List<Calibration> symmetries) {

    /**
     * By how much slope and intercept of a class may differ from those of all classes together: a
     * rare class with a handful of detections stays near to these.
     */
    private static final double CLASS_SIGMA = 1;

    /** Validates that both are of the same classes. */
    public Calibrations {
        oneLook = Check.list(oneLook, "calibrations for one look");
        symmetries = Check.list(symmetries, "calibrations for all symmetries");
        if (oneLook.size() != symmetries.size()) {
            throw new ImagingException(
                    "Expected calibrations of as many classes for one look as for all symmetries,"
                            + " found "
                            + oneLook.size()
                            + " and "
                            + symmetries.size());
        }
    }

    /**
     * @param calibration of every class, however often an image is looked at
     * @param classes number of classes
     * @return these
     */
    public static Calibrations same(final Calibration calibration, final int classes) {
        final List<Calibration> each = Collections.nCopies(classes, calibration);
        return new Calibrations(each, each);
    }

    /**
     * @param oneLook for each class what is known of its detections with one look
     * @param symmetries the same with all symmetries averaged
     * @return fitted calibrations
     */
    public static Calibrations fit(
            final List<List<Calibration.Outcome>> oneLook,
            final List<List<Calibration.Outcome>> symmetries) {
        return new Calibrations(fit(oneLook), fit(symmetries));
    }

    private static List<Calibration> fit(final List<List<Calibration.Outcome>> ofClasses) {
        final List<Calibration.Outcome> all = new ArrayList<>();
        ofClasses.forEach(all::addAll);
        final Calibration together = Calibration.fit(all);
        return ofClasses.stream().map(o -> Calibration.fit(o, together, CLASS_SIGMA)).toList();
    }

    /**
     * @return number of classes
     */
    public int classes() {
        return oneLook.size();
    }

    /**
     * @param classIndex a class
     * @param looks symmetries that are averaged
     * @return the calibration that fits
     */
    public Calibration of(final int classIndex, final int looks) {
        return (looks == 1 ? oneLook : symmetries).get(classIndex);
    }

    /**
     * @return how many detections of one look they were fitted to
     */
    public int detections() {
        return oneLook.stream().mapToInt(Calibration::detections).sum();
    }
}
