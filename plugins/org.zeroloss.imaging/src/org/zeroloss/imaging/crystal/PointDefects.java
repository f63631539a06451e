package org.zeroloss.imaging.crystal;

import org.zeroloss.imaging.Element;
import org.zeroloss.imaging.numeric.Check;
import org.zeroloss.imaging.numeric.PointGrid;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Vacancies, foreign atoms and interstitials, at random places independent of each other.
 *
 * @param vacancies probability that a column lacks an atom; columns of more than {@value
 *     #MOST_FOR_VACANCY} atoms are left as they are, since nobody could see it
 * @param substitutions probability that an atom of a column is of another element
 * @param interstitials additional atoms per column
 * @param elements elements of foreign atoms; if empty, those that often replace the one that is
 *     replaced ({@link Dopants})
 */
public record PointDefects(
        double vacancies, double substitutions, double interstitials, List<Element> elements) {

    /** No defects. */
    public static final PointDefects NONE = new PointDefects(0, 0, 0, List.of());

    /** Columns with more atoms get no vacancies. */
    public static final int MOST_FOR_VACANCY = 4;

    /** Share of the vacancies that take all atoms of the element from the column. */
    private static final double COMPLETE = 0.25;

    private static final int TRIES = 30;

    /** Interstitials keep this distance from columns, in neighbour distances. */
    private static final double CLEARANCE = 0.5;

    /** Validates every component. */
    public PointDefects {
        Check.range(vacancies, 0, 0.5, "vacancies per column");
        Check.range(substitutions, 0, 0.5, "substitutions per column");
        Check.range(vacancies + substitutions, 0, 0.5, "vacancies and substitutions per column");
        Check.range(interstitials, 0, 0.5, "interstitials per column");
        elements = Check.list(elements, "elements of foreign atoms");
    }

    /**
     * @param columns columns of a crystal
     * @param neighbourA distance of neighbouring columns in Å
     * @param random stream
     * @return the columns with defects, interstitials last
     */
    public List<AtomColumn> apply(
            final List<AtomColumn> columns,
            final double neighbourA,
            final SplittableRandom random) {
        final List<AtomColumn> changed = new ArrayList<>(columns.size());
        for (final AtomColumn c : columns) {
            final double u = random.nextDouble();
            final boolean regular = c.siteClass() == SiteClass.COLUMN;
            if (regular && u < vacancies) {
                changed.add(vacancy(c, random));
            } else if (regular && u < vacancies + substitutions) {
                changed.add(substitution(c, random));
            } else {
                changed.add(c);
            }
        }
        final List<AtomColumn> all = new ArrayList<>(changed);
        if (interstitials > 0 && !columns.isEmpty()) {
            addInterstitials(columns, neighbourA, random, all);
        }
        return all;
    }

    private static AtomColumn vacancy(final AtomColumn column, final SplittableRandom random) {
        final double complete = random.nextDouble();
        if (column.composition().atoms() > MOST_FOR_VACANCY) {
            return column;
        }
        final Element lost = column.composition().draw(random);
        final int all = column.composition().counts().get(lost);
        return column.as(
                SiteClass.VACANCY,
                column.composition().with(lost, complete < COMPLETE ? -all : -1));
    }

    private AtomColumn substitution(final AtomColumn column, final SplittableRandom random) {
        final Element lost = column.composition().draw(random);
        final List<Element> choice = choice(lost);
        final double u = random.nextDouble();
        if (choice.isEmpty()) {
            return column;
        }
        final Element gained = choice.get((int) (u * choice.size()));
        return column.as(
                SiteClass.SUBSTITUTION, column.composition().with(lost, -1).with(gained, 1));
    }

    private List<Element> choice(final Element lost) {
        final List<Element> all = elements.isEmpty() ? Dopants.of(lost) : elements;
        return all.stream().filter(e -> e != lost).toList();
    }

    private void addInterstitials(
            final List<AtomColumn> columns,
            final double neighbour,
            final SplittableRandom random,
            final List<AtomColumn> all) {
        final PointGrid grid = Outline.grid(columns, neighbour);
        final double[] clear = {0};
        for (final AtomColumn host : columns) {
            if (random.nextDouble() >= interstitials) {
                continue;
            }
            for (int t = 0; t < TRIES; t++) {
                final double x = host.xA() + neighbour * (2 * random.nextDouble() - 1);
                final double y = host.yA() + neighbour * (2 * random.nextDouble() - 1);
                clear[0] = Double.MAX_VALUE;
                grid.within(x, y, neighbour, (k, d) -> clear[0] = Math.min(clear[0], d));
                if (clear[0] >= CLEARANCE * neighbour
                        && free(all, columns.size(), x, y, neighbour)) {
                    all.add(interstitial(host, x, y, random));
                    break;
                }
            }
        }
    }

    private static boolean free(
            final List<AtomColumn> all,
            final int from,
            final double x,
            final double y,
            final double neighbour) {
        return all.subList(from, all.size()).stream()
                .noneMatch(c -> StrictMath.hypot(c.xA() - x, c.yA() - y) < neighbour);
    }

    private AtomColumn interstitial(
            final AtomColumn host, final double x, final double y, final SplittableRandom random) {
        final Element near = host.composition().draw(random);
        final List<Element> choice = choice(near);
        final double u = random.nextDouble();
        // without foreign elements, it is one of the crystal's own atoms
        final Element element = choice.isEmpty() ? near : choice.get((int) (u * choice.size()));
        return new AtomColumn(
                x, y, SiteClass.INTERSTITIAL, "", Composition.of(element, 1), host.environment());
    }
}
