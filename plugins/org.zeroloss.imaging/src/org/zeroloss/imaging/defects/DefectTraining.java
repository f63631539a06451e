package org.zeroloss.imaging.defects;

import java.util.List;

/**
 * What a training gives.
 *
 * @param model the networks, calibrated on the validation images
 * @param curve their way
 */
public record DefectTraining(DefectModel model, List<CurvePoint> curve) {

    /** Takes a copy of the curve. */
    public DefectTraining {
        curve = List.copyOf(curve);
    }
}
