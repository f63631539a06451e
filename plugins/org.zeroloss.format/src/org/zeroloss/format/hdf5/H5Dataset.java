package org.zeroloss.format.hdf5;

import io.jhdf.ObjectHeader;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.message.DataLayoutMessage;
import io.jhdf.object.message.DataLayoutMessage.CompactDataLayoutMessage;
import io.jhdf.object.message.DataLayoutMessage.ContiguousDataLayoutMessage;
import io.jhdf.object.message.DataSpaceMessage;
import io.jhdf.object.message.DataTypeMessage;
import io.jhdf.object.message.FillValueMessage;
import io.jhdf.object.message.FilterPipelineMessage;
import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;

import org.zeroloss.format.FormatException;
import org.zeroloss.signal.DataType;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A dataset: its shape and type; its values are read by {@link #data()}. */
final class H5Dataset extends H5Object {

    /** Longest text and largest list of numbers read as metadata. */
    private static final int MAX_SMALL = 16 << 20;

    private static final long UNDEFINED = -1L;

    private final long[] m_shape;
    private final io.jhdf.object.datatype.DataType m_type;

    H5Dataset(final H5File file, final String path, final ObjectHeader header) {
        super(file, path, header);
        m_shape =
                file.guarded(
                        path,
                        () ->
                                header.getMessageOfType(DataSpaceMessage.class)
                                        .getDataSpace()
                                        .getDimensionsAsLong());
        m_type =
                file.guarded(
                        path, () -> header.getMessageOfType(DataTypeMessage.class).getDataType());
    }

    /** Sizes in C order. */
    long[] shape() {
        return m_shape.clone();
    }

    int rank() {
        return m_shape.length;
    }

    /** Bytes of one value. */
    int bytes() {
        return m_type.getSize();
    }

    /** The type as a signal's, empty if its values are no plain numbers. */
    Optional<DataType> type() {
        if (m_type instanceof FixedPoint) {
            return integer((FixedPoint) m_type);
        }
        if (m_type instanceof FloatingPoint) {
            return real((FloatingPoint) m_type);
        }
        if (m_type instanceof EnumDataType
                && m_type.getSize() == 1
                && ((EnumDataType) m_type).getEnumMapping().containsValue("TRUE")) {
            return Optional.of(DataType.UINT8);
        }
        return Optional.empty();
    }

    private static Optional<DataType> integer(final FixedPoint type) {
        if (type.getBitOffset() != 0 || type.getBitPrecision() != 8 * type.getSize()) {
            return Optional.empty();
        }
        final boolean signed = type.isSigned();
        return switch (type.getSize()) {
            case 1 -> Optional.of(signed ? DataType.INT8 : DataType.UINT8);
            case 2 -> Optional.of(signed ? DataType.INT16 : DataType.UINT16);
            case 4 -> Optional.of(signed ? DataType.INT32 : DataType.UINT32);
            case 8 -> Optional.of(signed ? DataType.INT64 : DataType.UINT64);
            default -> Optional.empty();
        };
    }

    /** As IEEE 754 lays them out; half precision becomes single. */
    private static Optional<DataType> real(final FloatingPoint type) {
        if (type.getSize() == 2
                && type.getExponentSize() == 5
                && type.getMantissaSize() == 10
                && type.getExponentBias() == 15) {
            return Optional.of(DataType.FLOAT32);
        }
        if (type.getSize() == 4
                && type.getExponentSize() == 8
                && type.getMantissaSize() == 23
                && type.getExponentBias() == 127) {
            return Optional.of(DataType.FLOAT32);
        }
        if (type.getSize() == 8
                && type.getExponentSize() == 11
                && type.getMantissaSize() == 52
                && type.getExponentBias() == 1023) {
            return Optional.of(DataType.FLOAT64);
        }
        return Optional.empty();
    }

    private String typeWords() {
        final String kind = m_type.getClass().getSimpleName();
        return switch (kind) {
            case "CompoundDataType" -> "complex or compound numbers of " + bytes() + " bytes";
            case "FloatingPoint" -> "floating-point numbers of " + bytes() + " bytes";
            case "FixedPoint" -> "integers of unusual precision in " + bytes() + " bytes";
            case "VariableLength" -> "values of varying length";
            case "StringData" -> "texts";
            default -> "values of type " + kind;
        };
    }

    /** Why the values cannot be read; empty if they can. */
    Optional<String> refusal() {
        if (type().isEmpty()) {
            return Optional.of(typeWords() + ", which Zeroloss does not read");
        }
        for (final long n : m_shape) {
            if (n == 0) {
                return Optional.of("no values: its shape is " + Arrays.toString(m_shape));
            }
        }
        return ChunkDecoder.refusal(filters());
    }

    /** What chunks went through when they were written, in that order. */
    List<FilterInfo> filters() {
        return file().guarded(
                        path(),
                        () ->
                                header().hasMessageOfType(FilterPipelineMessage.class)
                                        ? header().getMessageOfType(FilterPipelineMessage.class)
                                                .getFilters()
                                        : List.of());
    }

    private ByteOrder order() {
        if (m_type instanceof FixedPoint) {
            return ((FixedPoint) m_type).getByteOrder();
        }
        return m_type instanceof FloatingPoint
                ? ((FloatingPoint) m_type).getByteOrder()
                : ByteOrder.LITTLE_ENDIAN;
    }

    /**
     * Access to the values, without reading any; what the header declares is checked against the
     * file's length.
     *
     * @throws FormatException if the file cannot hold what is declared
     */
    H5Data data() {
        final DataLayoutMessage layout =
                file().guarded(path(), () -> header().getMessageOfType(DataLayoutMessage.class));
        if (layout instanceof ContiguousDataLayoutMessage) {
            final long address = ((ContiguousDataLayoutMessage) layout).getAddress();
            if (address == UNDEFINED) {
                throw wrong("no values: the dataset was never written");
            }
            return new H5Contiguous(
                    file().in(),
                    path(),
                    address + storage().getUserBlockSize(),
                    m_shape,
                    bytes(),
                    order());
        }
        if (layout instanceof CompactDataLayoutMessage) {
            final ByteBuffer bytes = ((CompactDataLayoutMessage) layout).getDataBuffer();
            return new H5Compact(this, bytes, order());
        }
        final Optional<String> refusal = ChunkDecoder.refusal(filters());
        if (refusal.isPresent()) {
            throw wrong(refusal.get());
        }
        return new H5Chunked(this, H5Layout.of(this, layout), order());
    }

    /** Bytes of the value of what was never written; none if nothing says which it is. */
    byte[] fill() {
        return file().guarded(
                        path(),
                        () -> {
                            if (!header().hasMessageOfType(FillValueMessage.class)) {
                                return new byte[0];
                            }
                            final FillValueMessage m =
                                    header().getMessageOfType(FillValueMessage.class);
                            return m.isFillValueDefined() ? bytes(m) : new byte[0];
                        });
    }

    private byte[] bytes(final FillValueMessage message) {
        final ByteBuffer value;
        try {
            value = message.getFillValue();
        } catch (final NullPointerException e) {
            // jHDF's answer where a value is declared and has no bytes: the library's own, zeros
            return new byte[0];
        }
        final byte[] fill = new byte[value.remaining() == bytes() ? bytes() : 0];
        value.duplicate().get(fill);
        return fill;
    }

    FormatException wrong(final String found) {
        return FormatException.at(
                file().name(),
                storage().last(),
                "numbers of shape " + Arrays.toString(m_shape) + " in " + path(),
                found);
    }

    /** A single text or number, or a list of numbers; empty if it is none of these or long. */
    Optional<Object> value() {
        final long count = Arrays.stream(m_shape).reduce(1, H5Data::times);
        if (count < 1
                || count > H5Values.MAX_VALUES
                || H5Data.times(count, bytes()) > MAX_SMALL
                || ChunkDecoder.refusal(filters()).isPresent()) {
            return Optional.empty();
        }
        final byte[] all = data().all();
        return file().guarded(
                        path(),
                        () ->
                                H5Values.read(
                                        m_type,
                                        ByteBuffer.wrap(all),
                                        header().getMessageOfType(DataSpaceMessage.class)
                                                .getDataSpace(),
                                        storage()));
    }

    /** A single text, {@code ""} if it is something else. */
    String textValue() {
        final Object v = value().orElse("");
        if (v instanceof String[] && ((String[]) v).length == 1) {
            return ((String[]) v)[0];
        }
        return v instanceof String ? (String) v : "";
    }
}
