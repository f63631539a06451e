package org.zeroloss.imaging.defects;

import org.zeroloss.imaging.crystal.SiteClass;
import org.zeroloss.imaging.simulate.SimulatedMicrograph;
import org.zeroloss.imaging.simulate.SpecimenKind;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Scores by detected electrons and group of specimens, and which kinds of defects are found. */
final class AccuracyTable {

    /** From each to the next, in detected electrons of the regular column of a site. */
    private static final double[] EDGES = {7, 14, 22, 40, 70, 100, 200, 400, 1000};

    /** From so many electrons on the bounds of defects hold. */
    private static final double ENOUGH = 100;

    private static final double KNOWABLE = 0.95;

    private static final String LIGHT = "graphene, hBN";
    private static final String SULFIDES = "MoS2, WS2";
    private static final String ALL = "all";

    /** All outcomes that are not {@link SiteOutcome#atBoundary}. */
    private static final String AWAY = "off boundaries";

    private static final String REST = "%5.0f–%-5.0f";

    private final List<String> m_classes;
    private final Map<String, TreeMap<Double, DoseScore>> m_groups = new TreeMap<>();
    private final Map<String, DoseScore> m_enough = new TreeMap<>();
    private final DoseScore m_every;

    AccuracyTable(final List<String> classes) {
        m_classes = classes;
        m_every = new DoseScore(classes.size());
    }

    /**
     * @param m an image
     * @param found detections of any probability
     * @param ideal what the ideal observer says of each label
     */
    void add(
            final SimulatedMicrograph m, final List<Detection> found, final List<SiteClass> ideal) {
        final boolean light = m.kind() == SpecimenKind.GRAPHENE || m.kind() == SpecimenKind.HBN;
        final String crystal = light ? LIGHT : SULFIDES;
        for (final SiteOutcome o :
                SiteOutcome.of(m, from(found, DoseScore.LEAST), m_classes, ideal)) {
            for (final String group : groups(crystal, o)) {
                in(group, o.electrons()).forEach(s -> s.add(o));
            }
        }
        for (final SiteOutcome o :
                SiteOutcome.of(m, from(found, DoseScore.LEAST_CALIBRATED), m_classes, ideal)) {
            if (o.found() != SiteOutcome.NONE) {
                for (final String group : groups(crystal, o)) {
                    in(group, o.electrons()).forEach(s -> s.calibrate(o));
                }
                m_every.calibrate(o);
            }
        }
    }

    private static List<String> groups(final String crystal, final SiteOutcome o) {
        return o.atBoundary() ? List.of(crystal, ALL) : List.of(crystal, ALL, AWAY);
    }

    private static List<Detection> from(final List<Detection> found, final double least) {
        return found.stream().filter(d -> d.probability() >= least).toList();
    }

    private List<DoseScore> in(final String group, final double electrons) {
        final List<DoseScore> all = new ArrayList<>();
        for (int b = EDGES.length - 2; b >= 0 && electrons < EDGES[EDGES.length - 1]; b--) {
            if (electrons >= EDGES[b]) {
                all.add(
                        m_groups.computeIfAbsent(group, g -> new TreeMap<>())
                                .computeIfAbsent(EDGES[b], e -> score()));
                break;
            }
        }
        if (electrons >= ENOUGH && electrons < EDGES[EDGES.length - 1]) {
            all.add(m_enough.computeIfAbsent(group, g -> score()));
        }
        return all;
    }

    private DoseScore score() {
        return new DoseScore(m_classes.size());
    }

    /**
     * @return the table
     */
    String text() {
        final List<String> lines = new ArrayList<>();
        lines.add(
                pad("specimen", 15)
                        + pad("electrons", 13)
                        + String.join("", m_classes.stream().map(c -> pad(c, 23)).toList())
                        + "positions  rms Å  ECE");
        lines.add(pad("", 28) + "prec rec  F1   /ideal  ".repeat(m_classes.size()) + "F1");
        m_groups.forEach(
                (g, doses) -> {
                    doses.forEach((e, s) -> lines.add(pad(g, 15) + range(e, after(e)) + line(s)));
                    if (m_enough.containsKey(g)) {
                        lines.add(
                                pad(g, 15)
                                        + range(ENOUGH, EDGES[EDGES.length - 1])
                                        + line(m_enough.get(g)));
                    }
                });
        lines.add(AWAY + ": all, away from grain boundaries");
        lines.add("all detections, ECE " + format("%.3f", m_every.expectedCalibrationError()));
        for (final double[] b : m_every.reliability()) {
            lines.add(format("  probability said %.3f, right %.3f, of %.0f", b[0], b[1], b[2]));
        }
        if (m_enough.containsKey(ALL)) {
            lines.add(
                    "100 electrons or more, kinds that the ideal observer finds to 95 % or more:"
                            + " there, found, knowable");
            m_classes.stream().skip(1).forEach(c -> lines.add(knowable(c)));
        }
        m_groups.getOrDefault(ALL, new TreeMap<>())
                .tailMap(ENOUGH)
                .forEach(
                        (e, s) -> {
                            lines.add(range(e, after(e)) + "electrons: there, found, knowable");
                            s.kinds().forEach((k, r) -> lines.add(kind(k, r)));
                        });
        return String.join("\n", lines) + "\n";
    }

    /** Recall of the defects of a class that can be known at all. */
    private String knowable(final String name) {
        DoseScore.Recall sum = new DoseScore.Recall(0, 0, 0);
        for (final Map.Entry<String, DoseScore.Recall> k : m_enough.get(ALL).kinds().entrySet()) {
            final DoseScore.Recall r = k.getValue();
            if (k.getKey().contains(" " + name + " ") && r.knowable() >= KNOWABLE * r.there()) {
                sum = sum.with(r);
            }
        }
        return kind(name, sum);
    }

    private static double after(final double edge) {
        int b = 0;
        while (EDGES[b] <= edge) {
            b++;
        }
        return EDGES[b];
    }

    private static String range(final double from, final double to) {
        return pad(format(REST, from, to), 13);
    }

    private static String kind(final String name, final DoseScore.Recall r) {
        return format(
                "  %-32s %5d  %3.0f %%  %3.0f %%",
                name, r.there(), 100.0 * r.found() / r.there(), 100.0 * r.knowable() / r.there());
    }

    private String line(final DoseScore s) {
        final StringBuilder line = new StringBuilder();
        for (int c = 0; c < m_classes.size(); c++) {
            line.append(
                    pad(
                            format(
                                    "%.2f %.2f %.3f/%.3f",
                                    s.of(c).precision(),
                                    s.of(c).recall(),
                                    s.of(c).f1(),
                                    s.ideal(c).f1()),
                            23));
        }
        return line
                + format(
                        "%.3f      %.3f  %.3f",
                        s.positions().f1(), s.of(0).rmsError(), s.expectedCalibrationError());
    }

    private static String pad(final String text, final int width) {
        return String.format(Locale.ROOT, "%-" + width + "s", text);
    }

    private static String format(final String format, final Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
