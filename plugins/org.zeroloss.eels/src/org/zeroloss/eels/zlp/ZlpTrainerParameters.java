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
 * @param regions changes to the training regions that were found
 * @param weightDecay 1/τ², τ the standard deviation of a Gaussian prior on the network's weights; 0
 *     = none
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
        long seed,
        RegionAdjustment regions,
        double weightDecay) {

    /** 1/τ² of a prior of standard deviation τ = 2 on the weights. */
    private static final double STANDARD_DECAY = 0.25;

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
        Check.present(regions, "changes to the training regions");
        Check.notNegative(weightDecay, "weight decay");
    }

    /**
     * With the training regions as found and the standard weight decay of 0.25.
     *
     * @param replicas number of replicas, at least 2
     * @param draw what differs between replicas
     * @param energyZero where 0 eV is
     * @param zlpHalfWidth channels on each side of the maximum in the zero-loss sum
     * @param regionEndEv dE1 in eV for all clusters; empty = from the data
     * @param blankStartEv dE2 in eV; empty = from the data
     * @param slopePenalty weight λ of the penalty on a rising tail
     * @param validationShare share of the samples that stop the training
     * @param iterations most steps of the optimizer
     * @param patience steps without a better validation loss that end the training
     * @param outlierLimit robust standard deviations beyond which a replica is dropped
     * @param relativeErrorFloor smallest relative error of a training intensity
     * @param seed seed of everything random
     */
    public ZlpTrainerParameters(
            final int replicas,
            final ReplicaDraw draw,
            final EnergyZero energyZero,
            final int zlpHalfWidth,
            final OptionalDouble regionEndEv,
            final OptionalDouble blankStartEv,
            final double slopePenalty,
            final double validationShare,
            final int iterations,
            final int patience,
            final double outlierLimit,
            final double relativeErrorFloor,
            final long seed) {
        this(
                replicas,
                draw,
                energyZero,
                zlpHalfWidth,
                regionEndEv,
                blankStartEv,
                slopePenalty,
                validationShare,
                iterations,
                patience,
                outlierLimit,
                relativeErrorFloor,
                seed,
                RegionAdjustment.NONE,
                STANDARD_DECAY);
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
                0.0005,
                seed);
    }

    /**
     * @param newSeed seed
     * @return a copy with it
     */
    public ZlpTrainerParameters withSeed(final long newSeed) {
        return new ZlpTrainerParameters(
                replicas,
                draw,
                energyZero,
                zlpHalfWidth,
                regionEndEv,
                blankStartEv,
                slopePenalty,
                validationShare,
                iterations,
                patience,
                outlierLimit,
                relativeErrorFloor,
                newSeed,
                regions,
                weightDecay);
    }

    /**
     * @param newReplicas number of replicas
     * @return a copy with it
     */
    public ZlpTrainerParameters withReplicas(final int newReplicas) {
        return new ZlpTrainerParameters(
                newReplicas,
                draw,
                energyZero,
                zlpHalfWidth,
                regionEndEv,
                blankStartEv,
                slopePenalty,
                validationShare,
                iterations,
                patience,
                outlierLimit,
                relativeErrorFloor,
                seed,
                regions,
                weightDecay);
    }

    /**
     * @param newDraw what differs between replicas
     * @return a copy with it
     */
    public ZlpTrainerParameters withDraw(final ReplicaDraw newDraw) {
        return new ZlpTrainerParameters(
                replicas,
                newDraw,
                energyZero,
                zlpHalfWidth,
                regionEndEv,
                blankStartEv,
                slopePenalty,
                validationShare,
                iterations,
                patience,
                outlierLimit,
                relativeErrorFloor,
                seed,
                regions,
                weightDecay);
    }

    /**
     * @param newRegions changes to the training regions that were found
     * @return a copy with it
     */
    public ZlpTrainerParameters withRegions(final RegionAdjustment newRegions) {
        return new ZlpTrainerParameters(
                replicas,
                draw,
                energyZero,
                zlpHalfWidth,
                regionEndEv,
                blankStartEv,
                slopePenalty,
                validationShare,
                iterations,
                patience,
                outlierLimit,
                relativeErrorFloor,
                seed,
                newRegions,
                weightDecay);
    }

    /**
     * @param newWeightDecay weight decay 1/τ²
     * @return a copy with it
     */
    public ZlpTrainerParameters withWeightDecay(final double newWeightDecay) {
        return new ZlpTrainerParameters(
                replicas,
                draw,
                energyZero,
                zlpHalfWidth,
                regionEndEv,
                blankStartEv,
                slopePenalty,
                validationShare,
                iterations,
                patience,
                outlierLimit,
                relativeErrorFloor,
                seed,
                regions,
                newWeightDecay);
    }
}
