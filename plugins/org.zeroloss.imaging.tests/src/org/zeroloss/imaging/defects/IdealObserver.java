package org.zeroloss.imaging.defects;

import org.zeroloss.imaging.crystal.Composition;
import org.zeroloss.imaging.crystal.SiteClass;
import org.zeroloss.imaging.optics.ProbeProfile;
import org.zeroloss.imaging.simulate.Acquisition;
import org.zeroloss.imaging.simulate.CarbonLayer;
import org.zeroloss.imaging.simulate.ColumnLabel;
import org.zeroloss.imaging.simulate.SimulatedMicrograph;
import org.zeroloss.imaging.simulate.StemSimulator;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What can be known at all: an observer who knows crystal, probe, dose, every position, how thick
 * contamination and support are at each place, what all neighbours of a site are, and how frequent
 * each kind of defect is, and only has to decide from the counts of the same image what the site
 * itself is (the most probable class). Where the atoms of the contamination lie nobody can know:
 * one on an empty site of graphene looks like a column. Whoever has to find out all that first does
 * no better, but for chance.
 */
final class IdealObserver {

    /** What may be at a kind of site, and how often it is. */
    private record Hypothesis(SiteClass siteClass, Composition atoms) {}

    private final StemSimulator m_simulator;
    private final Map<String, Map<Hypothesis, Integer>> m_frequency = new LinkedHashMap<>();

    /**
     * @param simulator what draws the images
     * @param images the set, from whose truth the frequencies are taken
     */
    IdealObserver(final StemSimulator simulator, final List<SimulatedMicrograph> images) {
        m_simulator = simulator;
        for (final SimulatedMicrograph m : images) {
            for (final ColumnLabel l : m.labels()) {
                if (isSite(l)) {
                    m_frequency
                            .computeIfAbsent(site(m, l), k -> new LinkedHashMap<>())
                            .merge(what(l), 1, Integer::sum);
                }
            }
        }
    }

    private static boolean isSite(final ColumnLabel l) {
        return l.column().siteClass() != SiteClass.INTERSTITIAL;
    }

    private static String site(final SimulatedMicrograph m, final ColumnLabel l) {
        return m.kind() + " " + l.column().site();
    }

    private static Hypothesis what(final ColumnLabel l) {
        return new Hypothesis(l.column().siteClass(), l.column().composition());
    }

    /**
     * @param m one of the images
     * @return the class that each label seems to be of, in the labels' order; interstitials, which
     *     have no site, are taken as known
     */
    List<SiteClass> decide(final SimulatedMicrograph m) {
        final Acquisition a = m.acquisition();
        final ProbeProfile profile = ProbeProfile.of(a.probe());
        final CarbonLayer carbon = CarbonLayer.of(m_simulator.exposure(m.index()), profile);
        final SitePixels pixels = new SitePixels(profile, a, carbon, m.image());
        return m.labels().stream()
                .map(
                        l ->
                                isSite(l)
                                        ? decide(l, m_frequency.get(site(m, l)), pixels, a)
                                        : what(l).siteClass())
                .toList();
    }

    private static SiteClass decide(
            final ColumnLabel l,
            final Map<Hypothesis, Integer> frequency,
            final SitePixels pixels,
            final Acquisition a) {
        final SitePixels.Likelihood likelihood = pixels.around(l);
        final Map<SiteClass, Double> weights = new EnumMap<>(SiteClass.class);
        frequency.forEach(
                (h, n) ->
                        weights.merge(
                                h.siteClass(),
                                n * likelihood.ratio(a.detectedElectrons(h.atoms())),
                                Double::sum));
        SiteClass best = SiteClass.COLUMN;
        for (final Map.Entry<SiteClass, Double> w : weights.entrySet()) {
            best = w.getValue() > weights.getOrDefault(best, 0.0) ? w.getKey() : best;
        }
        return best;
    }
}
