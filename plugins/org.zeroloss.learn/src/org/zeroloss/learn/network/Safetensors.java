package org.zeroloss.learn.network;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A file of the safetensors format: 8 bytes with the length of the header (little endian), the
 * header in JSON — {@code {"__metadata__": {text: text}, name: {"dtype": "F32", "shape": […],
 * "data_offsets": [from, to]}}} — and the numbers, little endian, without gaps. Written in F32;
 * read in F64, F32, F16 and BF16. Nothing of a file is believed before it was checked.
 *
 * @param arrays arrays by name, in the order of the file
 * @param metadata texts by key
 */
record Safetensors(Map<String, WeightArray> arrays, Map<String, String> metadata) {

    private static final String METADATA = "__metadata__";
    private static final int LENGTH = 8;
    private static final int LARGEST_HEADER = 1 << 26;
    private static final int LARGEST_RANK = 8;
    private static final int DEEPEST = 64;

    /** Where an array lies in the file. */
    private record Place(String name, String type, List<Integer> shape, long from, long to) {}

    static void write(
            final Map<String, WeightArray> arrays,
            final Map<String, String> metadata,
            final OutputStream out)
            throws IOException {
        final ObjectNode header = JsonNodeFactory.instance.objectNode();
        final ObjectNode texts = header.putObject(METADATA);
        new TreeMap<>(metadata).forEach(texts::put);
        long at = 0;
        for (final Map.Entry<String, WeightArray> e : arrays.entrySet()) {
            final ObjectNode array = header.putObject(e.getKey());
            array.put("dtype", "F32");
            e.getValue().shape().forEach(array.putArray("shape")::add);
            final ArrayNode offsets = array.putArray("data_offsets");
            offsets.add(at);
            at += (long) Float.BYTES * e.getValue().size();
            offsets.add(at);
        }
        byte[] text = mapper().writeValueAsBytes(header);
        final int padded = (text.length + LENGTH - 1) / LENGTH * LENGTH;
        text =
                (new String(text, StandardCharsets.UTF_8) + " ".repeat(padded - text.length))
                        .getBytes(StandardCharsets.UTF_8);
        out.write(littleEndian(LENGTH).putLong(text.length).array());
        out.write(text);
        for (final WeightArray a : arrays.values()) {
            final ByteBuffer b = littleEndian(Math.multiplyExact(Float.BYTES, a.size()));
            b.asFloatBuffer().put(a.toFloats());
            out.write(b.array());
        }
    }

