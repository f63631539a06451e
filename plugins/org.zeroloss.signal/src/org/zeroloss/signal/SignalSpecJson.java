package org.zeroloss.signal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A {@link SignalSpec} as JSON, for port specs and the schema of signal files. Keys that this
 * version does not know are ignored, so that later minor versions can add some; a later major
 * version is an error.
 */
public final class SignalSpecJson {

    private static final String WHERE = "signal spec";
    private static final String FORMAT = "format";
    private static final String KIND = "kind";
    private static final String TITLE = "title";
    private static final String QUANTITY = "quantity";
    private static final String AXES = "axes";
    private static final String TYPE = "type";
    private static final String BANDS = "bands";
    private static final String MAPS = "maps";
    private static final String METADATA = "metadata";

    private SignalSpecJson() {}

    /**
     * @param spec a spec
     * @return one JSON object; the same spec gives the same text
     */
    public static String write(final SignalSpec spec) {
        final ObjectNode o = JsonNodeFactory.instance.objectNode();
        o.put(FORMAT, FormatVersion.CURRENT);
        o.put(KIND, JsonObjectReader.constantName(spec.kind()));
        o.put(TITLE, spec.title());
        o.put(QUANTITY, spec.quantity());
        o.set(AXES, AxisJson.write(spec.axes()));
        o.put(TYPE, JsonObjectReader.constantName(spec.type()));
        final ArrayNode bands = o.putArray(BANDS);
        spec.bands().forEach(bands::add);
        final ArrayNode maps = o.putArray(MAPS);
        for (final MapColumn m : spec.maps()) {
            maps.addObject()
                    .put("name", m.name())
                    .put(TYPE, JsonObjectReader.constantName(m.type()))
                    .put("unit", m.unit());
        }
        o.set(METADATA, MetadataJson.write(spec.metadata()));
        return o.toString();
    }

    /**
     * @param json what {@link #write} gave, by this version or another of the same major version
     * @return the spec
     * @throws SignalException if the text is no such JSON, names what is wrong
     */
    public static SignalSpec read(final String json) {
        final JsonObjectReader o = new JsonObjectReader(JsonObjectReader.parse(json, WHERE), WHERE);
        FormatVersion.check(o.text(FORMAT));
        return new SignalSpec(
                o.constant(KIND, SignalKind.class),
                o.textOrEmpty(TITLE),
                o.textOrEmpty(QUANTITY),
                AxisJson.read(o.node().get(AXES), WHERE + "." + AXES),
                o.constant(TYPE, DataType.class),
                o.texts(BANDS),
                o.objects(
                        MAPS,
                        m ->
                                new MapColumn(
                                        m.text("name"),
                                        m.constant(TYPE, DataType.class),
                                        m.textOrEmpty("unit"))),
                MetadataJson.read(o.object(METADATA)));
    }
}
