package org.zeroloss.eels.zlp;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Release;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.EelsException;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.ProvenanceStep;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalSpec;
import org.zeroloss.signal.SignalWriter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Subtracts a background, such as the zero-loss peak of an ensemble, from a spectral image, block
 * by block: while one block is computed, the one before is written. Memory does not depend on the
 * size of the image, but for a few numbers a spectrum.
 */
public final class BackgroundSubtractor {

    /** Name of the band with the lower end of the 68 % band. */
    public static final String P16 = "signal_p16";

    /** Name of the band with the upper end of the 68 % band. */
    public static final String P84 = "signal_p84";

    private final BackgroundModel m_model;
    private final Clipping m_clipping;

    /**
     * @param model what to subtract
     * @param clipping whether the background may exceed the spectrum
     */
    public BackgroundSubtractor(final BackgroundModel model, final Clipping clipping) {
        m_model = model;
        m_clipping = clipping;
    }

    /**
     * @param ensemble the model
     * @param clipping whether the matched peak may exceed the spectrum
     */
    public BackgroundSubtractor(final ZlpEnsemble ensemble, final Clipping clipping) {
        this(new ZlpBackground(ensemble), clipping);
    }

    /**
     * @param image spec of an image
     * @return spec of the subtracted image: bands {@code signal} (median), {@value #P16}, {@value
     *     #P84}, float32; maps kept
     */
    public SignalSpec subtractedSpec(final SignalSpec image) {
        return spec(image);
    }

    /**
     * @param image spec of an image
     * @return spec of the image of backgrounds with the same bands
     */
    public SignalSpec zlpSpec(final SignalSpec image) {
        return spec(image).withTitle(image.title() + " (zero-loss peak)");
    }

    private SignalSpec spec(final SignalSpec image) {
        final Map<String, String> settings = new TreeMap<>(m_model.settings());
        settings.put("model", m_model.name());
        settings.put("clipping", m_clipping.name());
        final ProvenanceStep step =
                new ProvenanceStep(
                        "Background Subtractor", Release.VERSION, settings, OptionalLong.empty());
        return image.withType(DataType.FLOAT32)
                .withBands(List.of(SignalSpec.SIGNAL, P16, P84))
                .withMetadata(image.metadata().withStep(step));
    }

    /**
     * @param image raw spectral image
     * @param subtracted file to create: image minus background
     * @param background file to create: the background, such as the matched zero-loss peak
     * @param workers threads; the bytes do not depend on their number
     * @param progress progress and cancellation; if canceled, no file is left
     * @return what could not be done as asked
     * @throws EelsException if image and model do not fit together
     */
    public SubtractionSummary subtract(
            final Signal image,
            final Path subtracted,
            final Path background,
            final Workers workers,
            final Progress progress) {
        final ImageBackground found = m_model.on(image, workers, progress.part(0, 0.2));
        boolean done = false;
        try (SignalWriter rest = SignalWriter.create(subtracted, subtractedSpec(image.spec()));
                SignalWriter peak = SignalWriter.create(background, zlpSpec(image.spec()))) {
            new SubtractionBlocks(image, found, m_clipping, rest, peak)
                    .write(workers, progress.part(0.2, 1));
            rest.finish();
            peak.finish();
            done = true;
        } finally {
            if (!done) {
                delete(subtracted);
                delete(background);
            }
        }
        return new SubtractionSummary(image.rows(), found.leftOut(), found.extrapolated());
    }

    private static void delete(final Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (final IOException e) {
            throw new EelsException(
                    "The unfinished file " + file + " could not be deleted: " + e.getMessage(), e);
        }
    }
}
