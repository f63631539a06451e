package org.zeroloss.imaging.crystal;

import org.zeroloss.imaging.Element;
import org.zeroloss.imaging.ImagingException;
import org.zeroloss.imaging.numeric.Check;
import org.zeroloss.imaging.optics.AnnularDetector;
import org.zeroloss.imaging.optics.ElectronBeam;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The atoms of a column: how many of which element.
 *
 * @param counts atoms per element, in the order of atomic numbers; may be empty
 */
public record Composition(Map<Element, Integer> counts) {

    /** No atom. */
    public static final Composition EMPTY = new Composition(Map.of());

    /** Copies and validates. */
    public Composition {
        final Map<Element, Integer> sorted = new EnumMap<>(Element.class);
        Check.present(counts, "composition")
                .forEach(
                        (e, n) -> {
                            Check.atLeast(n, 1, "number of " + e + " atoms in a column");
                            sorted.put(e, n);
                        });
        counts = Collections.unmodifiableMap(sorted);
    }

    /**
     * @param element element
     * @param atoms number of atoms, at least 1
     * @return atoms of one element
     */
    public static Composition of(final Element element, final int atoms) {
        return new Composition(Map.of(element, atoms));
    }

    /**
     * @return number of atoms
     */
    public int atoms() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * @param element element
     * @param atoms atoms to add, or to take if negative
     * @return the changed composition
     */
    public Composition with(final Element element, final int atoms) {
        final Map<Element, Integer> changed = new EnumMap<>(Element.class);
        changed.putAll(counts);
        final int n = changed.getOrDefault(element, 0) + atoms;
        if (n < 0) {
            throw new ImagingException(
                    "Expected a column with at least "
                            + -atoms
                            + " atoms of "
                            + element
                            + ", found "
                            + formula());
        }
        if (n == 0) {
            changed.remove(element);
        } else {
            changed.put(element, n);
        }
        return new Composition(changed);
    }

    /**
     * @param other atoms to add
     * @return all atoms
     */
    public Composition with(final Composition other) {
        Composition sum = this;
        for (final Map.Entry<Element, Integer> e : other.counts.entrySet()) {
            sum = sum.with(e.getKey(), e.getValue());
        }
        return sum;
    }

    /**
     * @param random stream; one number is drawn
     * @return element of one of the atoms, each atom equally likely
     */
    public Element draw(final SplittableRandom random) {
        int left = (int) (random.nextDouble() * atoms());
        for (final Map.Entry<Element, Integer> e : counts.entrySet()) {
            left -= e.getValue();
            if (left < 0) {
                return e.getKey();
            }
        }
        throw new ImagingException("Expected a column with at least one atom, found none");
    }

    /**
     * @param detector detector
     * @param beam beam
     * @return sum of the atoms' cross sections in Å²
     */
    public double crossSectionA2(final AnnularDetector detector, final ElectronBeam beam) {
        double sum = 0;
        for (final Map.Entry<Element, Integer> e : counts.entrySet()) {
            sum += e.getValue() * detector.crossSectionA2(e.getKey(), beam);
        }
        return sum;
    }

    /**
     * @return chemical formula, heaviest element first, for example {@code MoS2}; {@code ""} if
     *     there is no atom
     */
    public String formula() {
        final StringBuilder text = new StringBuilder();
        for (final Map.Entry<Element, Integer> e : counts.entrySet()) {
            text.insert(0, e.getKey() + (e.getValue() == 1 ? "" : e.getValue().toString()));
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return formula();
    }
}
