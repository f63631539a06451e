package org.zeroloss.imaging.simulate;

import org.zeroloss.base.Gaussian;
import org.zeroloss.base.PoissonSampler;
import org.zeroloss.base.Seeds;
import org.zeroloss.imaging.crystal.AtomColumn;
import org.zeroloss.imaging.numeric.Check;
import org.zeroloss.imaging.optics.ProbeProfile;

import java.util.List;
import java.util.SplittableRandom;

/**
 * A given specimen under given conditions: the electrons that are expected on the detector while
 * the probe is on each pixel, and the places of the columns.
 *
 * @param acquisition the conditions
 * @param electrons expected number of detected electrons, {@code electrons[y][x]}; not copied
 * @param labels every column whose place lies in the image
 * @param seed start of the random numbers
 */
public record Exposure(
        Acquisition acquisition, double[][] electrons, List<ColumnLabel> labels, long seed) {

    private static final long LINES = 7;
    private static final long SUPPORT = 8;
    private static final long NOISE = 9;

    /** Validates every component. */
    public Exposure {
        Check.present(acquisition, "acquisition");
        Check.present(electrons, "expected electrons");
        labels = Check.list(labels, "labels");
    }

    /**
     * @param columns columns of the specimen, with some beyond the field of view
     * @param acquisition conditions
     * @param seed start of the random numbers for lines, support and noise
     * @return the exposure
     */
    public static Exposure of(
            final List<AtomColumn> columns, final Acquisition acquisition, final long seed) {
        return of(columns, acquisition, ProbeProfile.of(acquisition.probe()), seed);
    }

    static Exposure of(
            final List<AtomColumn> columns,
            final Acquisition acquisition,
            final ProbeProfile profile,
            final long seed) {
        final Scan scan = acquisition.scan();
        final double[][] electrons = new double[scan.height()][scan.width()];
        final LineShifts shifts =
                new LineShifts(scan, profile.radiusA(), Seeds.stream(seed, LINES));
        final List<ColumnLabel> labels =
                new ImageFormation(acquisition, profile, shifts).add(columns, electrons);
        new SupportImage(acquisition, profile, shifts, Seeds.derive(seed, SUPPORT)).add(electrons);
        return new Exposure(acquisition, electrons, labels, seed);
    }

    /**
     * Counts the electrons: offset + gain · Poisson(expected) + readout noise.
     *
     * @return counts, {@code counts[y][x]}; the same in every call
     */
    public float[][] counts() {
        final DetectorResponse response = acquisition.response();
        final float[][] counts = new float[electrons.length][];
        for (int j = 0; j < counts.length; j++) {
            counts[j] = count(electrons[j], response, Seeds.stream(seed, NOISE, j));
        }
        return counts;
    }

    private static float[] count(
            final double[] expected,
            final DetectorResponse response,
            final SplittableRandom random) {
        final float[] counts = new float[expected.length];
        for (int i = 0; i < counts.length; i++) {
            final double n = PoissonSampler.sample(expected[i], random);
            final double noise =
                    response.readoutNoise() == 0
                            ? 0
                            : response.readoutNoise() * Gaussian.next(random);
            counts[i] = (float) (response.offset() + response.gain() * n + noise);
        }
        return counts;
    }
}
