package org.zeroloss.eels.background;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.EelsException;
import org.zeroloss.eels.SpectrumNoise;
import org.zeroloss.eels.numeric.Check;
import org.zeroloss.eels.zlp.BackgroundModel;
import org.zeroloss.eels.zlp.ImageBackground;
import org.zeroloss.eels.zlp.ImageScan;
import org.zeroloss.eels.zlp.Matching;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalMetadata;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A background that is a formula fitted to each spectrum when it is applied, or the scaled mean of
 * the vacuum spectra. What it needs to know beforehand (windows, noise, start values, the vacuum
 * spectrum) comes from the image it was prepared on. Immutable and thread-safe.
 */
public final class FittedBackground implements BackgroundModel {

    private static final double MOST_WIDTHS = 4;
    private static final double STEP_TOLERANCE = 0.01;

    private final BackgroundRecipe m_recipe;
    private final double m_fitFromEv;
    private final double m_fitToEv;
    private final double m_blankFromEv;
    private final double m_fwhmEv;
    private final SpectrumNoise m_noise;
    private final double[] m_start;
    private final Optional<VacuumShape> m_vacuum;
    private final Axis m_axis;
    private final SignalMetadata m_metadata;

    FittedBackground(
            final BackgroundRecipe recipe,
            final double fitFromEv,
            final double fitToEv,
            final double blankFromEv,
            final double fwhmEv,
            final SpectrumNoise noise,
            final double[] start,
            final Optional<VacuumShape> vacuum,
            final Axis axis,
            final SignalMetadata metadata) {
        m_recipe = Check.present(recipe, "recipe of a background");
        Check.ascending(fitFromEv, fitToEv, "start and end of the fit window in eV");
        Check.positive(blankFromEv, "end of the background in eV");
        Check.positive(fwhmEv, "width of the zero-loss peak in eV");
        if (!recipe.family().tail() && !(fitToEv > fwhmEv)) {
            throw new EelsException(
                    String.format(
                            Locale.ROOT,
                            "Expected the fit window of a %s to end above the width of the"
                                    + " zero-loss peak, %.3f eV, found %.3f eV",
                            recipe.family().title(),
                            fwhmEv,
                            fitToEv));
        }
        m_fitFromEv = fitFromEv;
        m_fitToEv = fitToEv;
        m_blankFromEv = blankFromEv;
        m_fwhmEv = fwhmEv;
        m_noise = Check.present(noise, "noise");
        m_vacuum = Check.present(vacuum, "vacuum spectrum");
        if (recipe.family() == BackgroundFamily.VACUUM) {
            Check.present(vacuum.orElse(null), "vacuum spectrum of a vacuum background");
            m_start = new double[0];
        } else {
            m_start = start.clone();
            final int size = formula().size();
            if (m_start.length != size) {
                throw new EelsException(
                        "Expected "
                                + size
                                + " start values for a "
                                + recipe.family().title()
                                + ", found "
                                + m_start.length);
            }
            for (int k = 0; k < size; k++) {
                Check.finite(m_start[k], "start value " + k);
            }
        }
        m_axis = Check.present(axis, "energy axis");
        m_metadata = Check.present(metadata, "metadata");
    }

    @Override
    public String name() {
        return m_recipe.family().title();
    }

    @Override
    public Map<String, String> settings() {
        final Map<String, String> s = new LinkedHashMap<>(m_recipe.settings());
        s.put("fitFromEv", Double.toString(m_fitFromEv));
        s.put("fitToEv", Double.toString(m_fitToEv));
        s.put("blankFromEv", Double.toString(m_blankFromEv));
        return s;
    }

    @Override
    public ImageBackground on(final Signal image, final Workers workers, final Progress progress) {
        final ImageScan scan =
                new ImageScan(
                        image, m_recipe.energyZero(), m_recipe.zlpHalfWidth(), workers, progress);
        final double step = scan.stepEv();
        if (m_vacuum.isPresent()
                && Math.abs(step - m_axis.scale()) > STEP_TOLERANCE * m_axis.scale()) {
            throw new EelsException(
                    "Expected an image with channels of "
                            + m_axis.scale()
                            + " eV as that of the vacuum spectrum, found "
                            + step
                            + " eV; prepare the model on this image or one taken alike");
        }
        return new FittedImage(this, scan, image.width());
    }

    /** The formula; not for a vacuum spectrum. */
    Formula formula() {
        return Formula.of(m_recipe, m_fitFromEv, m_fitToEv);
    }

    /** How the background goes over into the spectrum at the peak. */
    Matching matching() {
        if (m_recipe.family().tail()) {
            return new Matching(m_fitFromEv, m_fitToEv, m_blankFromEv);
        }
        final double end = Math.min(m_fitToEv, MOST_WIDTHS * m_fwhmEv);
        return new Matching((m_fwhmEv + end) / 2, end, m_blankFromEv);
    }

    /** Parameters of the mean spectrum relative to its zero-loss sum, as start values. */
    double[] start() {
        return m_start.clone();
    }

    Optional<VacuumShape> vacuum() {
        return m_vacuum;
    }

    /**
     * @param energyEv energy loss in eV
     * @return the background of the mean spectrum that it was prepared on, relative to its
     *     zero-loss sum: the formula with its start values, or the vacuum spectrum
     */
    public double typical(final double energyEv) {
        if (m_vacuum.isPresent()) {
            final double[] values = new double[3];
            m_vacuum.get().at(energyEv, values);
            return values[0];
        }
        return formula().at(m_start.clone()).value(energyEv, new double[m_start.length]);
    }

    /**
     * @return the recipe it was made by
     */
    public BackgroundRecipe recipe() {
        return m_recipe;
    }

    /**
     * @return start of the fit window in eV
     */
    public double fitFromEv() {
        return m_fitFromEv;
    }

    /**
     * @return end of the fit window in eV; not used by a vacuum spectrum but for the matching
     */
    public double fitToEv() {
        return m_fitToEv;
    }

    /**
     * @return energy from which the background is 0, in eV
     */
    public double blankFromEv() {
        return m_blankFromEv;
    }

    /**
     * @return full width at half maximum of the zero-loss peak in eV
     */
    public double fwhmEv() {
        return m_fwhmEv;
    }

    /**
     * @return noise of a spectrum of the image it was prepared on
     */
    public SpectrumNoise noise() {
        return m_noise;
    }

    /**
     * @return energy axis of the image it was prepared on
     */
    public Axis axis() {
        return m_axis;
    }

    /**
     * @return acquisition and history of the image it was prepared on, the preparing step last
     */
    public SignalMetadata metadata() {
        return m_metadata;
    }

    /**
     * @return a short text for the user: model, window, start values
     */
    public String summary() {
        final StringBuilder text =
                new StringBuilder(
                        String.format(
                                Locale.ROOT,
                                "%s, zero-loss peak %.3f eV wide, blank from %.2f eV",
                                name(),
                                m_fwhmEv,
                                m_blankFromEv));
        if (m_vacuum.isPresent()) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%nmean of %d vacuum spectra, used as model from %.2f eV",
                            m_vacuum.get().spectra(),
                            matching().modelFromEv()));
        } else {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%nfitted to each spectrum from %.2f to %.2f eV, start values %s",
                            m_fitFromEv,
                            m_fitToEv,
                            Arrays.stream(m_start)
                                    .mapToObj(v -> String.format(Locale.ROOT, "%.4g", v))
                                    .toList()));
        }
        return text.toString();
    }
}
