package org.zeroloss.format.mrc;

import org.zeroloss.format.SeekableBytes;
import org.zeroloss.signal.SignalMetadata;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;

/**
 * FEI's extended header (types FEI1 and FEI2): a block of values for each image, the first of which
 * is read. A bit mask says which values are set. Voltage is in V, lengths in m, angles in degrees.
 */
final class FeiHeader {

    private static final int BLOCK = 768;
    private static final int MASK_1 = 8;
    private static final int VOLTAGE = 84;
    private static final int PIXEL_X = 156;

    /** A number: its name, its bit in the first mask, its place. */
    private record Value(String name, int bit, int at) {}

    private static final List<Value> REALS =
            List.of(
                    new Value("Timestamp", 0, 12),
                    new Value("HT", 5, VOLTAGE),
                    new Value("Dose", 6, 92),
                    new Value("AlphaTilt", 7, 100),
                    new Value("BetaTilt", 8, 108),
                    new Value("XStage", 9, 116),
                    new Value("YStage", 10, 124),
                    new Value("ZStage", 11, 132),
                    new Value("TiltAxisAngle", 12, 140),
                    new Value("DualAxisRotation", 13, 148),
                    new Value("PixelSizeX", 14, PIXEL_X),
                    new Value("PixelSizeY", 15, 164),
                    new Value("Defocus", 22, 220),
                    new Value("STEMDefocus", 23, 228),
                    new Value("AppliedDefocus", 24, 236),
                    new Value("Magnification", 31, 289));

    private static final List<Value> TEXTS =
            List.of(
                    new Value("MicroscopeType", 1, 20),
                    new Value("DNumber", 2, 36),
                    new Value("Application", 3, 52),
                    new Value("ApplicationVersion", 4, 68));

    private final ByteBuffer m_block;

    private FeiHeader(final ByteBuffer block) {
        m_block = block;
    }

    /**
     * @param in file
     * @param header its main header, of type FEI1 or FEI2
     * @return the first image's block; null if the header has none or is too short for one
     */
    static FeiHeader read(final SeekableBytes in, final MrcHeader header) {
        if (!header.extendedType().equals("FEI1") && !header.extendedType().equals("FEI2")
                || header.extended() < BLOCK) {
            return null;
        }
        return new FeiHeader(
                ByteBuffer.wrap(in.bytes(MrcHeader.LENGTH, BLOCK, "FEI's extended header"))
                        .order(ByteOrder.LITTLE_ENDIAN));
    }

    private boolean isSet(final int bit) {
        return (m_block.getInt(MASK_1) >>> bit & 1) == 1;
    }

    private OptionalDouble real(final Value value) {
        final double v = m_block.getDouble(value.at());
        return isSet(value.bit()) && Double.isFinite(v)
                ? OptionalDouble.of(v)
                : OptionalDouble.empty();
    }

    private String text(final Value value) {
        final byte[] bytes = new byte[16];
        m_block.get(value.at(), bytes);
        final String text = new String(bytes, StandardCharsets.ISO_8859_1);
        final int end = text.indexOf(0);
        return (end < 0 ? text : text.substring(0, end)).strip();
    }

    private OptionalDouble named(final String name) {
        return real(REALS.stream().filter(v -> v.name().equals(name)).findFirst().orElseThrow());
    }

    /**
     * @param axis 0 for columns, 1 for rows
     * @return size of a pixel in m, if it is set
     */
    OptionalDouble pixelSize(final int axis) {
        final OptionalDouble size = named(axis == 0 ? "PixelSizeX" : "PixelSizeY");
        return size.isPresent() && size.getAsDouble() > 0 ? size : OptionalDouble.empty();
    }

    /**
     * @param plain what is known already
     * @return with what this header tells
     */
    SignalMetadata into(final SignalMetadata plain) {
        SignalMetadata m = plain;
        final OptionalDouble volt = named("HT");
        if (volt.isPresent() && volt.getAsDouble() > 0) {
            m = m.withBeamEnergyKeV(volt.getAsDouble() / 1e3);
        }
        for (final Value v : REALS) {
            final OptionalDouble real = real(v);
            if (real.isPresent()) {
                m = m.withTag("mrc.FEI." + v.name(), Double.toString(real.getAsDouble()));
            }
        }
        for (final Value v : TEXTS) {
            if (isSet(v.bit())) {
                m = m.withTag("mrc.FEI." + v.name(), text(v));
            }
        }
        return m.withInstrument(isSet(1) ? text(TEXTS.get(0)) : "");
    }
}
