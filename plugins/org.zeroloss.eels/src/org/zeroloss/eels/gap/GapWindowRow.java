package org.zeroloss.eels.gap;

/**
 * The result of one spectrum at another upper limit of the fit window.
 *
 * @param item as in {@link GapRow#item()}
 * @param aboveOnsetEv upper end of the fit window above the onset, in eV
 * @param upperEv upper end of the fit window in eV
 * @param gapEv median E_g in eV
 * @param gapP16Ev lower end of its 68 % band
 * @param gapP84Ev upper end of its 68 % band
 * @param exponent median b
 * @param exponentP16 lower end of its 68 % band
 * @param exponentP84 upper end of its 68 % band
 * @param chi2PerDegree χ² divided by the degrees of freedom
 */
public record GapWindowRow(
        long item,
        double aboveOnsetEv,
        double upperEv,
        double gapEv,
        double gapP16Ev,
        double gapP84Ev,
        double exponent,
        double exponentP16,
        double exponentP84,
        double chi2PerDegree) {}
