package org.zeroloss.eels.background;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.EelsException;
import org.zeroloss.eels.simulate.SpecimenSimulator;
import org.zeroloss.eels.zlp.BackgroundModel;
import org.zeroloss.eels.zlp.ImageBackground;
import org.zeroloss.eels.zlp.ImageScan;
import org.zeroloss.eels.zlp.ImageSurvey;
import org.zeroloss.signal.Signal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Scores models of the background on the same spectra, energies and noise. The models are scored
 * unmatched: where the matched background is the spectrum itself, any model would win.
 *
 * <p>Against vacuum spectra: these are dealt out to k folds in turn; a model that learns from
 * vacuum is prepared for each fold without the fold's spectra and scored on them. A formula that is
 * fitted to each spectrum is scored outside of its fit window, which it has not seen.
 */
public final class ModelComparison {

    private final ComparisonParameters m_parameters;

    /**
     * @param parameters how to compare
     */
    public ModelComparison(final ComparisonParameters parameters) {
        m_parameters = parameters;
    }

    /** Scores of one model in every window, and how it got them. */
    private record Scored(
            ComparedModel model, WindowScores[] windows, double millis, boolean held) {}

    /** What all models are scored on. */
    private record Task(Signal image, ImageSurvey survey, TrueCounts truth, int[] rows) {}

    /**
     * @param image raw spectral image
     * @param models what to compare, in the order of the result
     * @param folder where files of folds may lie for the time of the comparison
     * @param workers threads; only the times depend on their number
     * @param progress progress and cancellation; no file is left
     * @return the scores
     * @throws EelsException if the image does not have the truth asked for, or a model does not fit
     */
    public ComparisonResult compare(
            final Signal image,
            final List<ComparedModel> models,
            final Path folder,
            final Workers workers,
            final Progress progress) {
        if (models.isEmpty()) {
            throw new EelsException("Expected at least one model to compare, found none");
        }
        final boolean simulated = m_parameters.truth() == ComparisonTruth.SIMULATED;
        if (simulated && !image.spec().bands().contains(SpecimenSimulator.ZERO_LOSS)) {
            throw new EelsException(
                    "Expected an image with the band '"
                            + SpecimenSimulator.ZERO_LOSS
                            + "' that holds its noise-free zero-loss peak, found the bands "
                            + image.spec().bands()
                            + "; switch it on in the EELS Specimen Simulator, or compare on"
                            + " vacuum");
        }
        final ImageSurvey survey =
                new ImageSurvey(
                        image, m_parameters.energyZero(), 1, workers, progress.part(0, 0.1));
        final int[] rows = rows(survey, simulated);
        final TrueCounts truth =
                simulated
                        ? TrueCounts.simulated(image)
                        : TrueCounts.vacuum(survey, progress.part(0.1, 0.15));
        final Task task = new Task(image, survey, truth, rows);
        final List<Scored> scored = new ArrayList<>();
        for (int k = 0; k < models.size(); k++) {
            final Progress part =
                    progress.part(
                            0.15 + 0.85 * k / models.size(), 0.15 + 0.85 * (k + 1) / models.size());
            part.update(0, "Scoring " + models.get(k).name());
            scored.add(
                    simulated || !learnedFrom(models.get(k), image)
                            ? whole(task, models.get(k), workers, part)
                            : folds(task, models.get(k), folder, workers, part));
        }
        return new ComparisonResult(table(scored, task), rows.length, survey.scan().leftOut());
    }

    /** Whether the model may have learned from the image's vacuum and can be made without it. */
    private static boolean learnedFrom(final ComparedModel model, final Signal image) {
        return model.preparation().isPresent()
                && ImageOrigin.mayBeSame(model.history(), image.spec().metadata());
    }

    private int[] rows(final ImageSurvey survey, final boolean simulated) {
        final ImageScan scan = survey.scan();
        final int[] all = new int[scan.rows()];
        int n = 0;
        for (int r = 0; r < all.length; r++) {
            if (scan.usable(r) && (simulated || survey.vacuum(r))) {
                all[n++] = r;
            }
        }
        final int least = simulated ? 1 : 2 * m_parameters.folds();
        if (n < least) {
            throw new EelsException(
                    "Expected at least "
                            + least
                            + (simulated ? " spectra" : " vacuum spectra, two for each fold,")
                            + " to score, found "
                            + n
                            + (simulated
                                    ? ""
                                    : "; scan more vacuum, mark it where the image is read, or"
                                            + " choose fewer folds"));
        }
        final int count = Math.min(n, m_parameters.mostSpectra());
        final int[] rows = new int[count];
        for (int i = 0; i < count; i++) {
            rows[i] = all[(int) ((long) i * n / count)];
        }
        return rows;
    }

    private Scored whole(
            final Task task,
            final ComparedModel model,
            final Workers workers,
            final Progress progress) {
        final WindowScores[] scores = scores(task.rows().length);
        final int[] which = new int[task.rows().length];
        for (int i = 0; i < which.length; i++) {
            which[i] = i;
        }
        final double millis = score(task, model.model(), which, scores, workers, progress);
        return new Scored(model, scores, millis / which.length, false);
    }

