package org.zeroloss.eels.gap;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.EelsException;
import org.zeroloss.eels.NoiseEstimator;
import org.zeroloss.eels.SpectrumGrouping;
import org.zeroloss.eels.SpectrumNoise;
import org.zeroloss.eels.numeric.Quantiles;
import org.zeroloss.eels.zlp.ImageScan;
import org.zeroloss.eels.zlp.ShapeTable;
import org.zeroloss.eels.zlp.SpectrumItem;
import org.zeroloss.eels.zlp.SpectrumItems;
import org.zeroloss.eels.zlp.ZeroLossModel;
import org.zeroloss.eels.zlp.ZlpEnsemble;
import org.zeroloss.signal.Signal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fits band gaps to a raw spectral image with a zero-loss peak ensemble. For each replica r: the
 * peak of replica r is subtracted, one draw of the spectrum's noise is added, and A(E−E_g)^b,
 * broadened by the peak, is fitted; the median and the 68 % band over the replicas are the result.
 * The raw image and the model are needed, not the subtracted image: the quantile curves of a
 * subtraction have lost which intensities belong to the same replica.
 */
public final class BandGapFitter {

    private static final int WINDOW_PIXELS = 48;
    private static final double STEP_TOLERANCE = 0.01;

    private final GapParameters m_parameters;

    /**
     * @param parameters how to fit
     */
    public BandGapFitter(final GapParameters parameters) {
        m_parameters = parameters;
    }

    /**
     * @param image the raw spectral image
     * @param model zero-loss peak model trained on it, on one taken alike, or on several images
     * @param workers threads; the result does not depend on their number
     * @param progress progress and cancellation
     * @return the gaps
     * @throws EelsException if image and model do not fit together
     */
    public GapResult fit(
            final Signal image,
            final ZlpEnsemble model,
            final Workers workers,
            final Progress progress) {
        final ImageScan scan =
                new ImageScan(
                        image,
                        model.energyZero(),
                        model.zlpHalfWidth(),
                        workers,
                        progress.part(0, 0.05));
        checkStep(scan, model);
        final ZlpEnsemble ensemble = model.forImage(image, scan);
        final SpectrumNoise noise = noise(image, scan);
        final List<SpectrumItem> items =
                SpectrumItems.of(
                        image, scan, m_parameters.grouping(), noise, progress.part(0.05, 0.1));
        double above = m_parameters.upperAboveOnsetEv();
        for (final double u : m_parameters.upperLimitsEv()) {
            above = Math.max(above, u);
        }
        final double highest =
                Math.max(m_parameters.upperEv().orElse(0), m_parameters.gapMaxEv() + above);
        final ShapeTable table =
                new ShapeTable(
                        ensemble,
                        Math.max(PeakKernel.LOW_EV, ensemble.lowestEv()) - 1,
                        highest + 1,
                        workers,
                        progress.part(0.1, 0.15));
        final GapTemplates templates = templates(ensemble, table, items, scan.stepEv(), highest);
        final GapItemFitter fitter = new GapItemFitter(m_parameters, table, templates);
        final GapRow[] rows = new GapRow[items.size()];
        workers.run(
                rows.length,
                progress.part(0.15, 0.85),
                "Fitting band gaps",
                i ->
                        rows[(int) i] =
                                row(fitter, items.get((int) i), ensemble, noise, scan.stepEv()));
        final List<GapWindowRow> windows =
                windows(
                        new GapItemFitter(m_parameters.withRelativeWindow(), table, templates),
                        items,
                        rows,
                        ensemble,
                        noise,
                        scan.stepEv(),
                        workers,
                        progress.part(0.85, 1));
        return new GapResult(
                Arrays.asList(rows),
                windows,
                SpectrumItems.outside(items, ensemble),
                scan.leftOut());
    }

    private static void checkStep(final ImageScan scan, final ZlpEnsemble ensemble) {
        final double trained = ensemble.axis().scale();
        if (Math.abs(scan.stepEv() - trained) > STEP_TOLERANCE * trained) {
            throw new EelsException(
                    "Expected an image with channels of "
                            + trained
                            + " eV as the zero-loss ensemble was trained on, found "
                            + scan.stepEv()
                            + " eV; train on this image or one taken alike");
        }
    }

    private SpectrumNoise noise(final Signal image, final ImageScan scan) {
        if (m_parameters.readoutNoise().isPresent()
                && m_parameters.countsPerElectron().isPresent()) {
            final double r = m_parameters.readoutNoise().getAsDouble();
            return new SpectrumNoise(m_parameters.countsPerElectron().getAsDouble(), r * r, 0);
        }
        final SpectrumNoise n = NoiseEstimator.of(image, scan::usableZeroChannel);
        final double readout =
                m_parameters.readoutNoise().isPresent()
                        ? StrictMath.pow(m_parameters.readoutNoise().getAsDouble(), 2)
                        : n.readoutVariance();
        return new SpectrumNoise(
                m_parameters.countsPerElectron().orElse(n.gain()), readout, n.correlation());
    }

