package org.zeroloss.nodes.portview;

import java.util.List;

/**
 * What a port shows.
 *
 * @param title what lies at it
 * @param facts shape, axes with units, type, conditions
 * @param history where it comes from, first step first
 * @param picture a picture of it, {@code null} if there is none
 * @param curve a curve of it, {@code null} if there is none
 */
public record PortSummary(
        String title, List<Fact> facts, List<Step> history, Picture picture, Curve curve) {

    PortSummary with(final Picture newPicture, final Curve newCurve) {
        return new PortSummary(title, facts, history, newPicture, newCurve);
    }
}
