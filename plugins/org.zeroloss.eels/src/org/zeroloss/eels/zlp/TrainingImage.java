package org.zeroloss.eels.zlp;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.EelsException;
import org.zeroloss.eels.NoiseEstimator;
import org.zeroloss.eels.SpectrumNoise;
import org.zeroloss.eels.zlp.conditions.Conditions;
import org.zeroloss.learn.net.MlpShape;
import org.zeroloss.signal.Signal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An image as training sees it: its groups of spectra with every replica's draw, their training
 * regions, and the coordinates of the model. What the image itself is needed for ends here.
 */
final class TrainingImage {

    private static final double MAX_EV = 25;
    private static final double MIN_EV = -8;

    /** A region that is shortened by a factor keeps as many widths of the peak. */
    private static final double LEAST_WIDTHS = 1.2;

    private final ZlpTrainerParameters m_parameters;
    private final SpectrumNoise m_noise;
    private final LeftOut m_leftOut;
    private final EnergyBins m_bins;
    private final List<SpectrumGroup> m_groups;
    private final List<RegionFinder.Region> m_regions;
    private final int m_base;
    private final NetworkInputs m_inputs;
    private final LnZlpRange m_range;

    private TrainingImage(
            final ZlpTrainerParameters parameters,
            final SpectrumNoise noise,
            final LeftOut leftOut,
            final EnergyBins bins,
            final List<SpectrumGroup> groups,
            final LnZlpRange range) {
        m_parameters = parameters;
        m_noise = noise;
        m_leftOut = leftOut;
        m_bins = bins;
        m_groups = groups;
        m_range = range;
        final double fwhm = RegionFinder.fwhm(bins, groups.get(0).mean());
        m_regions = regions(fwhm);
        m_base = strongest();
        m_inputs =
                new NetworkInputs(
                        fwhm / 2,
                        bins.energy(0),
                        bins.energy(bins.size() - 1),
                        groups.get(m_base).lnZlp());
    }

    /** What one look at the rows tells, before any are grouped. */
    record Scanned(ImageScan scan, SpectrumNoise noise, boolean[] reference, EnergyBins bins) {}

    static TrainingImage of(
            final Signal image,
            final ZlpTrainerParameters parameters,
            final Workers workers,
            final Progress progress) {
        final Scanned scanned = scanned(image, parameters, workers, progress.part(0, 0.3));
        final boolean[] all = GroupBuilder.all(scanned.scan().rows());
        return of(image, scanned, all, parameters, workers, progress.part(0.3, 1));
    }

    static Scanned scanned(
            final Signal image,
            final ZlpTrainerParameters parameters,
            final Workers workers,
            final Progress progress) {
        final ImageScan scan =
                new ImageScan(
                        image,
                        parameters.energyZero(),
                        parameters.zlpHalfWidth(),
                        workers,
                        progress);
        final SpectrumNoise noise = NoiseEstimator.of(image, scan::usableZeroChannel);
        final boolean[] reference = ReferenceFinder.find(scan, image.width(), noise);
        return new Scanned(scan, noise, reference, bins(image, scan));
    }

    /** The same of some of an image's rows only. */
    static TrainingImage of(
            final Signal image,
            final Scanned scanned,
            final boolean[] rows,
            final ZlpTrainerParameters parameters,
            final Workers workers,
            final Progress progress) {
        final GroupBuilder builder = new GroupBuilder(scanned, rows, parameters);
        final List<SpectrumGroup> groups = builder.build(image, workers, progress);
        return new TrainingImage(
                parameters,
                scanned.noise(),
                scanned.scan().leftOut(),
                scanned.bins(),
                groups,
                builder.lnZlpRange());
    }

    /** The same spectra with other parameters of regions and training. */
    TrainingImage with(final ZlpTrainerParameters parameters) {
        return new TrainingImage(parameters, m_noise, m_leftOut, m_bins, m_groups, m_range);
    }

    List<SpectrumGroup> groups() {
        return m_groups;
    }

    EnergyBins energyBins() {
        return m_bins;
    }

    /** Its coordinates on its own. */
    NetworkInputs inputs() {
        return m_inputs;
    }

    SpectrumNoise noise() {
        return m_noise;
    }

    LeftOut leftOut() {
        return m_leftOut;
    }

    LnZlpRange range() {
        return m_range;
    }

    /** End of the region in which the base curve has data, in eV. */
    double blankEv() {
        return m_regions.get(m_base).blankEv();
    }

    ReplicaProblems problems(final MlpShape shape) {
        return problems(shape, m_inputs);
    }

    /** The training data in other coordinates, such as those shared with other images. */
    ReplicaProblems problems(final MlpShape shape, final NetworkInputs inputs) {
        return new ReplicaProblems(
                m_groups, m_regions, m_base, m_bins, inputs, shape, m_parameters);
    }

