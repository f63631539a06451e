package org.zeroloss.format.hdf5;

import io.jhdf.dataset.DatasetReader;
import io.jhdf.object.datatype.ArrayDataType;
import io.jhdf.object.datatype.CompoundDataType;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.datatype.StringData;
import io.jhdf.object.datatype.VariableLength;
import io.jhdf.object.message.DataSpace;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.OptionalDouble;

/** Small values: attributes, and datasets of a few numbers or a text. */
final class H5Values {

    /** Most values of an attribute that are looked at. */
    static final int MAX_VALUES = 1 << 16;

    private static final String NAN = "nan";

    private H5Values() {}

    /**
     * @return a {@link Number}, {@link String}, {@link Boolean}, or an array of one or more
     *     dimensions; empty if it is anything else or too long to be metadata
     */
    static Optional<Object> read(
            final DataType type,
            final ByteBuffer bytes,
            final DataSpace space,
            final H5Storage storage) {
        final long count = space.getTotalLength();
        if (!isPlain(type)
                || count < 1
                || count > MAX_VALUES
                || (long) bytes.remaining() < count * type.getSize()) {
            return Optional.empty();
        }
        if (type instanceof FixedPoint) {
            bytes.order(((FixedPoint) type).getByteOrder());
        } else if (type instanceof FloatingPoint) {
            bytes.order(((FloatingPoint) type).getByteOrder());
        } else {
            bytes.order(ByteOrder.LITTLE_ENDIAN);
        }
        final int[] dimensions = space.getDimensions();
        if (type instanceof EnumDataType && dimensions.length == 0) {
            final Object one = DatasetReader.readDataset(type, bytes, new int[] {1}, storage);
            final Object word = Array.get(one, 0);
            // h5py writes truth values as an enumeration of FALSE and TRUE
            return Optional.ofNullable(word instanceof String ? truth((String) word) : word);
        }
        return Optional.ofNullable(DatasetReader.readDataset(type, bytes, dimensions, storage));
    }

    private static Object truth(final String word) {
        return switch (word) {
            case "TRUE" -> Boolean.TRUE;
            case "FALSE" -> Boolean.FALSE;
            default -> word;
        };
    }

    private static boolean isPlain(final DataType type) {
        return !(type instanceof CompoundDataType || type instanceof ArrayDataType)
                && (type instanceof FixedPoint
                        || type instanceof FloatingPoint
                        || type instanceof StringData
                        || type instanceof EnumDataType
                        || type instanceof VariableLength
                                && ((VariableLength) type).isVariableLengthString());
    }

    static OptionalDouble number(final Optional<Object> value) {
        if (value.isEmpty()) {
            return OptionalDouble.empty();
        }
        Object v = value.get();
        if (v.getClass().isArray() && Array.getLength(v) == 1) {
            v = Array.get(v, 0);
        }
        if (v instanceof Number) {
            return OptionalDouble.of(((Number) v).doubleValue());
        }
        return v instanceof String ? parse((String) v) : OptionalDouble.empty();
    }

    /** A number written as text. */
    static OptionalDouble parse(final String text) {
        final String plain = text.strip();
        if (plain.isEmpty() || plain.equalsIgnoreCase(NAN)) {
            return OptionalDouble.empty();
        }
        try {
            return OptionalDouble.of(Double.parseDouble(plain));
        } catch (final NumberFormatException e) {
            // not a number: the text is kept among the tags
            return OptionalDouble.empty();
        }
    }

    /** A value for the list of tags; long arrays end in "…". */
    static String text(final Object value, final int most) {
        final StringBuilder s = new StringBuilder();
        append(s, value, most);
        return s.length() > most ? s.substring(0, most) + "…" : s.toString();
    }

    private static void append(final StringBuilder s, final Object value, final int most) {
        if (value == null || !value.getClass().isArray()) {
            s.append(value);
            return;
        }
        s.append('[');
        for (int i = 0; i < Array.getLength(value) && s.length() <= most; i++) {
            if (i > 0) {
                s.append(", ");
            }
            append(s, Array.get(value, i), most);
        }
        s.append(']');
    }
}
