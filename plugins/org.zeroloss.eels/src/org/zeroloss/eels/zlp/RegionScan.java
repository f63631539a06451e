package org.zeroloss.eels.zlp;

import org.zeroloss.base.Gaussian;
import org.zeroloss.base.Progress;
import org.zeroloss.base.Seeds;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.EelsException;
import org.zeroloss.signal.Signal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Scans the hyper-parameters of the training regions, factors on dE1 and dE2, by cross-validation:
 * the spectra of the reference and of each cluster are divided into k folds; an ensemble is trained
 * without the spectra of one fold and asked for their mean, in the cluster's training region and,
 * of the reference, wherever it stands out of the noise. The loss is the mean squared deviation of
 * ln of the means in units of their error; about 1 where the model is right.
 *
 * <p>A region that reaches into the onset of scattering raises it, since spectra of one cluster
 * differ there and the model's prior is against it. A region that is too short does not show in its
 * own loss, but leaves more to extrapolation. So of all pairs within one standard error of the best
 * the largest dE1 is taken (the one-standard-error rule: Hastie, Tibshirani and Friedman, The
 * Elements of Statistical Learning, 2nd ed., section 7.10), and of equal ones the smallest loss.
 */
public final class RegionScan {

    private static final long FOLD = 251;

    private final ZlpTrainerParameters m_training;
    private final RegionScanParameters m_parameters;

    /** Sum of squared deviations and number of bins. */
    private record Loss(double sum, long bins) {
        Loss plus(final Loss other) {
            return new Loss(sum + other.sum(), bins + other.bins());
        }

        double mean() {
            return sum / bins;
        }
    }

    /** Spectra of one fold: those that train and those left out. */
    private record Fold(TrainingImage training, TrainingImage leftOut) {}

    /**
     * @param training how the ensemble will be trained
     * @param parameters what to scan
     */
    public RegionScan(final ZlpTrainerParameters training, final RegionScanParameters parameters) {
        m_training = training;
        m_parameters = parameters;
    }

    /**
     * @param image the image to train on
     * @param workers threads; the result does not depend on their number
     * @param progress progress and cancellation
     * @return a row for each pair of factors, one of them chosen
     * @throws EelsException if no group of spectra can be divided
     */
    public List<RegionScanRow> scan(
            final Signal image, final Workers workers, final Progress progress) {
        final ZlpTrainerParameters few = m_training.withReplicas(m_parameters.replicas());
        final TrainingImage.Scanned scanned =
                TrainingImage.scanned(image, few, workers, progress.part(0, 0.05));
        final int[] foldOf = folds(scanned);
        final List<Fold> folds = new ArrayList<>();
        for (int f = 0; f < m_parameters.folds(); f++) {
            folds.add(fold(image, scanned, foldOf, f, few, workers, progress.part(0.05, 0.2)));
        }
        final List<RegionScanRow> rows = new ArrayList<>();
        final Progress training = progress.part(0.2, 1);
        final int all = m_parameters.endFactors().size() * m_parameters.blankFactors().size();
        for (final double end : m_parameters.endFactors()) {
            for (final double blank : m_parameters.blankFactors()) {
                final Progress own =
                        training.part((double) rows.size() / all, (rows.size() + 1.0) / all);
                final RegionAdjustment regions = few.regions().withFactors(end, blank);
                rows.add(row(image, folds, few.withRegions(regions), workers, own));
            }
        }
        return chosen(rows);
    }

    /**
     * @param rows what {@link #scan} gave
     * @param training how the ensemble will be trained
     * @return the same with the chosen factors
     */
    public static ZlpTrainerParameters best(
            final List<RegionScanRow> rows, final ZlpTrainerParameters training) {
        final RegionScanRow row =
                rows.stream().filter(RegionScanRow::chosen).findFirst().orElseThrow();
        return training.withRegions(
                training.regions().withFactors(row.endFactor(), row.blankFactor()));
    }

    /** The fold of every row, dealt out in a random order within its group; −1 = always trains. */
    private int[] folds(final TrainingImage.Scanned scanned) {
        final int n = scanned.scan().rows();
        final GroupBuilder groups =
                new GroupBuilder(scanned, GroupBuilder.all(n), m_training.withReplicas(2));
        final Integer[] order = new Integer[n];
        final double[] key = new double[n];
        for (int r = 0; r < n; r++) {
            order[r] = r;
            key[r] = Gaussian.next(Seeds.stream(m_training.seed(), FOLD, r));
        }
        Arrays.sort(order, Comparator.comparingDouble(r -> key[r]));
        final Map<Integer, Integer> size = new HashMap<>();
        for (int r = 0; r < n; r++) {
            size.merge(groups.groupOf(r), 1, Integer::sum);
        }
        final Map<Integer, Integer> dealt = new HashMap<>();
        final int[] fold = new int[n];
        boolean any = false;
        for (final int r : order) {
            final int g = groups.groupOf(r);
            final boolean divisible = g >= 0 && size.get(g) > 1;
            fold[r] = divisible ? (dealt.merge(g, 1, Integer::sum) - 1) % m_parameters.folds() : -1;
            any |= divisible;
        }
        if (!any) {
            throw new EelsException(
                    "Expected a cluster with at least 2 spectra for cross-validation, found none;"
                            + " train without a scan of the regions");
        }
        return fold;
    }

