package org.zeroloss.eels.background;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Release;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.EelsException;
import org.zeroloss.eels.zlp.ImageSurvey;
import org.zeroloss.signal.ProvenanceStep;
import org.zeroloss.signal.Signal;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Prepares a {@link FittedBackground} on an image: window, noise, start values, vacuum. */
public final class BackgroundFitter {

    private static final double TAIL_FROM_WIDTHS = 2;
    private static final double PEAK_FROM_WIDTHS = 8;
    private static final double MOST_WIDTHS = 4;
    private static final int SPARE_CHANNELS = 3;

    private final BackgroundRecipe m_recipe;

    /**
     * @param recipe what to fit
     */
    public BackgroundFitter(final BackgroundRecipe recipe) {
        m_recipe = recipe;
    }

    /**
     * @param image raw spectral image; its clusters, where it has labels, tell where the specimen's
     *     spectra leave the zero-loss peak
     * @param workers threads; the model does not depend on their number
     * @param progress progress and cancellation
     * @return the model
     * @throws EelsException if the image has no zero-loss peak, no vacuum where that is the model,
     *     or the fit window holds too few channels
     */
    public FittedBackground fit(
            final Signal image, final Workers workers, final Progress progress) {
        final ImageSurvey survey =
                new ImageSurvey(
                        image,
                        m_recipe.energyZero(),
                        m_recipe.zlpHalfWidth(),
                        workers,
                        progress.part(0, 0.8));
        final double fwhm = survey.fwhmEv();
        final double to = m_recipe.fitToEv().orElseGet(() -> end(survey));
        final double from = m_recipe.fitFromEv().orElseGet(() -> begin(survey, to));
        final double blank =
                Math.max(
                        m_recipe.blankFromEv().orElse(survey.blankEv()),
                        to + survey.scan().stepEv());
        final boolean vacuum = m_recipe.family() == BackgroundFamily.VACUUM;
        return new FittedBackground(
                m_recipe,
                from,
                to,
                blank,
                fwhm,
                survey.noise(),
                vacuum ? new double[0] : start(survey, from, to),
                vacuum
                        ? Optional.of(shape(survey.vacuum(progress.part(0.8, 1)), survey))
                        : Optional.empty(),
                image.spec().signalAxis(),
                image.spec().metadata().withStep(step()));
    }

    /** Where the specimen leaves the peak; if it never does, four widths. */
    private static double end(final ImageSurvey survey) {
        final double departure = survey.departureEv();
        return departure < survey.blankEv()
                ? departure
                : Math.min(departure, MOST_WIDTHS * survey.fwhmEv());
    }

    private double begin(final ImageSurvey survey, final double to) {
        if (!m_recipe.family().tail()) {
            return Math.max(survey.lowestEv(), -PEAK_FROM_WIDTHS * survey.fwhmEv());
        }
        final double least = (m_recipe.degree() + 1 + 2 * SPARE_CHANNELS) * survey.scan().stepEv();
        return Math.min(TAIL_FROM_WIDTHS * survey.fwhmEv(), Math.max(to / 2, to - 4 * least));
    }

    /** Parameters of the strongest mean spectrum, relative to its zero-loss sum. */
    private double[] start(final ImageSurvey survey, final double from, final double to) {
        final Formula formula = Formula.of(m_recipe, from, to);
        final double step = survey.scan().stepEv();
        final int channels = (int) Math.floor((to - from) / step);
        if (channels < formula.size() + SPARE_CHANNELS) {
            throw new EelsException(
                    String.format(
                            Locale.ROOT,
                            "Expected at least %d channels in the fit window of a %s, found %d from"
                                    + " %.3f to %.3f eV; set a wider window",
                            formula.size() + SPARE_CHANNELS,
                            m_recipe.family().title(),
                            channels,
                            from,
                            to));
        }
        final ImageSurvey.MeanSpectrum mean = survey.strongest();
        final double strength = StrictMath.exp(mean.lnZlp());
        final double[] energy = new double[mean.mean().length];
        final double[] counts = new double[energy.length];
        int n = 0;
        double height = 0;
        for (int i = 0; i < energy.length; i++) {
            final double e = mean.energyEv()[i];
            height = Math.max(height, mean.mean()[i]);
            if (e >= from && e <= to) {
                energy[n] = e;
                counts[n++] = strength * mean.mean()[i];
            }
        }
        final double[] guess = formula.start(survey.fwhmEv(), from, to);
        final double lnHeight = StrictMath.log(height);
        guess[0] += lnHeight + mean.lnZlp();
        final CurveFit fit = new CurveFit(formula, survey.noise(), m_recipe.errorFloor());
        final boolean done = n > formula.size() && fit.fit(energy, counts, n, guess);
        final double[] theta = done ? fit.theta().clone() : guess;
        theta[0] -= mean.lnZlp();
        return theta;
    }

    static VacuumShape shape(final ImageSurvey.MeanSpectrum vacuum, final ImageSurvey survey) {
        final double[] sigma = new double[vacuum.variance().length];
        for (int i = 0; i < sigma.length; i++) {
            sigma[i] = Math.sqrt(vacuum.variance()[i]);
        }
        final double step = survey.scan().stepEv();
        final int first = (int) Math.round(vacuum.energyEv()[0] / step);
        return new VacuumShape(first, step, vacuum.mean(), sigma, vacuum.spectra());
    }

    private ProvenanceStep step() {
        return new ProvenanceStep(
                "Background Fitter", Release.VERSION, m_recipe.settings(), OptionalLong.empty());
    }
}
