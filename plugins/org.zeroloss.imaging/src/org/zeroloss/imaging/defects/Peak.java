package org.zeroloss.imaging.defects;

import java.util.List;

/**
 * A peak in the maps of a network.
 *
 * @param x column in pixels
 * @param y row in pixels
 * @param strengths per class, how much of a perfect label lies here: 1 for the label itself
 * @param reach how far it was looked at, in pixels
 */
record Peak(double x, double y, List<Double> strengths, double reach) {

    Peak {
        strengths = List.copyOf(strengths);
    }

    /** The class with the greatest strength; of equal ones the first. */
    int classIndex() {
        int best = 0;
        for (int c = 1; c < strengths.size(); c++) {
            best = strengths.get(c) > strengths.get(best) ? c : best;
        }
        return best;
    }

    double strength() {
        return strengths.get(classIndex());
    }

    double total() {
        return strengths.stream().mapToDouble(Double::doubleValue).sum();
    }
}
