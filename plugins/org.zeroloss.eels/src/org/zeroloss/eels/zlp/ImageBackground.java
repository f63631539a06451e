package org.zeroloss.eels.zlp;

/** The background of every row of one image. Safe for concurrent use. */
public interface ImageBackground {

    /**
     * @return a new finder with buffers of its own, for one thread
     */
    RowBackground newRows();

    /**
     * The model itself: without the matching that makes the background equal to the spectrum around
     * the zero-loss maximum. What a comparison of models scores.
     *
     * @return a new finder with buffers of its own, for one thread
     */
    RowBackground newUnmatchedRows();

    /**
     * @return spectra that have no background, and why; nothing is subtracted from them
     */
    LeftOut leftOut();

    /**
     * @return spectra outside the range that the model was made for
     */
    long extrapolated();
}
