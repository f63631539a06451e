package org.zeroloss.eels.zlp;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.EelsException;
import org.zeroloss.signal.Signal;

import java.util.Map;

/**
 * What a {@link BackgroundSubtractor} takes away: the zero-loss peak of a trained ensemble, or any
 * other description of it. Immutable.
 */
public interface BackgroundModel {

    /**
     * @return what it is, in the user's words, such as {@code "power law"}
     */
    String name();

    /**
     * @return its settings, as they are written into the provenance of the subtracted image
     */
    Map<String, String> settings();

    /**
     * Prepares the model for an image: everything that does not depend on the single spectrum.
     *
     * @param image raw spectral image; not read any more once this returns
     * @param workers threads; the result does not depend on their number
     * @param progress progress and cancellation
     * @return the background of each of its rows
     * @throws EelsException if image and model do not fit together
     */
    ImageBackground on(Signal image, Workers workers, Progress progress);
}
