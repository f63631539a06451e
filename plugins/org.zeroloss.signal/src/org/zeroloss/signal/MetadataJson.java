package org.zeroloss.signal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Map;
import java.util.OptionalDouble;

/** Acquisition and history as a JSON object; what is absent has no key. */
final class MetadataJson {

    private static final String BEAM_ENERGY = "beamEnergyKeV";
    private static final String CONVERGENCE = "convergenceMrad";
    private static final String COLLECTION = "collectionMrad";
    private static final String EXPOSURE = "exposureS";
    private static final String INSTRUMENT = "instrument";
    private static final String SOURCES = "sources";
    private static final String PROVENANCE = "provenance";
    private static final String PARAMETERS = "parameters";
    private static final String TAGS = "tags";

    private MetadataJson() {}

    static ObjectNode write(final SignalMetadata m) {
        final ObjectNode o = JsonNodeFactory.instance.objectNode();
        put(o, BEAM_ENERGY, m.beamEnergyKeV());
        put(o, CONVERGENCE, m.convergenceMrad());
        put(o, COLLECTION, m.collectionMrad());
        put(o, EXPOSURE, m.exposureS());
        if (!m.instrument().isEmpty()) {
            o.put(INSTRUMENT, m.instrument());
        }
        final ArrayNode sources = o.putArray(SOURCES);
        for (final SignalSource s : m.sources()) {
            sources.addObject().put("name", s.name()).put("sha256", s.sha256());
        }
        final ArrayNode steps = o.putArray(PROVENANCE);
        for (final ProvenanceStep s : m.provenance()) {
            final ObjectNode step =
                    steps.addObject().put("node", s.node()).put("version", s.version());
            put(step, PARAMETERS, s.parameters());
            if (s.seed().isPresent()) {
                step.put("seed", s.seed().getAsLong());
            }
        }
        put(o, TAGS, m.tags());
        return o;
    }

    static SignalMetadata read(final JsonObjectReader o) {
        return new SignalMetadata(
                o.optionalNumber(BEAM_ENERGY),
                o.optionalNumber(CONVERGENCE),
                o.optionalNumber(COLLECTION),
                o.optionalNumber(EXPOSURE),
                o.textOrEmpty(INSTRUMENT),
                o.objects(SOURCES, s -> new SignalSource(s.text("name"), s.textOrEmpty("sha256"))),
                o.objects(PROVENANCE, MetadataJson::readStep),
                o.textMap(TAGS));
    }

    private static ProvenanceStep readStep(final JsonObjectReader s) {
        return new ProvenanceStep(
                s.text("node"),
                s.textOrEmpty("version"),
                s.textMap(PARAMETERS),
                s.optionalInteger("seed"));
    }

    private static void put(final ObjectNode o, final String key, final OptionalDouble value) {
        if (value.isPresent()) {
            o.put(key, value.getAsDouble());
        }
    }

    private static void put(final ObjectNode o, final String key, final Map<String, String> map) {
        final ObjectNode inner = o.putObject(key);
        map.forEach(inner::put);
    }
}
