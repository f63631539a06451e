package org.zeroloss.eels.zlp;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.EelsException;
import org.zeroloss.eels.NoiseEstimator;
import org.zeroloss.eels.SpectrumNoise;
import org.zeroloss.signal.Signal;

import java.util.List;

/**
 * What an image tells about its zero-loss peak before any model: noise, width, vacuum, and where
 * the specimen's spectra leave the peak. The same rules as those of the ensemble's training.
 */
public final class ImageSurvey {

    /** Replicas are not needed; two are the fewest. */
    private static final ZlpTrainerParameters PARAMETERS = ZlpTrainerParameters.defaults(2, 1);

    private static final double MIN_EV = -8;
    private static final double MAX_EV = 25;

    private final Signal m_image;
    private final ImageScan m_scan;
    private final Workers m_workers;
    private final SpectrumNoise m_noise;
    private final boolean[] m_vacuum;
    private final int m_low;
    private final int m_high;
    private final double m_fwhmEv;
    private final MeanSpectrum m_strongest;
    private final boolean m_hasVacuum;
    private final double m_departureEv;
    private final double m_blankEv;

    /**
     * @param image raw spectral image; must stay open as long as the survey is used
     * @param energyZero where 0 eV is
     * @param halfWidth channels on each side of the maximum in the zero-loss sum
     * @param workers threads; the result does not depend on their number
     * @param progress progress and cancellation
     * @throws EelsException if no spectrum has a zero-loss peak, or the axis is too short
     */
    public ImageSurvey(
            final Signal image,
            final EnergyZero energyZero,
            final int halfWidth,
            final Workers workers,
            final Progress progress) {
        m_image = image;
        m_workers = workers;
        m_scan = new ImageScan(image, energyZero, halfWidth, workers, progress.part(0, 0.5));
        m_noise = NoiseEstimator.of(image, m_scan::usableZeroChannel);
        m_vacuum = ReferenceFinder.find(m_scan, image.width(), m_noise);
        final int[] range = range();
        m_low = range[0];
        m_high = range[1];
        final EnergyBins bins = EnergyBins.of(m_scan.stepEv(), firstFwhm(), m_low, m_high);
        final List<SpectrumGroup> groups = groups(bins, progress.part(0.5, 1));
        final SpectrumGroup first = groups.get(0);
        m_hasVacuum = first.label() < 0;
        final SpectrumGroup base = strongest(groups);
        m_strongest = mean(bins, base);
        m_fwhmEv = RegionFinder.fwhm(bins, base.mean());
        final RegionFinder finder = new RegionFinder(bins, m_fwhmEv);
        final double end = bins.energy(bins.size() - 1);
        final double gone = m_hasVacuum ? finder.blank(first) : end;
        double departure = gone;
        double blank = oneCount(m_strongest, m_fwhmEv, end);
        for (final SpectrumGroup g : groups) {
            if (g.label() < 0) {
                continue;
            }
            final RegionFinder.Region r =
                    m_hasVacuum ? finder.departure(g, first, gone) : finder.knee(g);
            departure = Math.min(departure, r.endEv());
            blank = m_hasVacuum ? blank : Math.min(blank, r.blankEv());
        }
        m_blankEv = blank;
        m_departureEv = departure;
    }

    /** First energy beyond the peak at which a mean spectrum holds less than one count. */
    private static double oneCount(final MeanSpectrum mean, final double fwhm, final double end) {
        final double one = StrictMath.exp(-mean.lnZlp());
        for (int b = 0; b < mean.mean().length; b++) {
            if (mean.energyEv()[b] > 2 * fwhm && mean.mean()[b] < one) {
                return mean.energyEv()[b];
            }
        }
        return end;
    }

    /**
     * A mean spectrum relative to its zero-loss sum.
     *
     * @param energyEv energies in eV
     * @param mean mean of I/N_zlp at each
     * @param variance variance of that mean
     * @param lnZlp ln of the mean zero-loss sum
     * @param spectra number of spectra
     */
    public record MeanSpectrum(
            double[] energyEv, double[] mean, double[] variance, double lnZlp, long spectra) {}

