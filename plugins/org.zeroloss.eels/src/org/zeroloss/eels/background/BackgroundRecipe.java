package org.zeroloss.eels.background;

import org.zeroloss.eels.EelsException;
import org.zeroloss.eels.numeric.Check;
import org.zeroloss.eels.zlp.EnergyZero;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How to describe the background of a spectrum by a formula.
 *
 * @param family the formula
 * @param fitFromEv start of the fit window in eV; empty = two zero-loss widths for tails, eight
 *     widths below 0 for peaks
 * @param fitToEv end of the fit window in eV; empty = where the specimen's spectra leave the
 *     zero-loss peak
 * @param blankFromEv energy in eV from which the background is 0; empty = where the peak falls
 *     below one count
 * @param degree degree of a log-polynomial, 2 or 3; not used by others
 * @param relativeError smallest relative error of the data that the formula has to follow, 0 … 0.5;
 *     empty = 0 for tails, 0.02 for peaks
 * @param energyZero where 0 eV is
 * @param zlpHalfWidth channels on each side of the maximum in the zero-loss sum
 */
public record BackgroundRecipe(
        BackgroundFamily family,
        OptionalDouble fitFromEv,
        OptionalDouble fitToEv,
        OptionalDouble blankFromEv,
        int degree,
        OptionalDouble relativeError,
        EnergyZero energyZero,
        int zlpHalfWidth) {

    private static final double PEAK_ERROR = 0.02;

    /** Validates every component. */
    public BackgroundRecipe {
        Check.present(family, "background model");
        fitFromEv.ifPresent(v -> Check.finite(v, "start of the fit window in eV"));
        fitToEv.ifPresent(v -> Check.positive(v, "end of the fit window in eV"));
        blankFromEv.ifPresent(v -> Check.positive(v, "end of the background in eV"));
        if (fitFromEv.isPresent() && family.tail()) {
            Check.positive(fitFromEv.getAsDouble(), "start of the fit window of a tail in eV");
        }
        if (fitFromEv.isPresent() && family.peak() && !(fitFromEv.getAsDouble() < 0)) {
            throw new EelsException(
                    "Expected the fit window of a "
                            + family.title()
                            + " to start below 0 eV, found "
                            + fitFromEv.getAsDouble()
                            + " eV; the peak itself is fitted");
        }
        ordered(fitFromEv, fitToEv, "start and end of the fit window in eV");
        ordered(fitToEv, blankFromEv, "end of the fit window and end of the background in eV");
        Check.range(degree, 2, 3, "degree of the log-polynomial");
        relativeError.ifPresent(v -> Check.range(v, 0, 0.5, "smallest relative error"));
        Check.present(energyZero, "energy zero");
        Check.atLeast(zlpHalfWidth, 0, "half-width of the zero-loss sum in channels");
    }

    private static void ordered(
            final OptionalDouble low, final OptionalDouble high, final String what) {
        if (low.isPresent() && high.isPresent()) {
            Check.ascending(low.getAsDouble(), high.getAsDouble(), what);
        }
    }

    /**
     * @param family the formula
     * @return everything else from the data; energy zero in each spectrum, degree 2
     */
    public static BackgroundRecipe of(final BackgroundFamily family) {
        return new BackgroundRecipe(
                family,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                2,
                OptionalDouble.empty(),
                EnergyZero.SPECTRUM,
                1);
    }

    /**
     * @param fromEv start of the fit window in eV
     * @param toEv its end in eV
     * @return a copy with that window
     */
    public BackgroundRecipe withWindow(final double fromEv, final double toEv) {
        return new BackgroundRecipe(
                family,
                OptionalDouble.of(fromEv),
                OptionalDouble.of(toEv),
                blankFromEv,
                degree,
                relativeError,
                energyZero,
                zlpHalfWidth);
    }

    /**
     * @param newDegree degree of the log-polynomial
     * @return a copy with it
     */
    public BackgroundRecipe withDegree(final int newDegree) {
        return new BackgroundRecipe(
                family,
                fitFromEv,
                fitToEv,
                blankFromEv,
                newDegree,
                relativeError,
                energyZero,
                zlpHalfWidth);
    }

    double errorFloor() {
        return relativeError.orElse(family.peak() ? PEAK_ERROR : 0);
    }

    /**
     * @return the settings by name, for provenance
     */
    public Map<String, String> settings() {
        final Map<String, String> s = new LinkedHashMap<>();
        s.put("model", family.title());
        fitFromEv.ifPresent(v -> s.put("fitFromEv", Double.toString(v)));
        fitToEv.ifPresent(v -> s.put("fitToEv", Double.toString(v)));
        blankFromEv.ifPresent(v -> s.put("blankFromEv", Double.toString(v)));
        if (family == BackgroundFamily.LOG_POLYNOMIAL) {
            s.put("degree", Integer.toString(degree));
        }
        if (family != BackgroundFamily.VACUUM) {
            s.put("relativeError", Double.toString(errorFloor()));
        }
        s.put("energyZero", energyZero.name());
        s.put("zlpHalfWidth", Integer.toString(zlpHalfWidth));
        return s;
    }
}