    /** The groups' spectra in counts, as they are shown. */
    List<GroupSpectrum> spectra(final Optional<Conditions> conditions) {
        final double[] energy = new double[m_bins.size()];
        Arrays.setAll(energy, m_bins::energy);
        return m_groups.stream()
                .map(g -> GroupSpectrum.of(g, energy, conditions, m_inputs.lnReference()))
                .toList();
    }

    List<RegionRow> rows() {
        final List<RegionRow> rows = new ArrayList<>();
        for (int g = 0; g < m_groups.size(); g++) {
            final SpectrumGroup group = m_groups.get(g);
            final RegionFinder.Region region = m_regions.get(g);
            rows.add(
                    new RegionRow(
                            group.name(),
                            group.label(),
                            group.size(),
                            group.lnZlp(),
                            RegionFinder.fwhm(m_bins, group.mean()),
                            region.endEv(),
                            region.blankEv(),
                            region.rule()));
        }
        return rows;
    }

    /** The vacuum reference, or else the group with the strongest zero-loss peak. */
    private int strongest() {
        int best = 0;
        for (int g = 1; g < m_groups.size(); g++) {
            if (m_groups.get(0).label() >= 0
                    && m_groups.get(g).lnZlp() > m_groups.get(best).lnZlp()) {
                best = g;
            }
        }
        return best;
    }

    private static EnergyBins bins(final Signal image, final ImageScan scan) {
        double lowest = Double.NEGATIVE_INFINITY;
        double highest = Double.POSITIVE_INFINITY;
        int usable = -1;
        for (int r = 0; r < scan.rows(); r++) {
            if (scan.usable(r)) {
                usable = usable < 0 ? r : usable;
                lowest = Math.max(lowest, -scan.zeroChannel(r));
                highest = Math.min(highest, image.width() - 1 - scan.zeroChannel(r));
            }
        }
        if (usable < 0) {
            throw new EelsException(
                    "Expected spectra with a zero-loss peak, found none in "
                            + scan.rows()
                            + " rows");
        }
        final double step = scan.stepEv();
        final int low = (int) Math.max(Math.ceil(lowest) + 1, Math.ceil(MIN_EV / step));
        final int high = (int) Math.min(Math.floor(highest) - 2, Math.floor(MAX_EV / step));
        final EnergyBins channels = EnergyBins.channels(step, low, high);
        final double[] counts = new double[channels.size()];
        channels.read(image.plane().row(usable), scan.zeroChannel(usable), counts, 0);
        final double fwhm = RegionFinder.fwhm(channels, counts);
        if (!(fwhm > 0) || high * step < 4 * fwhm) {
            throw new EelsException(
                    "Expected an energy axis that reaches at least four widths of the zero-loss"
                            + " peak ("
                            + fwhm
                            + " eV) above it, found "
                            + high * step
                            + " eV");
        }
        return EnergyBins.of(step, fwhm, low, high);
    }

    private List<RegionFinder.Region> regions(final double fwhm) {
        final RegionFinder finder = new RegionFinder(m_bins, fwhm);
        final boolean reference = m_groups.get(0).label() < 0;
        final double blank = reference ? finder.blank(m_groups.get(0)) : 0;
        final List<RegionFinder.Region> regions = new ArrayList<>();
        int cluster = 0;
        for (final SpectrumGroup g : m_groups) {
            final RegionFinder.Region found =
                    g.label() < 0
                            ? finder.reference(g)
                            : reference
                                    ? finder.departure(g, m_groups.get(0), blank)
                                    : finder.knee(g);
            regions.add(adjusted(found, g.label() < 0 ? -1 : cluster++, fwhm));
        }
        final int given = m_parameters.regions().endsEv().size();
        if (given > 0 && given != cluster) {
            throw new EelsException(
                    "Expected an end of the training region (dE1) for each of the "
                            + cluster
                            + " clusters, found "
                            + given);
        }
        return regions;
    }

    /** A region with what was given instead, −1 for the reference. */
    private RegionFinder.Region adjusted(
            final RegionFinder.Region found, final int cluster, final double fwhm) {
        final RegionAdjustment a = m_parameters.regions();
        final double factor = cluster < 0 ? 1 : a.endFactor();
        RegionFinder.Region r = found.times(factor, a.blankFactor(), LEAST_WIDTHS * fwhm);
        if (cluster >= 0 && cluster < a.endsEv().size()) {
            r = r.endingAt(beyondPeak(a.endsEv().get(cluster), fwhm));
        } else if (cluster >= 0 && m_parameters.regionEndEv().isPresent()) {
            r = r.endingAt(beyondPeak(m_parameters.regionEndEv().getAsDouble(), fwhm));
        }
        return m_parameters.blankStartEv().isPresent()
                ? r.blankFrom(m_parameters.blankStartEv().getAsDouble())
                : r;
    }

    private static double beyondPeak(final double endEv, final double fwhm) {
        if (!(endEv > fwhm)) {
            throw new EelsException(
                    "Expected a training region that ends (dE1) above the width of the zero-loss"
                            + " peak, "
                            + fwhm
                            + " eV, found dE1 = "
                            + endEv
                            + " eV; give a larger dE1");
        }
        return endEv;
    }
}
