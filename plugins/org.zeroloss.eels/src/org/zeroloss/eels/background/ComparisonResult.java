package org.zeroloss.eels.background;

import org.zeroloss.eels.zlp.LeftOut;

import java.util.List;

/**
 * A comparison of models.
 *
 * @param rows model after model, window after window
 * @param spectra number of spectra that were to be scored
 * @param leftOut spectra of the image whose zero-loss peak cannot be used
 */
public record ComparisonResult(List<ComparisonRow> rows, long spectra, LeftOut leftOut) {}
