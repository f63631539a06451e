package org.zeroloss.learn.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A network model as one file of the safetensors format (docs/network-model.md): the weights with
 * PyTorch's names and layouts, and under the key {@value #KEY} of the metadata the architecture as
 * JSON, with the link and the tags.
 */
public final class ModelFile {

    /** Key of the metadata that holds the architecture. */
    public static final String KEY = "zeroloss.network";

    /** Version of the architecture's JSON. */
    public static final int VERSION = 1;

    private ModelFile() {}

    /**
     * @param model to write; its weights are rounded to float32
     * @param out receives the file; not closed
     * @throws IOException if {@code out} does
     */
    public static void write(final NetworkModel model, final OutputStream out) throws IOException {
        final ObjectNode json = GraphJson.write(model.graph());
        json.put("version", VERSION);
        json.put("link", model.link().name());
        final ObjectNode tags = json.putObject("tags");
        model.tags().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> tags.put(e.getKey(), e.getValue()));
        Safetensors.write(
                model.weights().arrays(), Map.of("format", "pt", KEY, json.toString()), out);
    }

    /**
     * @param in the file, to its end; not closed
     * @param name of the file, for messages
     * @return the model
     * @throws IOException if {@code in} does
     * @throws NetworkException if the file is damaged, is no network of ours, or is of a later
     *     version
     */
    public static NetworkModel read(final InputStream in, final String name) throws IOException {
        final Safetensors file = Safetensors.read(in.readAllBytes(), name);
        final String text = file.metadata().get(KEY);
        if (text == null) {
            throw new NetworkException(
                    name
                            + ": expected the architecture of a network under \""
                            + KEY
                            + "\" of the metadata, found only "
                            + file.metadata().keySet());
        }
        try {
            return model(Safetensors.parse(text, KEY), new Weights(file.arrays()));
        } catch (final NetworkException e) {
            throw new NetworkException(name + ": " + e.getMessage(), e);
        }
    }

    private static NetworkModel model(final JsonNode json, final Weights weights) {
        final JsonNode version = GraphJson.need(json, "version", "the network");
        if (!version.isInt() || version.intValue() < 1 || version.intValue() > VERSION) {
            throw new NetworkException(
                    "Expected a network of version 1 to "
                            + VERSION
                            + ", found "
                            + version
                            + "; a later Zeroloss may open it");
        }
        final Map<String, String> tags = new LinkedHashMap<>();
        final JsonNode all = GraphJson.need(json, "tags", "the network");
        all.fieldNames().forEachRemaining(k -> tags.put(k, GraphJson.text(all, k, "the tags")));
        return new NetworkModel(
                GraphJson.read(json), weights, link(GraphJson.text(json, "link", "it")), tags);
    }

    private static Loss.Link link(final String name) {
        for (final Loss.Link l : Loss.Link.values()) {
            if (l.name().equals(name)) {
                return l;
            }
        }
        throw new NetworkException("Expected IDENTITY, SIGMOID or SOFTMAX as link, found " + name);
    }
}