    private static ByteBuffer littleEndian(final int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static JsonMapper mapper() {
        final JsonMapper mapper =
                JsonMapper.builder()
                        .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                        .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS.mappedFeature())
                        .build();
        mapper.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder()
                                .maxNestingDepth(DEEPEST)
                                .maxStringLength(LARGEST_HEADER)
                                .build());
        return mapper;
    }

    /** Parses JSON strictly: no key twice, nothing after the end. */
    static JsonNode parse(final String json, final String what) {
        try {
            final JsonNode node = mapper().readTree(json);
            if (node == null || !node.isObject()) {
                throw new NetworkException(what + ": expected a JSON object");
            }
            return node;
        } catch (final JsonProcessingException e) {
            throw new NetworkException(what + ": " + e.getOriginalMessage(), e);
        }
    }

    /**
     * @param bytes the whole file
     * @param name of the file, for messages
     * @return its content
     * @throws NetworkException if anything in it is not as the format says
     */
    static Safetensors read(final byte[] bytes, final String name) {
        if (bytes.length < LENGTH) {
            throw new NetworkException(
                    name
                            + ": expected the 8 bytes of a header's length at offset 0x0, found a"
                            + " file of "
                            + bytes.length
                            + " bytes");
        }
        final ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        final long length = file.getLong(0);
        if (length < 2 || length > Math.min(LARGEST_HEADER, bytes.length - LENGTH)) {
            throw new NetworkException(
                    name
                            + ": expected at offset 0x0 the length of a header that lies in the"
                            + " file, found "
                            + length
                            + " in a file of "
                            + bytes.length
                            + " bytes");
        }
        final String text = new String(bytes, LENGTH, (int) length, StandardCharsets.UTF_8);
        final JsonNode header = parse(text, name + ", header at offset 0x8");
        final Map<String, String> metadata = new LinkedHashMap<>();
        final List<Place> places = new ArrayList<>();
        for (final Iterator<String> keys = header.fieldNames(); keys.hasNext(); ) {
            final String key = keys.next();
            if (METADATA.equals(key)) {
                texts(header.get(key), name, metadata);
            } else {
                places.add(place(key, header.get(key), name));
            }
        }
        final int start = LENGTH + (int) length;
        checkNoGaps(places, bytes.length - start, name);
        final Map<String, WeightArray> arrays = new LinkedHashMap<>();
        for (final Place p : places) {
            arrays.put(p.name, array(file, start, p));
        }
        return new Safetensors(arrays, metadata);
    }

    private static void texts(
            final JsonNode json, final String name, final Map<String, String> metadata) {
        if (!json.isObject()) {
            throw new NetworkException(name + ": expected texts by key as " + METADATA);
        }
        json.fields()
                .forEachRemaining(
                        e -> {
                            if (!e.getValue().isTextual()) {
                                throw new NetworkException(
                                        name
                                                + ": expected a text as \""
                                                + e.getKey()
                                                + "\" of "
                                                + METADATA);
                            }
                            metadata.put(e.getKey(), e.getValue().textValue());
                        });
    }

    private static Place place(final String array, final JsonNode json, final String name) {
        final String where = name + ": array \"" + array + "\"";
        final JsonNode shape = json.get("shape");
        final JsonNode offsets = json.get("data_offsets");
        final JsonNode type = json.get("dtype");
        if (shape == null
                || !shape.isArray()
                || shape.size() > LARGEST_RANK
                || offsets == null
                || offsets.size() != 2
                || type == null
                || !type.isTextual()) {
            throw new NetworkException(
                    where + ": expected dtype, shape and two data_offsets in the header");
        }
        final List<Integer> sizes = new ArrayList<>();
        long values = 1;
        for (final JsonNode s : shape) {
            if (!s.isIntegralNumber() || !s.canConvertToInt() || s.intValue() < 0) {
                throw new NetworkException(where + ": expected sizes as shape, found " + shape);
            }
            sizes.add(s.intValue());
            values = Math.min(Integer.MAX_VALUE + 1L, values * s.intValue());
        }
        if (!offsets.get(0).canConvertToLong()
                || !offsets.get(1).canConvertToLong()
                || !offsets.get(0).isIntegralNumber()
                || !offsets.get(1).isIntegralNumber()) {
            throw new NetworkException(where + ": expected two whole numbers, found " + offsets);
        }
        final long from = offsets.get(0).longValue();
        final long to = offsets.get(1).longValue();
        final int bytes = bytes(type.textValue(), where);
        if (values > Integer.MAX_VALUE || from < 0 || to < from || to - from != values * bytes) {
            throw new NetworkException(
                    where
                            + ": shape "
                            + shape
                            + " of "
                            + type.textValue()
                            + " does not fit the data_offsets "
                            + offsets);
        }
        return new Place(array, type.textValue(), sizes, from, to);
    }

    private static int bytes(final String type, final String where) {
        return switch (type) {
            case "F64" -> Double.BYTES;
            case "F32" -> Float.BYTES;
            case "F16", "BF16" -> Short.BYTES;
            default ->
                    throw new NetworkException(
                            where + ": expected dtype F64, F32, F16 or BF16, found " + type);
        };
    }

    /** The arrays must fill the rest of the file, each beginning where another one ends. */
    private static void checkNoGaps(final List<Place> places, final int length, final String name) {
        final List<Place> sorted = new ArrayList<>(places);
        sorted.sort(Comparator.comparingLong(Place::from).thenComparingLong(Place::to));
        long at = 0;
        for (final Place p : sorted) {
            if (p.from != at) {
                throw new NetworkException(
                        name
                                + ": array \""
                                + p.name
                                + "\" begins at data offset "
                                + p.from
                                + ", expected "
                                + at
                                + ", where the one before ends");
            }
            at = p.to;
        }
        if (at != length) {
            throw new NetworkException(
                    name
                            + ": the arrays end at data offset "
                            + at
                            + ", the file at "
                            + length
                            + "; is it cut off?");
        }
    }

    private static WeightArray array(final ByteBuffer file, final int start, final Place p) {
        final int at = start + (int) p.from;
        final int bytes = bytes(p.type, p.name);
        final double[] values = new double[(int) (p.to - p.from) / bytes];
        for (int i = 0; i < values.length; i++) {
            final int k = at + i * bytes;
            values[i] =
                    switch (p.type) {
                        case "F64" -> file.getDouble(k);
                        case "F32" -> file.getFloat(k);
                        case "BF16" -> Float.intBitsToFloat(file.getShort(k) << 16);
                        default -> half(file.getShort(k));
                    };
        }
        return new WeightArray(p.shape, values);
    }

    /** IEEE 754 binary16. */
    private static double half(final short bits) {
        final int exponent = bits >> 10 & 0x1f;
        final int fraction = bits & 0x3ff;
        final double size =
                switch (exponent) {
                    case 0 -> Math.scalb((double) fraction, -24);
                    case 0x1f -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
                    default -> Math.scalb(1 + fraction / 1024.0, exponent - 15);
                };
        return bits < 0 ? -size : size;
    }
}
