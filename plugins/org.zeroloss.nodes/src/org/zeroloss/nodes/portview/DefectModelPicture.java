package org.zeroloss.nodes.portview;

import org.zeroloss.imaging.Range;
import org.zeroloss.imaging.defects.Calibration;
import org.zeroloss.imaging.defects.DefectModel;
import org.zeroloss.learn.network.NetworkModel;
import org.zeroloss.nodes.port.DefectModelPortObject;
import org.zeroloss.nodes.port.DefectModelPortObjectSpec;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a model of atoms and defects is, and how it was made. */
final class DefectModelPicture {

    private static final String TITLE = "Defect CNN model";

    private DefectModelPicture() {}

    /** Before the training, classes and pixel sizes may not be known. */
    static PortSummary of(final DefectModelPortObjectSpec spec) {
        final List<Fact> facts = new ArrayList<>();
        if (!spec.classes().isEmpty()) {
            facts.add(new Fact("Classes", String.join(", ", spec.classes())));
        }
        sizes(spec.pixelSizesA()).ifPresent(facts::add);
        return summary(facts, spec);
    }

    static PortSummary of(final DefectModelPortObject port) {
        final DefectModel model = port.model();
        final NetworkModel first = model.networks().get(0);
        final List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Classes", String.join(", ", model.classes())));
        facts.add(new Fact("Networks", Integer.toString(model.networks().size())));
        facts.add(
                new Fact("Parameters of a network", Long.toString(first.graph().trainedValues())));
        facts.add(new Fact("Layers of a network", Integer.toString(first.graph().nodes().size())));
        facts.add(
                new Fact(
                        "Width of a label",
                        SignalFacts.number(model.labels().sigmaPixels()) + " pixels"));
        facts.add(
                new Fact(
                        "Width of the local normalization",
                        SignalFacts.number(model.normalization().sigmaPixels()) + " pixels"));
        sizes(model.pixelSizesA()).ifPresent(facts::add);
        facts.add(new Fact("Second judgement", judgement(model)));
        for (int c = 0; c < model.classes().size(); c++) {
            facts.add(calibration(model, c));
        }
        tag(model, DefectModelPortObjectSpec.DEVICE)
                .ifPresent(d -> facts.add(new Fact("Trained with", d)));
        tag(model, DefectModelPortObjectSpec.VALIDATION_LOSS)
                .ifPresent(l -> facts.add(new Fact("Loss on images held out", l)));
        return summary(facts, port.getSpec());
    }

    private static PortSummary summary(
            final List<Fact> facts, final DefectModelPortObjectSpec spec) {
        return new PortSummary(
                TITLE, facts, SignalFacts.history(spec.trainingImages().metadata()), null, null);
    }

    private static String judgement(final DefectModel model) {
        return model.judge()
                .map(
                        j ->
                                "by the sites in the same surroundings; learnt from "
                                        + j.sites()
                                        + " peaks of simulated images")
                .orElse("none");
    }

    private static Fact calibration(final DefectModel model, final int classIndex) {
        final Calibration one = model.calibrations().oneLook().get(classIndex);
        final Calibration all = model.calibrations().symmetries().get(classIndex);
        return new Fact(
                "Calibration of " + model.classes().get(classIndex),
                law("one look", one)
                        + "; "
                        + law("all symmetries", all)
                        + "; from "
                        + one.detections()
                        + " detections on images held out");
    }

    private static String law(final String looks, final Calibration c) {
        return looks
                + ": slope "
                + SignalFacts.number(c.slope())
                + ", intercept "
                + SignalFacts.number(c.intercept());
    }

    private static Optional<Fact> sizes(final Optional<Range> sizesA) {
        return sizesA.map(
                r ->
                        new Fact(
                                "Pixel sizes",
                                (r.min() == r.max()
                                                ? SignalFacts.number(r.min())
                                                : SignalFacts.number(r.min())
                                                        + " to "
                                                        + SignalFacts.number(r.max()))
                                        + " Å"));
    }

    /** What the networks say of themselves; once, where all say the same. */
    private static Optional<String> tag(final DefectModel model, final String key) {
        final List<String> all =
                model.networks().stream()
                        .map(n -> n.tags().get(key))
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        all.stream()
                                .map(DefectModelPicture::rounded)
                                .collect(Collectors.joining("; ")));
    }

    private static String rounded(final String text) {
        return text.matches("\\d+\\.\\d+([eE]-?\\d+)?")
                ? SignalFacts.number(Double.parseDouble(text))
                : text;
    }
}
