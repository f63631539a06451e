package org.zeroloss.eels.zlp;

import org.zeroloss.eels.numeric.Check;

import java.util.OptionalDouble;

/**
 * How to train a zero-loss peak ensemble.
 *
 * @param replicas number of replicas, at least 2
 * @param draw what differs between replicas
 * @param energyZero where 0 eV is
 * @param zlpHalfWidth channels on each side of the maximum in the zero-loss sum; 1 = three channels
 * @param regionEndEv dE1, end of the training region in eV, the same for all clusters; empty = from
 *     the data, for each cluster
 * @param blankStartEv dE2 in eV, beyond which the zero-loss peak is below one count; empty = from
 *     the data
 * @param slopePenalty weight λ of the penalty on a rising tail between dE1 and dE2
 * @param validationShare share of the samples that stop the training, 0 (none) … 0.5
 * @param iterations most steps of the optimizer
 * @param patience steps without a better validation loss that end the training
 * @param outlierLimit replicas whose loss lies further out than this many robust standard
 *     deviations are dropped
 * @param relativeErrorFloor smallest relative error of a training intensity
 * @param seed seed of everything random
 */
public record ZlpTrainerParameters(
        int replicas,
        ReplicaDraw draw,
        EnergyZero energyZero,
        int zlpHalfWidth,
        OptionalDouble regionEndEv,
        OptionalDouble blankStartEv,
        double slopePenalty,
        double validationShare,
        int iterations,
        int patience,
        double outlierLimit,
        double relativeErrorFloor,
        long seed) {

    /** Validates every component. */
    public ZlpTrainerParameters {
        Check.atLeast(replicas, 2, "number of replicas");
        Check.present(draw, "replica draw");
        Check.present(energyZero, "energy zero");
        Check.atLeast(zlpHalfWidth, 0, "half-width of the zero-loss sum in channels");
        regionEndEv.ifPresent(v -> Check.positive(v, "end of the training region dE1 in eV"));
        blankStartEv.ifPresent(v -> Check.positive(v, "start of the blank region dE2 in eV"));
        if (regionEndEv.isPresent() && blankStartEv.isPresent()) {
            Check.ascending(
                    regionEndEv.getAsDouble(), blankStartEv.getAsDouble(), "dE1 and dE2 in eV");
        }
        Check.notNegative(slopePenalty, "slope penalty");
        Check.range(validationShare, 0, 0.5, "validation share");
        Check.atLeast(iterations, 1, "number of iterations");
        Check.atLeast(patience, 1, "patience in steps");
        Check.positive(outlierLimit, "outlier limit");
        Check.range(relativeErrorFloor, 0, 1, "relative error floor");
    }

    /**
     * @param replicas number of replicas
     * @param seed seed
     * @return multi-Gaussian replicas with everything else from the data
     */
    public static ZlpTrainerParameters defaults(final int replicas, final long seed) {
        return new ZlpTrainerParameters(
                replicas,
                ReplicaDraw.MULTI_GAUSSIAN,
                EnergyZero.SPECTRUM,
                1,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                10,
                0.2,
                1000,
                100,
                5,
                0.005,
                seed);
    }
}