    private Scored folds(
            final Task task,
            final ComparedModel model,
            final Path folder,
            final Workers workers,
            final Progress progress) {
        final WindowScores[] scores = scores(task.rows().length);
        final int k = m_parameters.folds();
        double millis = 0;
        for (int fold = 0; fold < k; fold++) {
            final Progress part = progress.part((double) fold / k, (fold + 1.0) / k);
            final BackgroundModel own =
                    prepared(task, model, fold, folder, workers, part.part(0, 0.8));
            final int[] which = new int[(task.rows().length - fold + k - 1) / k];
            for (int i = 0; i < which.length; i++) {
                which[i] = fold + i * k;
            }
            millis += score(task, own, which, scores, workers, part.part(0.8, 1));
        }
        return new Scored(model, scores, millis / task.rows().length, true);
    }

    /** The model without the spectra of a fold; all vacuum that is not scored stays in. */
    private BackgroundModel prepared(
            final Task task,
            final ComparedModel model,
            final int fold,
            final Path folder,
            final Workers workers,
            final Progress progress) {
        final boolean[] out = new boolean[task.survey().scan().rows()];
        for (int i = fold; i < task.rows().length; i += m_parameters.folds()) {
            out[task.rows()[i]] = true;
        }
        final int[] kept = new int[out.length];
        int n = 0;
        for (int r = 0; r < out.length; r++) {
            if (!out[r]) {
                kept[n++] = r;
            }
        }
        final Path file = folder.resolve("fold-" + fold + ".arrow");
        try {
            FoldImage.write(task.image(), Arrays.copyOf(kept, n), file, progress.part(0, 0.2));
            try (Signal rest = Signal.open(file)) {
                return model.preparation().orElseThrow().on(rest, workers, progress.part(0.2, 1));
            }
        } finally {
            delete(file);
        }
    }

    private static void delete(final Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (final IOException e) {
            throw new EelsException(
                    "The temporary file " + file + " could not be deleted: " + e.getMessage(), e);
        }
    }

    private WindowScores[] scores(final int spectra) {
        final WindowScores[] scores = new WindowScores[m_parameters.windows().size()];
        for (int w = 0; w < scores.length; w++) {
            scores[w] = new WindowScores(spectra);
        }
        return scores;
    }

    /** Scores some of the task's spectra; returns the time that finding backgrounds took in ms. */
    private double score(
            final Task task,
            final BackgroundModel model,
            final int[] which,
            final WindowScores[] scores,
            final Workers workers,
            final Progress progress) {
        final ImageBackground background = model.on(task.image(), workers, progress.part(0, 0.3));
        final ConcurrentLinkedQueue<RowScorer> idle = new ConcurrentLinkedQueue<>();
        final AtomicLong nanos = new AtomicLong();
        workers.run(
                which.length,
                progress.part(0.3, 1),
                null,
                i -> {
                    final RowScorer ready = idle.poll();
                    final RowScorer scorer =
                            ready != null
                                    ? ready
                                    : new RowScorer(
                                            task.image(),
                                            task.survey(),
                                            task.truth(),
                                            m_parameters.windows(),
                                            background.newUnmatchedRows());
                    final int spectrum = which[(int) i];
                    nanos.addAndGet(scorer.score(task.rows()[spectrum], spectrum, scores));
                    idle.add(scorer);
                });
        return nanos.get() * 1e-6;
    }

    private List<ComparisonRow> table(final List<Scored> scored, final Task task) {
        final List<ComparisonRow> rows = new ArrayList<>();
        for (final Scored s : scored) {
            for (int w = 0; w < s.windows().length; w++) {
                rows.add(row(s, scored, w, task));
            }
        }
        return rows;
    }

    private ComparisonRow row(
            final Scored s, final List<Scored> all, final int w, final Task task) {
        WindowScores best = null;
        for (final Scored other : all) {
            final WindowScores o = other.windows()[w];
            best = best == null || !(best.logScore() >= o.logScore()) ? o : best;
        }
        final WindowScores own = s.windows()[w];
        final double[] behind = own == best ? new double[] {0, 0} : own.behind(best);
        final EnergyWindow window = m_parameters.windows().get(w);
        final String note = note(s, window, task.image());
        return new ComparisonRow(
                s.model().name(),
                s.model().model().name(),
                window,
                own.spectra(),
                task.rows().length - own.spectra(),
                own.bias(),
                own.biasSigma(),
                own.rms(),
                own.rmsSigma(),
                own.coverage(),
                own.logScore(),
                own.crps(),
                behind[0],
                behind[1],
                s.millis(),
                note.isEmpty(),
                note);
    }

    /** Why a score may be too good, "" if it is not. */
    private String note(final Scored s, final EnergyWindow window, final Signal image) {
        if (s.model().fittedToEach()) {
            final FittedBackground f = (FittedBackground) s.model().model();
            return window.fromEv() < f.fitToEv() && window.toEv() > f.fitFromEv()
                    ? String.format(
                            Locale.ROOT,
                            "the window overlaps the fit window, %.2f to %.2f eV",
                            f.fitFromEv(),
                            f.fitToEv())
                    : "";
        }
        return s.held()
                        || m_parameters.truth() == ComparisonTruth.SIMULATED
                        || !ImageOrigin.mayBeSame(s.model().history(), image.spec().metadata())
                ? ""
                : "the model may have been trained on these spectra";
    }
}
