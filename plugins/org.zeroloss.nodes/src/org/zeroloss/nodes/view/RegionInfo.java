package org.zeroloss.nodes.view;

/**
 * Where a model of the zero-loss peak learnt from a group of spectra, or is fitted to a spectrum;
 * energies are relative to the spectrum's own energy zero.
 *
 * @param name the group, or the formula
 * @param fromEv where the energies that it learns from begin
 * @param toEv dE1, where they end
 * @param blankEv dE2, from where the peak is gone
 */
public record RegionInfo(String name, double fromEv, double toEv, double blankEv) {}
