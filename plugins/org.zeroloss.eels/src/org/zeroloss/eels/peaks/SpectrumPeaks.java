package org.zeroloss.eels.peaks;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.EelsException;
import org.zeroloss.eels.NoiseEstimator;
import org.zeroloss.eels.SpectrumNoise;
import org.zeroloss.eels.zlp.ImageScan;
import org.zeroloss.eels.zlp.ShapeTable;
import org.zeroloss.eels.zlp.SpectrumItem;
import org.zeroloss.eels.zlp.SpectrumItems;
import org.zeroloss.eels.zlp.ZlpEnsemble;
import org.zeroloss.signal.Signal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the peaks of spectra before and after the zero-loss peak is subtracted.
 *
 * <p>Peaks are maxima of a matched filter (the second derivative of a Gaussian). Its width is that
 * of the zero-loss peak unless given: nothing in a spectrum is narrower than the instrument's
 * resolution, and of all filters the one as wide as the peak has the best ratio of signal to noise.
 * A peak's significance is the filter's response over the standard deviation that the noise alone
 * gives. Its bands come from the replicas: each subtracts its own zero-loss peak and adds one draw
 * of the noise; the share of replicas that show the peak within half the filter's width is
 * reported.
 */
public final class SpectrumPeaks {

    private static final double STEP_TOLERANCE = 0.01;

    private final PeakParameters m_parameters;

    /**
     * @param parameters how to find peaks
     */
    public SpectrumPeaks(final PeakParameters parameters) {
        m_parameters = parameters;
    }

    /**
     * @param image the raw spectral image
     * @param model zero-loss peak model trained on it, on one taken alike, or on several images
     * @param workers threads; the result does not depend on their number
     * @param progress progress and cancellation
     * @return the peaks, spectrum after spectrum, by ascending energy; vacuum spectra are left out
     * @throws EelsException if image and model do not fit together
     */
    public PeakResult find(
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
                        progress.part(0, 0.1));
        final ZlpEnsemble ensemble = model.forImage(image, scan);
        final double trained = ensemble.axis().scale();
        if (Math.abs(scan.stepEv() - trained) > STEP_TOLERANCE * trained) {
            throw new EelsException(
                    "Expected an image with channels of "
                            + trained
                            + " eV as the zero-loss ensemble was trained on, found "
                            + scan.stepEv()
                            + " eV; train on this image or one taken alike");
        }
        final SpectrumNoise noise = NoiseEstimator.of(image, scan::usableZeroChannel);
        final List<SpectrumItem> items =
                SpectrumItems.of(
                                image,
                                scan,
                                m_parameters.grouping(),
                                noise,
                                progress.part(0.1, 0.15))
                        .stream()
                        .filter(i -> !i.vacuum() && !Double.isNaN(i.lnZlp()))
                        .toList();
        final PeakFilter filter =
                new PeakFilter(m_parameters.smoothingEv().orElse(ensemble.fwhmEv()), scan.stepEv());
        final double margin = (filter.reach() + 2) * scan.stepEv();
        final ShapeTable table =
                new ShapeTable(
                        ensemble,
                        m_parameters.lowEv() - margin,
                        m_parameters.highEv() + margin,
                        workers,
                        progress.part(0.15, 0.25));
        final List<List<PeakRow>> found = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            found.add(List.of());
        }
        workers.run(
                items.size(),
                progress.part(0.25, 1),
                "Finding peaks",
                i -> {
                    final SpectrumItem item = items.get((int) i);
                    final ItemPeaks peaks =
                            new ItemPeaks(
                                    m_parameters,
                                    filter,
                                    item,
                                    scan.stepEv(),
                                    noise.ofMean(item.spectra()));
                    final List<PeakRow> rows = new ArrayList<>(peaks.subtracted(table));
                    rows.addAll(peaks.raw());
                    found.set((int) i, rows);
                });
        return new PeakResult(
                found.stream().flatMap(List::stream).toList(),
                SpectrumItems.outside(items, ensemble),
                scan.leftOut());
    }

    /** The most significant first, then the wanted number of them by ascending energy. */
    static int[] strongest(final List<Integer> candidates, final double[] score, final int most) {
        final int[] best =
                candidates.stream()
                        .sorted(Comparator.comparingDouble(i -> -score[i]))
                        .limit(most)
                        .mapToInt(Integer::intValue)
                        .toArray();
        Arrays.sort(best);
        return best;
    }
}
