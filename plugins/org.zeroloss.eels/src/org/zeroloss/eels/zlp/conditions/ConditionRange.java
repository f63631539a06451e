package org.zeroloss.eels.zlp.conditions;

import org.zeroloss.eels.EelsException;
import org.zeroloss.eels.numeric.Check;
import org.zeroloss.signal.SignalMetadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The conditions that a model was trained on, from the smallest to the largest of each.
 *
 * @param lowest smallest beam energy and smallest exposure time
 * @param highest largest beam energy and largest exposure time
 */
public record ConditionRange(Conditions lowest, Conditions highest) {

    private static final String TAG = "zeroloss.trained-conditions";

    /** A difference of one part in a thousand is rounding. */
    private static final double TOLERANCE = 1e-3;

    /** Validates the order. */
    public ConditionRange {
        Check.present(lowest, "smallest conditions");
        Check.present(highest, "largest conditions");
        if (lowest.beamEnergyKev() > highest.beamEnergyKev()
                || lowest.exposureS() > highest.exposureS()) {
            throw new EelsException(
                    "Expected a range of conditions, found " + lowest + " to " + highest);
        }
    }

    /**
     * @param conditions the conditions of every training image, at least one
     * @return their range
     */
    public static ConditionRange of(final List<Conditions> conditions) {
        if (conditions.isEmpty()) {
            throw new EelsException("Expected the conditions of at least one image, found none");
        }
        return new ConditionRange(
                new Conditions(
                        conditions.stream().mapToDouble(Conditions::beamEnergyKev).min().orElse(0),
                        conditions.stream().mapToDouble(Conditions::exposureS).min().orElse(0)),
                new Conditions(
                        conditions.stream().mapToDouble(Conditions::beamEnergyKev).max().orElse(0),
                        conditions.stream().mapToDouble(Conditions::exposureS).max().orElse(0)));
    }

    /**
     * @param metadata of the first training image
     * @return a copy with a tag that tells this range, for whoever knows the metadata alone
     */
    public SignalMetadata in(final SignalMetadata metadata) {
        return metadata.withTag(
                TAG,
                lowest.beamEnergyKev()
                        + " "
                        + highest.beamEnergyKev()
                        + " "
                        + lowest.exposureS()
                        + " "
                        + highest.exposureS());
    }

    /**
     * @param metadata of a model's training image
     * @return the range that {@link #in} has put there; empty for a model of one image
     * @throws EelsException if the tag is damaged
     */
    public static Optional<ConditionRange> from(final SignalMetadata metadata) {
        final String text = metadata.tags().get(TAG);
        if (text == null) {
            return Optional.empty();
        }
        final String[] n = text.split(" ");
        try {
            return Optional.of(
                    new ConditionRange(
                            new Conditions(Double.parseDouble(n[0]), Double.parseDouble(n[2])),
                            new Conditions(Double.parseDouble(n[1]), Double.parseDouble(n[3]))));
        } catch (final NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new EelsException(
                    "Expected four numbers as the trained conditions, found \"" + text + "\"", e);
        }
    }

    /**
     * @param at the conditions of an image
     * @return one clause for each condition that lies outside, such as {@code "beam energy 300 keV
     *     is outside the trained 60–200 keV"}; empty if none does
     */
    public List<String> outside(final Conditions at) {
        final List<String> clauses = new ArrayList<>();
        add(
                clauses,
                "beam energy",
                "keV",
                at.beamEnergyKev(),
                lowest.beamEnergyKev(),
                highest.beamEnergyKev());
        add(clauses, "exposure time", "s", at.exposureS(), lowest.exposureS(), highest.exposureS());
        return clauses;
    }

    private static void add(
            final List<String> clauses,
            final String name,
            final String unit,
            final double value,
            final double low,
            final double high) {
        if (value < low * (1 - TOLERANCE) || value > high * (1 + TOLERANCE)) {
            clauses.add(
                    name
                            + " "
                            + text(value)
                            + " "
                            + unit
                            + " is outside the trained "
                            + range(low, high)
                            + " "
                            + unit);
        }
    }

    private static String range(final double low, final double high) {
        return low == high ? text(low) : text(low) + "–" + text(high);
    }

    private static String text(final double value) {
        final String plain = Double.toString(value);
        return plain.endsWith(".0") ? plain.substring(0, plain.length() - 2) : plain;
    }

    /**
     * @return such as {@code "60–200 keV, 0.02–0.2 s"}
     */
    @Override
    public String toString() {
        return range(lowest.beamEnergyKev(), highest.beamEnergyKev())
                + " keV, "
                + range(lowest.exposureS(), highest.exposureS())
                + " s";
    }
}
