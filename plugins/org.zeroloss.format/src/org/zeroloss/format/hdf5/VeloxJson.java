package org.zeroloss.format.hdf5;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

import org.zeroloss.base.Progress;
import org.zeroloss.format.FormatException;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalDouble;

/** Velox writes what it knows as JSON: in texts, and as bytes in the columns of a table. */
final class VeloxJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_BYTES = 16 << 20;

    private VeloxJson() {}

    /** JSON in a text; missing if the dataset is. */
    static JsonNode text(final H5Group group, final String name) {
        final Optional<H5Dataset> dataset = group.dataset(name);
        return dataset.isEmpty()
                ? MissingNode.getInstance()
                : parse(dataset.get(), dataset.get().textValue());
    }

    /** JSON in the first column of a table of bytes, filled up with zeros. */
    static JsonNode firstColumn(final H5Group group, final String name) {
        final Optional<H5Dataset> dataset = group.dataset(name);
        if (dataset.isEmpty()) {
            return MissingNode.getInstance();
        }
        final H5Dataset d = dataset.get();
        final long[] shape = d.shape();
        if (d.rank() != 2 || d.bytes() != 1 || shape[1] < 1 || shape[0] > MAX_BYTES) {
            throw d.wrong("no JSON: expected at most " + MAX_BYTES + " rows of bytes");
        }
        final byte[] column = new byte[(int) shape[0]];
        if (column.length > 0) {
            d.data()
                    .read(
                            new long[2],
                            new int[] {column.length, 1},
                            column,
                            new int[] {1, 1},
                            Progress.NONE);
        }
        int end = 0;
        while (end < column.length && column[end] != 0) {
            end++;
        }
        return parse(d, new String(column, 0, end, StandardCharsets.UTF_8));
    }

    private static JsonNode parse(final H5Dataset dataset, final String text) {
        if (text.isBlank()) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(text);
        } catch (final JsonProcessingException e) {
            throw FormatException.at(
                    dataset.file().name(),
                    dataset.storage().last(),
                    "JSON in " + dataset.path(),
                    e.getOriginalMessage(),
                    e);
        }
    }

    /** A number, also where it is written as text; empty if it is none or not finite. */
    static OptionalDouble number(final JsonNode node) {
        final OptionalDouble n =
                node.isNumber()
                        ? OptionalDouble.of(node.asDouble())
                        : node.isTextual() ? H5Values.parse(node.asText()) : OptionalDouble.empty();
        return n.isPresent() && Double.isFinite(n.getAsDouble()) ? n : OptionalDouble.empty();
    }
}