    /** Templates broadened by the median peak at the specimen's median thickness. */
    private GapTemplates templates(
            final ZlpEnsemble ensemble,
            final ZeroLossModel table,
            final List<SpectrumItem> items,
            final double step,
            final double highest) {
        final PeakKernel kernel =
                m_parameters.broadening() == OnsetBroadening.ZERO_LOSS_PEAK
                        ? PeakKernel.of(table, medianLnZlp(items), ensemble.lowestEv(), step)
                        : PeakKernel.NONE;
        return GapTemplates.of(
                m_parameters.exponent(),
                m_parameters.exponentMin(),
                m_parameters.exponentMax(),
                step,
                kernel.values(),
                kernel.zero(),
                -m_parameters.gapMaxEv() - 1,
                highest - m_parameters.gapMinEv() + 1);
    }

    private static double medianLnZlp(final List<SpectrumItem> items) {
        return Quantiles.median(
                items.stream()
                        .filter(i -> !i.vacuum() && !Double.isNaN(i.lnZlp()))
                        .mapToDouble(SpectrumItem::lnZlp)
                        .toArray());
    }

    private GapRow row(
            final GapItemFitter fitter,
            final SpectrumItem s,
            final ZlpEnsemble ensemble,
            final SpectrumNoise noise,
            final double step) {
        final GapItem item = item(s, ensemble, noise, step);
        if (s.vacuum()) {
            return GapItemFitter.none(item, GapStatus.VACUUM, "vacuum spectrum");
        }
        if (Double.isNaN(s.lnZlp())) {
            return GapItemFitter.none(item, GapStatus.NO_ZERO_LOSS_PEAK, "no zero-loss peak");
        }
        return fitter.fit(item);
    }

    private GapItem item(
            final SpectrumItem s,
            final ZlpEnsemble ensemble,
            final SpectrumNoise noise,
            final double step) {
        return new GapItem(
                s.item(),
                s.x(),
                s.y(),
                s.label(),
                s.name(),
                s.spectra(),
                s.counts().get(),
                s.firstEv(),
                step,
                s.lnZlp(),
                m_parameters.lowerEv().orElse(lower(s, ensemble)),
                noise.ofMean(s.spectra()));
    }

    /** End of the training region; a cluster that never departs from vacuum takes the others'. */
    private double lower(final SpectrumItem s, final ZlpEnsemble ensemble) {
        return Math.min(
                ensemble.region(s.label(), s.lnZlp()).regionEndEv(),
                Math.max(m_parameters.gapMinEv(), 2.5 * ensemble.fwhmEv()));
    }

    private List<GapWindowRow> windows(
            final GapItemFitter fitter,
            final List<SpectrumItem> items,
            final GapRow[] rows,
            final ZlpEnsemble ensemble,
            final SpectrumNoise noise,
            final double step,
            final Workers workers,
            final Progress progress) {
        final List<SpectrumItem> chosen = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].status() == GapStatus.OK) {
                chosen.add(items.get(i));
            }
        }
        final List<Double> limits = m_parameters.upperLimitsEv();
        final boolean pixels = m_parameters.grouping() == SpectrumGrouping.PIXEL;
        if (pixels && chosen.size() > WINDOW_PIXELS) {
            final List<SpectrumItem> fewer = new ArrayList<>();
            for (int i = 0; i < WINDOW_PIXELS; i++) {
                fewer.add(chosen.get((int) ((long) i * chosen.size() / WINDOW_PIXELS)));
            }
            chosen.clear();
            chosen.addAll(fewer);
        }
        final GapRow[] results = new GapRow[chosen.size() * limits.size()];
        workers.run(
                results.length,
                progress,
                "Varying the fit window",
                i -> {
                    final int c = (int) i / limits.size();
                    final double above = limits.get((int) i % limits.size());
                    results[(int) i] =
                            fitter.fit(item(chosen.get(c), ensemble, noise, step), above);
                });
        final List<GapWindowRow> windows = new ArrayList<>();
        for (int i = 0; i < results.length; i++) {
            final GapRow r = results[i];
            if (r.status() == GapStatus.OK) {
                windows.add(
                        new GapWindowRow(
                                r.item(),
                                limits.get(i % limits.size()),
                                r.upperEv(),
                                r.gapEv(),
                                r.gapP16Ev(),
                                r.gapP84Ev(),
                                r.exponent(),
                                r.exponentP16(),
                                r.exponentP84(),
                                r.chi2() / Math.max(1, r.degreesOfFreedom())));
            }
        }
        return windows;
    }
}
