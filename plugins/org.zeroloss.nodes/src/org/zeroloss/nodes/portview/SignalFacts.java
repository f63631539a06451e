package org.zeroloss.nodes.portview;

import org.zeroloss.signal.Axis;
import org.zeroloss.signal.MapColumn;
import org.zeroloss.signal.ProvenanceStep;
import org.zeroloss.signal.SignalKind;
import org.zeroloss.signal.SignalMetadata;
import org.zeroloss.signal.SignalSource;
import org.zeroloss.signal.SignalSpec;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Says what a signal is, from its spec alone. */
final class SignalFacts {

    private static final int HASH_SHOWN = 12;

    private SignalFacts() {}

    static PortSummary of(final SignalSpec spec) {
        final boolean images = spec.kind() == SignalKind.IMAGE_STACK;
        final List<Fact> facts = new ArrayList<>();
        if (!spec.title().isEmpty()) {
            facts.add(new Fact("Title", spec.title()));
        }
        spec.axes().forEach(a -> facts.add(axis(a)));
        facts.add(new Fact("Values", values(spec)));
        if (spec.bands().size() > 1) {
            facts.add(new Fact("Bands", String.join(", ", spec.bands())));
        }
        if (!spec.maps().isEmpty()) {
            final List<String> maps = spec.maps().stream().map(SignalFacts::map).toList();
            facts.add(new Fact("Maps", String.join(", ", maps)));
        }
        facts.addAll(conditions(spec.metadata()));
        return new PortSummary(
                images ? "Image stack" : "Spectral image",
                facts,
                history(spec.metadata()),
                null,
                null);
    }

    static Fact axis(final Axis axis) {
        final String unit = axis.unit().isEmpty() ? "" : " " + axis.unit();
        final String size = axis.size() + (axis.size() == 1 ? " position" : " positions");
        return new Fact(
                "Axis " + axis.name(),
                axis.size() == 1
                        ? size
                        : size
                                + ", "
                                + number(axis.first())
                                + " to "
                                + number(axis.last())
                                + unit
                                + " in steps of "
                                + number(axis.scale())
                                + unit);
    }

    private static String values(final SignalSpec spec) {
        return (spec.quantity().isEmpty() ? "" : spec.quantity() + ", ")
                + spec.type().name().toLowerCase(Locale.ROOT)
                + String.format(Locale.ROOT, ", %.3g MB", spec.dataBytes() / 1e6);
    }

    private static String map(final MapColumn map) {
        return map.unit().isEmpty() ? map.name() : map.name() + " (" + map.unit() + ")";
    }

    /** What is known of the acquisition; what is not is left out. */
    static List<Fact> conditions(final SignalMetadata metadata) {
        final List<Fact> facts = new ArrayList<>();
        add(facts, "Beam energy", metadata.beamEnergyKeV(), "keV");
        add(facts, "Convergence semi-angle", metadata.convergenceMrad(), "mrad");
        add(facts, "Collection semi-angle", metadata.collectionMrad(), "mrad");
        add(facts, "Exposure", metadata.exposureS(), "s");
        if (!metadata.instrument().isEmpty()) {
            facts.add(new Fact("Instrument", metadata.instrument()));
        }
        return facts;
    }

    private static void add(
            final List<Fact> facts,
            final String name,
            final OptionalDouble value,
            final String unit) {
        value.ifPresent(v -> facts.add(new Fact(name, number(v) + " " + unit)));
    }

    static List<Step> history(final SignalMetadata metadata) {
        final List<Step> steps = new ArrayList<>();
        for (final SignalSource source : metadata.sources()) {
            final List<Fact> hash =
                    source.sha256().isEmpty()
                            ? List.of()
                            : List.of(
                                    new Fact(
                                            "SHA-256",
                                            source.sha256().substring(0, HASH_SHOWN) + "…"));
            steps.add(new Step("File " + source.name(), hash));
        }
        for (final ProvenanceStep step : metadata.provenance()) {
            final List<Fact> facts = new ArrayList<>();
            step.parameters().forEach((k, v) -> facts.add(new Fact(k, v)));
            step.seed().ifPresent(s -> facts.add(new Fact("seed", Long.toString(s))));
            steps.add(new Step((step.node() + " " + step.version()).strip(), facts));
        }
        return steps;
    }

    static String number(final double value) {
        return new BigDecimal(value)
                .round(new MathContext(6))
                .stripTrailingZeros()
                .toPlainString()
                .replace('-', '−');
    }
}