    private int[] range() {
        double lowest = Double.NEGATIVE_INFINITY;
        double highest = Double.POSITIVE_INFINITY;
        boolean any = false;
        for (int r = 0; r < m_scan.rows(); r++) {
            if (m_scan.usable(r)) {
                any = true;
                lowest = Math.max(lowest, -m_scan.zeroChannel(r));
                highest = Math.min(highest, m_image.width() - 1 - m_scan.zeroChannel(r));
            }
        }
        if (!any) {
            throw new EelsException(
                    "Expected spectra with a zero-loss peak, found none in "
                            + m_scan.rows()
                            + " rows");
        }
        final double step = m_scan.stepEv();
        return new int[] {
            (int) Math.max(Math.ceil(lowest) + 1, Math.ceil(MIN_EV / step)),
            (int) Math.min(Math.floor(highest) - 2, Math.floor(MAX_EV / step))
        };
    }

    private double firstFwhm() {
        final EnergyBins channels = EnergyBins.channels(m_scan.stepEv(), m_low, m_high);
        int row = 0;
        while (!m_scan.usable(row)) {
            row++;
        }
        final double[] counts = new double[channels.size()];
        channels.read(m_image.plane().row(row), m_scan.zeroChannel(row), counts, 0);
        final double fwhm = RegionFinder.fwhm(channels, counts);
        if (!(fwhm > 0) || m_high * m_scan.stepEv() < 4 * fwhm) {
            throw new EelsException(
                    "Expected an energy axis that reaches at least four widths of the zero-loss"
                            + " peak ("
                            + fwhm
                            + " eV) above it, found "
                            + m_high * m_scan.stepEv()
                            + " eV");
        }
        return fwhm;
    }

    private List<SpectrumGroup> groups(final EnergyBins bins, final Progress progress) {
        return new GroupBuilder(m_scan, m_vacuum, bins, m_noise, PARAMETERS)
                .build(m_image, m_workers, progress);
    }

    private static SpectrumGroup strongest(final List<SpectrumGroup> groups) {
        SpectrumGroup best = groups.get(0);
        for (final SpectrumGroup g : groups) {
            if (groups.get(0).label() >= 0 && g.lnZlp() > best.lnZlp()) {
                best = g;
            }
        }
        return best;
    }

    private static MeanSpectrum mean(final EnergyBins bins, final SpectrumGroup group) {
        final double[] energy = new double[bins.size()];
        for (int b = 0; b < energy.length; b++) {
            energy[b] = bins.energy(b);
        }
        return new MeanSpectrum(
                energy, group.mean(), group.variance(), group.lnZlp(), group.size());
    }

    /**
     * Reads the image once more.
     *
     * @param progress progress and cancellation
     * @return the mean vacuum spectrum, channel by channel on a grid with 0 eV on it
     * @throws EelsException if the image has no vacuum spectra
     */
    public MeanSpectrum vacuum(final Progress progress) {
        if (!m_hasVacuum) {
            throw new EelsException(
                    "Expected vacuum spectra in the image, marked by its 'vacuum' map or pixels"
                            + " without scattering above 4 eV, found none; scan some vacuum, mark"
                            + " its spectra where the image is read, or choose another model");
        }
        final EnergyBins channels = EnergyBins.channels(m_scan.stepEv(), m_low, m_high);
        return mean(channels, groups(channels, progress).get(0));
    }

    /**
     * @return the image's scan
     */
    public ImageScan scan() {
        return m_scan;
    }

    /**
     * @return noise of a spectrum
     */
    public SpectrumNoise noise() {
        return m_noise;
    }

    /**
     * @param row row of the image
     * @return whether it is a vacuum spectrum, marked or found
     */
    public boolean vacuum(final int row) {
        return m_vacuum[row];
    }

    /**
     * @return whether there is any vacuum spectrum
     */
    public boolean hasVacuum() {
        return m_hasVacuum;
    }

    /**
     * @return mean of the vacuum spectra, or else of the cluster with the strongest peak, in bins
     *     that widen towards the tails
     */
    public MeanSpectrum strongest() {
        return m_strongest;
    }

    /**
     * @return full width at half maximum of the zero-loss peak in eV
     */
    public double fwhmEv() {
        return m_fwhmEv;
    }

    /**
     * @return smallest energy that all spectra have, in eV
     */
    public double lowestEv() {
        return m_low * m_scan.stepEv();
    }

    /**
     * @return energy at which the first cluster leaves the zero-loss peak, or else at which the
     *     peak is gone, in eV
     */
    public double departureEv() {
        return m_departureEv;
    }

    /**
     * @return energy at which the zero-loss peak of a single spectrum falls below one count, in eV
     */
    public double blankEv() {
        return m_blankEv;
    }
}