    /** A fold that leaves nothing out (of a few spectra) is null. */
    private static Fold fold(
            final Signal image,
            final TrainingImage.Scanned scanned,
            final int[] foldOf,
            final int fold,
            final ZlpTrainerParameters parameters,
            final Workers workers,
            final Progress progress) {
        final boolean[] training = new boolean[foldOf.length];
        final boolean[] leftOut = new boolean[foldOf.length];
        boolean any = false;
        for (int r = 0; r < foldOf.length; r++) {
            training[r] = foldOf[r] != fold;
            leftOut[r] = foldOf[r] == fold;
            any |= leftOut[r];
        }
        return any
                ? new Fold(
                        TrainingImage.of(image, scanned, training, parameters, workers, progress),
                        TrainingImage.of(image, scanned, leftOut, parameters, workers, progress))
                : null;
    }

    private static RegionScanRow row(
            final Signal image,
            final List<Fold> folds,
            final ZlpTrainerParameters parameters,
            final Workers workers,
            final Progress progress) {
        final ZlpReplicaTrainer trainer = new ZlpReplicaTrainer(parameters);
        Loss inSample = new Loss(0, 0);
        Loss outOfSample = new Loss(0, 0);
        final List<Double> means = new ArrayList<>();
        for (final Fold fold : folds) {
            if (fold == null) {
                continue;
            }
            final ZlpTraining training =
                    trainer.train(fold.training().with(parameters), image, workers, Progress.NONE);
            progress.checkCanceled();
            inSample = inSample.plus(loss(training, fold.training(), parameters));
            final Loss own = loss(training, fold.leftOut(), parameters);
            outOfSample = outOfSample.plus(own);
            means.add(own.mean());
            progress.update((double) means.size() / folds.size(), "Cross-validation");
        }
        final RegionAdjustment regions = parameters.regions();
        return new RegionScanRow(
                regions.endFactor(),
                regions.blankFactor(),
                inSample.mean(),
                outOfSample.mean(),
                standardError(means),
                outOfSample.bins(),
                false);
    }

    private static double standardError(final List<Double> values) {
        final int n = values.size();
        final double mean = values.stream().mapToDouble(v -> v).average().orElse(Double.NaN);
        double sum = 0;
        for (final double v : values) {
            sum += (v - mean) * (v - mean);
        }
        return n > 1 ? Math.sqrt(sum / (n - 1) / n) : Double.NaN;
    }

    /** The loss of an ensemble on spectra, each group in its own training region. */
    private static Loss loss(
            final ZlpTraining training,
            final TrainingImage spectra,
            final ZlpTrainerParameters parameters) {
        final EnergyBins bins = spectra.energyBins();
        final List<RegionRow> own = spectra.rows();
        double sum = 0;
        long count = 0;
        for (int g = 0; g < spectra.groups().size(); g++) {
            final SpectrumGroup group = spectra.groups().get(g);
            final double end = end(training, own.get(g));
            final MedianShape shape = new MedianShape(training.ensemble(), group.lnZlp());
            for (int b = 0; b < bins.size() && bins.energy(b) < end; b++) {
                if (group.significant(b)) {
                    final double model = bins.mean(b, shape::value);
                    final double sigma =
                            BaseCurve.relativeError(
                                    group,
                                    b,
                                    ReplicaDraw.MULTI_GAUSSIAN,
                                    parameters.relativeErrorFloor());
                    final double d = StrictMath.log(group.mean()[b] / model) / sigma;
                    sum += d * d;
                    count++;
                }
            }
        }
        return new Loss(sum, count);
    }

    /** dE1 of a group in the training; of the reference where it is lost in the noise. */
    private static double end(final ZlpTraining training, final RegionRow own) {
        if (own.label() < 0) {
            return own.regionEndEv();
        }
        for (final RegionRow row : training.regions()) {
            if (row.label() == own.label()) {
                return row.regionEndEv();
            }
        }
        return 0;
    }

    private static List<RegionScanRow> chosen(final List<RegionScanRow> rows) {
        final RegionScanRow least =
                rows.stream()
                        .min(Comparator.comparingDouble(RegionScanRow::outOfSample))
                        .orElseThrow();
        final double error = Double.isNaN(least.outOfSampleError()) ? 0 : least.outOfSampleError();
        final RegionScanRow best =
                rows.stream()
                        .filter(r -> r.outOfSample() <= least.outOfSample() + error)
                        .max(
                                Comparator.comparingDouble(RegionScanRow::endFactor)
                                        .thenComparing(
                                                Comparator.comparingDouble(
                                                                RegionScanRow::outOfSample)
                                                        .reversed()))
                        .orElse(least);
        return rows.stream().map(r -> r == best ? marked(r) : r).toList();
    }

    private static RegionScanRow marked(final RegionScanRow r) {
        return new RegionScanRow(
                r.endFactor(),
                r.blankFactor(),
                r.inSample(),
                r.outOfSample(),
                r.outOfSampleError(),
                r.samples(),
                true);
    }
}
