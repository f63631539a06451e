package org.zeroloss.signal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.flatbuffers.FlatBufferBuilder;

import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FixedSizeList;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.KeyValue;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.flatbuf.Type;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A signal's spec as an Arrow schema: columns as fields, the rest as schema metadata. */
final class ArrowSchema {

    private static final String FORMAT = "zeroloss.format";
    private static final String AXES = "zeroloss.axes";
    private static final String KIND = "zeroloss.kind";
    private static final String METADATA = "zeroloss.metadata";
    private static final String UNIT = "zeroloss.unit";
    private static final String TITLE = "title";
    private static final String QUANTITY = "quantity";

    private ArrowSchema() {}

    /** Adds the schema to a builder and returns its offset there. */
    static int write(final FlatBufferBuilder b, final SignalSpec spec) {
        final List<Column> columns = Column.of(spec);
        final int[] fields = new int[columns.size()];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = writeColumn(b, columns.get(i));
        }
        final ObjectNode metadata = MetadataJson.write(spec.metadata());
        metadata.put(TITLE, spec.title()).put(QUANTITY, spec.quantity());
        final int[] keys = {
            keyValue(b, FORMAT, FormatVersion.CURRENT),
            keyValue(b, KIND, JsonObjectReader.constantName(spec.kind())),
            keyValue(b, AXES, AxisJson.write(spec.axes()).toString()),
            keyValue(b, METADATA, metadata.toString())
        };
        return Schema.createSchema(
                b,
                Endianness.Little,
                Schema.createFieldsVector(b, fields),
                Schema.createCustomMetadataVector(b, keys),
                0);
    }

    private static int writeColumn(final FlatBufferBuilder b, final Column c) {
        if (!c.list()) {
            final int[] unit =
                    c.unit().isEmpty() ? new int[0] : new int[] {keyValue(b, UNIT, c.unit())};
            return primitive(b, c.name(), c.type(), unit);
        }
        final int child = primitive(b, "item", c.type(), new int[0]);
        final int name = b.createString(c.name());
        final int children = Field.createChildrenVector(b, new int[] {child});
        final int type = FixedSizeList.createFixedSizeList(b, c.width());
        return Field.createField(b, name, false, Type.FixedSizeList, type, 0, children, 0);
    }

    private static int primitive(
            final FlatBufferBuilder b, final String name, final DataType type, final int[] keys) {
        final int nameAt = b.createString(name);
        // readers of Arrow Java expect the vector of children even where it is empty
        final int children = Field.createChildrenVector(b, new int[0]);
        final int metadata = keys.length == 0 ? 0 : Field.createCustomMetadataVector(b, keys);
        final boolean floating = type == DataType.FLOAT32 || type == DataType.FLOAT64;
        final int typeAt =
                floating
                        ? FloatingPoint.createFloatingPoint(
                                b, type == DataType.FLOAT32 ? Precision.SINGLE : Precision.DOUBLE)
                        : Int.createInt(b, 8 * type.bytes(), !type.name().startsWith("U"));
        return Field.createField(
                b,
                nameAt,
                false,
                floating ? Type.FloatingPoint : Type.Int,
                typeAt,
                0,
                children,
                metadata);
    }

    private static int keyValue(final FlatBufferBuilder b, final String key, final String value) {
        final int k = b.createString(key);
        return KeyValue.createKeyValue(b, k, b.createString(value));
    }

    /** Whose file it is, before anything else of it is judged. */
    static void requireSignal(final Schema schema) {
        final String version = keys(schema).get(FORMAT);
        if (version == null) {
            throw new NotASignalException(
                    "Expected the schema metadata '"
                            + FORMAT
                            + "', found none: an Arrow file, but not a signal of Zeroloss");
        }
        FormatVersion.check(version);
    }

    private static Map<String, String> keys(final Schema schema) {
        final Map<String, String> keys = new TreeMap<>();
        for (int i = 0; i < schema.customMetadataLength(); i++) {
            put(keys, schema.customMetadata(i));
        }
        return keys;
    }

    /** The columns in the file's order, whoever wrote it. */
    static List<Column> columns(final Schema schema) {
        if (schema.endianness() != Endianness.Little) {
            throw new SignalException("Expected little-endian Arrow data, found big-endian");
        }
        final List<Column> columns = new ArrayList<>();
        for (int i = 0; i < schema.fieldsLength(); i++) {
            columns.add(column(schema.fields(i)));
        }
        return columns;
    }

    private static Column column(final Field f) {
        final String name = f.name() == null ? "" : f.name();
        if (f.dictionary() != null) {
            throw new SignalException(
                    "Expected column '" + name + "' without a dictionary, found one");
        }
        if (f.typeType() != Type.FixedSizeList) {
            final Map<String, String> keys = new TreeMap<>();
            for (int i = 0; i < f.customMetadataLength(); i++) {
                put(keys, f.customMetadata(i));
            }
            return new Column(name, type(f, name), 1, false, keys.getOrDefault(UNIT, ""));
        }
        final int size = ((FixedSizeList) table(f.type(new FixedSizeList()), name)).listSize();
        if (size < 1 || f.childrenLength() != 1) {
            throw new SignalException(
                    "Expected column '"
                            + name
                            + "' to be a list of at least 1 value with one child, found size "
                            + size
                            + " and "
                            + f.childrenLength()
                            + " children");
        }
        return new Column(name, type(f.children(0), name), size, true, "");
    }

    private static Object table(final Object table, final String column) {
        if (table == null) {
            throw new SignalException("Expected a type for column '" + column + "', found none");
        }
        return table;
    }

    private static DataType type(final Field f, final String column) {
        if (f.typeType() == Type.Int) {
            final Int t = (Int) table(f.type(new Int()), column);
            final String name = (t.isSigned() ? "INT" : "UINT") + t.bitWidth();
            for (final DataType d : DataType.values()) {
                if (d.name().equals(name)) {
                    return d;
                }
            }
        } else if (f.typeType() == Type.FloatingPoint) {
            final FloatingPoint t = (FloatingPoint) table(f.type(new FloatingPoint()), column);
            if (t.precision() == Precision.SINGLE) {
                return DataType.FLOAT32;
            }
            if (t.precision() == Precision.DOUBLE) {
                return DataType.FLOAT64;
            }
        }
        throw new SignalException(
                "Expected column '"
                        + column
                        + "' to hold integers of 8 to 64 bits or floats of 32 or 64, found Arrow"
                        + " type "
                        + f.typeType());
    }

    /** Puts the spec together from the schema's metadata and the columns it describes. */
    static SignalSpec spec(final Schema schema, final List<Column> columns) {
        final Map<String, String> keys = keys(schema);
        final SignalKind kind = kind(required(keys, KIND));
        final JsonObjectReader metadata =
                new JsonObjectReader(
                        JsonObjectReader.parse(required(keys, METADATA), METADATA), METADATA);
        final List<String> bands = new ArrayList<>();
        final List<MapColumn> maps = new ArrayList<>();
        Column first = null;
        for (final Column c : columns) {
            if (c.list()) {
                first = first == null ? c : first;
                bands.add(c.name());
                if (c.type() != first.type() || c.width() != first.width()) {
                    throw new SignalException(
                            "Expected bands of one shape, found " + first + " and " + c);
                }
            } else if (kind != SignalKind.IMAGE_STACK
                    || !c.name().equals(SignalSpec.IMAGE) && !c.name().equals(SignalSpec.ROW)) {
                maps.add(new MapColumn(c.name(), c.type(), c.unit()));
            }
        }
        final SignalSpec spec =
                new SignalSpec(
                        kind,
                        metadata.textOrEmpty(TITLE),
                        metadata.textOrEmpty(QUANTITY),
                        AxisJson.read(JsonObjectReader.parse(required(keys, AXES), AXES), AXES),
                        first == null ? DataType.FLOAT32 : first.type(),
                        bands,
                        maps,
                        MetadataJson.read(metadata));
        if (first == null || first.width() != spec.width()) {
            throw new SignalException(
                    "Expected bands of width "
                            + spec.width()
                            + ", the size of axis '"
                            + spec.signalAxis().name()
                            + "', found "
                            + first);
        }
        return spec;
    }

    private static SignalKind kind(final String name) {
        for (final SignalKind k : SignalKind.values()) {
            if (JsonObjectReader.constantName(k).equals(name)) {
                return k;
            }
        }
        throw new SignalException(
                "Expected a signal kind that this version knows, found '" + name + "'");
    }

    private static String required(final Map<String, String> keys, final String key) {
        return Check.notNull(keys.get(key), "value of schema metadata '" + key + "'");
    }

    private static void put(final Map<String, String> keys, final KeyValue kv) {
        if (kv.key() != null && kv.value() != null) {
            keys.put(kv.key(), kv.value());
        }
    }

    /** A builder large enough for most schemas; it grows. */
    static FlatBufferBuilder builder() {
        return new FlatBufferBuilder(1 << 12, FlatBufferBuilder.HeapByteBufferFactory.INSTANCE);
    }

    /** What a finished builder holds. */
    static byte[] bytes(final FlatBufferBuilder b) {
        final ByteBuffer data = b.dataBuffer();
        final byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        return bytes;
    }
}
