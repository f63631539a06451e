package org.zeroloss.eels.simulate;

/**
 * What is true at one pixel of a simulated specimen.
 *
 * @param x column, 0 … width−1
 * @param y line, 0 … height−1
 * @param thickness t/λ, 0 in vacuum
 * @param gapEv E_g in eV, NaN in vacuum
 * @param exponent b, NaN in vacuum
 */
public record SpecimenTruth(int x, int y, double thickness, double gapEv, double exponent) {}
