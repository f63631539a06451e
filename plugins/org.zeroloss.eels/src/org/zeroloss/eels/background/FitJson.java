package org.zeroloss.eels.background;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.zeroloss.eels.EelsException;
import org.zeroloss.eels.SpectrumNoise;
import org.zeroloss.eels.zlp.EnergyZero;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.SignalSpec;
import org.zeroloss.signal.SignalSpecJson;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A {@link FittedBackground} as JSON and arrays. */
final class FitJson {

    private static final String MEAN = "vacuum-mean";
    private static final String SIGMA = "vacuum-sigma";

    private FitJson() {}

    static List<ModelArray> arrays(final FittedBackground model) {
        return model.vacuum()
                .map(v -> List.of(new ModelArray(MEAN, v.mean()), new ModelArray(SIGMA, v.sigma())))
                .orElseGet(List::of);
    }

    static void write(final FittedBackground model, final ObjectNode h) {
        final BackgroundRecipe recipe = model.recipe();
        final ObjectNode r = h.putObject("recipe");
        r.put("family", recipe.family().name());
        recipe.fitFromEv().ifPresent(v -> r.put("fitFromEv", v));
        recipe.fitToEv().ifPresent(v -> r.put("fitToEv", v));
        recipe.blankFromEv().ifPresent(v -> r.put("blankFromEv", v));
        r.put("degree", recipe.degree());
        recipe.relativeError().ifPresent(v -> r.put("relativeError", v));
        r.put("energyZero", recipe.energyZero().name());
        r.put("zlpHalfWidth", recipe.zlpHalfWidth());
        h.put("fitFromEv", model.fitFromEv());
        h.put("fitToEv", model.fitToEv());
        h.put("blankFromEv", model.blankFromEv());
        h.put("fwhmEv", model.fwhmEv());
        h.putObject("noise")
                .put("gain", model.noise().gain())
                .put("readoutVariance", model.noise().readoutVariance())
                .put("correlation", model.noise().correlation());
        final ArrayNode start = h.putArray("start");
        for (final double v : model.start()) {
            start.add(v);
        }
        model.vacuum()
                .ifPresent(
                        v ->
                                h.putObject("vacuum")
                                        .put("firstChannel", v.first())
                                        .put("stepEv", v.stepEv())
                                        .put("spectra", v.spectra()));
        h.put(
                "trainedOn",
                SignalSpecJson.write(
                        SignalSpec.spectralImage(
                                "",
                                "",
                                List.of(model.axis()),
                                DataType.FLOAT64,
                                model.metadata())));
    }

    static FittedBackground read(final ModelHeader h, final Map<String, ModelArray> arrays) {
        final ModelHeader r = h.child("recipe");
        final BackgroundRecipe recipe =
                new BackgroundRecipe(
                        r.constant("family", BackgroundFamily.class),
                        optional(r, "fitFromEv"),
                        optional(r, "fitToEv"),
                        optional(r, "blankFromEv"),
                        r.integer("degree"),
                        optional(r, "relativeError"),
                        r.constant("energyZero", EnergyZero.class),
                        r.integer("zlpHalfWidth"));
        final ModelHeader noise = h.child("noise");
        final SignalSpec trainedOn = SignalSpecJson.read(h.text("trainedOn"));
        return new FittedBackground(
                recipe,
                h.number("fitFromEv"),
                h.number("fitToEv"),
                h.number("blankFromEv"),
                h.number("fwhmEv"),
                new SpectrumNoise(
                        noise.number("gain"),
                        noise.number("readoutVariance"),
                        noise.number("correlation")),
                h.numbers("start"),
                h.has("vacuum") ? Optional.of(vacuum(h, arrays)) : Optional.empty(),
                trainedOn.signalAxis(),
                trainedOn.metadata());
    }

    private static VacuumShape vacuum(final ModelHeader h, final Map<String, ModelArray> arrays) {
        final ModelHeader v = h.child("vacuum");
        return new VacuumShape(
                v.integer("firstChannel"),
                v.number("stepEv"),
                array(arrays, MEAN),
                array(arrays, SIGMA),
                v.whole("spectra"));
    }

    private static double[] array(final Map<String, ModelArray> arrays, final String name) {
        final ModelArray array = arrays.get(name);
        if (array == null) {
            throw new EelsException("Expected the array '" + name + "', found " + arrays.keySet());
        }
        return array.values();
    }

    private static OptionalDouble optional(final ModelHeader h, final String key) {
        return h.has(key) ? OptionalDouble.of(h.number(key)) : OptionalDouble.empty();
    }
}
