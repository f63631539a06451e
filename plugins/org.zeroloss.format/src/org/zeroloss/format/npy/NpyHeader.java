package org.zeroloss.format.npy;

import org.zeroloss.format.FormatException;
import org.zeroloss.format.PixelParts;
import org.zeroloss.signal.DataType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Head of an array in NumPy's format, versions 1 to 3: magic, version, length, then a Python
 * dictionary of descr, fortran_order and shape.
 *
 * @param element type of the elements in the file
 * @param order their byte order
 * @param fortran whether the first axis runs fastest
 * @param shape sizes as NumPy gives them; empty for a single number
 * @param length bytes of the head, where the elements start
 */
public record NpyHeader(
        Element element, ByteOrder order, boolean fortran, List<Long> shape, int length) {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int MAX_HEAD = 1 << 16;
    private static final int MAX_DIMENSIONS = 32;
    private static final Pattern DESCR =
            Pattern.compile("'descr'\\s*:\\s*(?:'([^']{1,64})'|([\\[(].{0,80}))");
    private static final Pattern FORTRAN =
            Pattern.compile("'fortran_order'\\s*:\\s*(True|False)\\b");
    private static final Pattern SHAPE =
            Pattern.compile("'shape'\\s*:\\s*\\(([0-9Ll,\\s]{0,1000})\\)");

    /**
     * Type of the elements.
     *
     * @param parts what an element is: one number, or a complex one
     * @param bytes bytes of a number in the file
     */
    public record Element(PixelParts parts, int bytes) {

        /**
         * @return the type as a signal keeps it
         */
        public DataType type() {
            return parts.type();
        }

        boolean isHalf() {
            return type() == DataType.FLOAT32 && bytes == 2;
        }
    }

    private static final Map<String, DataType> TYPES =
            Map.ofEntries(
                    Map.entry("b1", DataType.UINT8),
                    Map.entry("i1", DataType.INT8),
                    Map.entry("u1", DataType.UINT8),
                    Map.entry("i2", DataType.INT16),
                    Map.entry("u2", DataType.UINT16),
                    Map.entry("i4", DataType.INT32),
                    Map.entry("u4", DataType.UINT32),
                    Map.entry("i8", DataType.INT64),
                    Map.entry("u8", DataType.UINT64),
                    // half precision becomes single precision, which holds each value
                    Map.entry("f2", DataType.FLOAT32),
                    Map.entry("f4", DataType.FLOAT32),
                    Map.entry("f8", DataType.FLOAT64));

    private static final Map<String, DataType> COMPLEX =
            Map.of("c8", DataType.FLOAT32, "c16", DataType.FLOAT64);

    private static final Map<Character, String> OTHERS =
            Map.of(
                    'c', "complex numbers of another precision",
                    'O', "Python objects",
                    'S', "byte strings",
                    'U', "text",
                    'V', "records",
                    'M', "dates",
                    'm', "time differences",
                    'f', "reals of another precision");

    /** Checks the parts. */
    public NpyHeader {
        shape = List.copyOf(shape);
    }

    static boolean isMagic(final byte[] head) {
        for (int i = 0; i < MAGIC.length; i++) {
            if (i >= head.length || head[i] != MAGIC[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * @param file name for messages
     * @param in at the start of the array; afterwards at its first element
     * @return the head
     * @throws IOException if reading fails
     * @throws FormatException if it is damaged or the elements are no plain numbers
     */
    public static NpyHeader read(final String file, final InputStream in) throws IOException {
        final byte[] start = in.readNBytes(MAGIC.length + 2);
        if (start.length < MAGIC.length + 2 || !isMagic(start)) {
            throw FormatException.at(
                    file, 0, "the signature of a NumPy array (93 NUMPY)", "other bytes");
        }
        final int version = start[MAGIC.length];
        if (version < 1 || version > 3) {
            throw FormatException.at(
                    file,
                    MAGIC.length,
                    "version 1, 2 or 3 of NumPy's format",
                    String.valueOf(version));
        }
        final byte[] size = in.readNBytes(version == 1 ? 2 : 4);
        long length = 0;
        for (int i = size.length - 1; i >= 0; i--) {
            length = length << 8 | size[i] & 0xff;
        }
        final int at = start.length + size.length;
        if (length > MAX_HEAD) {
            throw FormatException.at(
                    file,
                    start.length,
                    "a head of at most " + MAX_HEAD + " bytes",
                    length + " bytes");
        }
        final byte[] text = in.readNBytes((int) length);
        if (text.length < length) {
            throw FormatException.at(
                    file,
                    at + text.length,
                    "a head of " + length + " bytes",
                    "the end of the file; it is truncated");
        }
        return parse(file, new String(text, StandardCharsets.UTF_8), at, at + (int) length);
    }

    private static NpyHeader parse(
            final String file, final String text, final int at, final int length) {
        final Matcher descr = match(file, DESCR, text, at, "the key 'descr'");
        final Matcher fortran = match(file, FORTRAN, text, at, "the key 'fortran_order'");
        final Matcher shape = match(file, SHAPE, text, at, "the key 'shape'");
        if (descr.group(1) == null) {
            throw notNumbers(file, at, "records " + descr.group(2));
        }
        final String type = descr.group(1);
        final boolean ordered = "<>|=".indexOf(type.charAt(0)) >= 0;
        final String code = ordered ? type.substring(1) : type;
        final boolean complex = code.equals("c8") || code.equals("c16");
        final DataType known = complex ? COMPLEX.get(code) : TYPES.get(code);
        if (known == null || type.charAt(0) == '=') {
            throw notNumbers(
                    file,
                    at,
                    OTHERS.getOrDefault(code.isEmpty() ? ' ' : code.charAt(0), "elements")
                            + " of type '"
                            + type
                            + "'");
        }
        final int bytes = complex ? known.bytes() : code.charAt(1) - '0';
        if (bytes > 1 && type.charAt(0) != '<' && type.charAt(0) != '>') {
            throw FormatException.at(
                    file, at, "a byte order (< or >) in 'descr'", "'" + type + "'");
        }
        return new NpyHeader(
                new Element(complex ? PixelParts.complex(known) : PixelParts.plain(known), bytes),
                type.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
                fortran.group(1).equals("True"),
                shape(file, shape.group(1), at),
                length);
    }

    private static Matcher match(
            final String file,
            final Pattern key,
            final String text,
            final int at,
            final String what) {
        final Matcher m = key.matcher(text);
        if (!m.find()) {
            throw FormatException.at(
                    file,
                    at,
                    what + " of a NumPy array",
                    "\"" + text.substring(0, Math.min(100, text.length())).strip() + "\"");
        }
        return m;
    }

    private static FormatException notNumbers(final String file, final int at, final String found) {
        return FormatException.at(
                file,
                at,
                "plain numbers (integers of 8 to 64 bits, reals of 16 to 64, complex numbers)",
                found + ", which Zeroloss does not read");
    }

    private static List<Long> shape(final String file, final String text, final int at) {
        final List<Long> sizes = new ArrayList<>();
        for (final String part : text.split(",")) {
            final String digits = part.strip().replaceFirst("[Ll]$", "");
            if (digits.isEmpty()) {
                continue;
            }
            if (!digits.matches("\\d{1,18}") || Long.parseLong(digits) < 1) {
                throw FormatException.at(
                        file, at, "sizes of at least 1 in 'shape'", "(" + text.strip() + ")");
            }
            sizes.add(Long.parseLong(digits));
        }
        if (sizes.size() > MAX_DIMENSIONS) {
            throw FormatException.at(
                    file, at, "at most " + MAX_DIMENSIONS + " axes", String.valueOf(sizes.size()));
        }
        return sizes;
    }

    /**
     * @param file name for messages
     * @return bytes of all elements
     * @throws FormatException if they are more than a file can have
     */
    public long dataBytes(final String file) {
        try {
            long bytes = (long) element.bytes() * element.parts().stored();
            for (final long n : shape) {
                bytes = Math.multiplyExact(bytes, n);
            }
            return bytes;
        } catch (final ArithmeticException e) {
            throw FormatException.at(
                    file, 0, "an array that fits into a file", "one of shape " + shape, e);
        }
    }
}
