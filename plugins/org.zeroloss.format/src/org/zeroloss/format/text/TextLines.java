package org.zeroloss.format.text;

import org.zeroloss.format.FormatException;
import org.zeroloss.format.SourceFile;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;

/**
 * The lines of a text file, one at a time, ended by LF, CR LF or CR. A byte-order mark of UTF-8 is
 * skipped. Lines have a greatest length, so that a binary file read by mistake costs no memory.
 */
public final class TextLines implements AutoCloseable {

    /** Most bytes in a line. */
    public static final int MAX_LINE = 1 << 24;

    private static final byte[] UTF8_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final String m_name;
    private final InputStream m_in;
    private byte[] m_line = new byte[1 << 12];
    private long m_number;
    private long m_offset;
    private long m_start;

    private TextLines(final String name, final InputStream in) {
        m_name = name;
        m_in = in;
    }

    /**
     * @param source file to read
     * @return its lines; to be closed by the caller
     * @throws FormatException if there is nothing to read
     */
    public static TextLines open(final SourceFile source) {
        source.size();
        final TextLines lines;
        try {
            lines =
                    new TextLines(
                            source.name(),
                            new BufferedInputStream(Files.newInputStream(source.path()), 1 << 16));
        } catch (final IOException e) {
            throw FormatException.of(
                    source.name(), "the file cannot be opened: " + e.getMessage(), e);
        }
        boolean done = false;
        try {
            lines.skipMark();
            done = true;
            return lines;
        } finally {
            if (!done) {
                lines.close();
            }
        }
    }

    private void skipMark() {
        try {
            m_in.mark(UTF8_MARK.length);
            if (Arrays.equals(m_in.readNBytes(UTF8_MARK.length), UTF8_MARK)) {
                m_offset = UTF8_MARK.length;
            } else {
                m_in.reset();
            }
        } catch (final IOException e) {
            throw FormatException.of(m_name, "reading failed: " + e.getMessage(), e);
        }
    }

    /**
     * @return the next line without its end, or {@code null} after the last
     * @throws FormatException if the file is no text or a line is too long
     */
    public String next() {
        try {
            int c = m_in.read();
            if (c < 0) {
                return null;
            }
            m_number++;
            m_start = m_offset;
            int length = 0;
            while (c >= 0 && c != '\n' && c != '\r') {
                if (c == 0) {
                    throw FormatException.at(
                            m_name,
                            m_offset,
                            "text",
                            "a zero byte; the file is binary, or text in UTF-16 (save it as"
                                    + " UTF-8)");
                }
                if (length == MAX_LINE) {
                    throw FormatException.inLine(
                            m_name,
                            m_number,
                            m_start,
                            "at most " + MAX_LINE + " characters",
                            "more");
                }
                if (length == m_line.length) {
                    m_line = Arrays.copyOf(m_line, 2 * length);
                }
                m_line[length++] = (byte) c;
                m_offset++;
                c = m_in.read();
            }
            m_offset++;
            if (c == '\r') {
                m_in.mark(1);
                if (m_in.read() == '\n') {
                    m_offset++;
                } else {
                    m_in.reset();
                }
            }
            return new String(m_line, 0, length, StandardCharsets.UTF_8);
        } catch (final IOException e) {
            throw FormatException.of(
                    m_name, "reading line " + m_number + " failed: " + e.getMessage(), e);
        }
    }

    /**
     * @return number of the line that {@link #next} gave last, counted from 1
     */
    public long number() {
        return m_number;
    }

    /**
     * @return byte at which that line starts
     */
    public long start() {
        return m_start;
    }

    /**
     * @param expected what should stand in that line
     * @param found what stands there
     * @return the exception to throw
     */
    public FormatException wrong(final String expected, final String found) {
        return FormatException.inLine(m_name, m_number, m_start, expected, found);
    }

    @Override
    public void close() {
        try {
            m_in.close();
        } catch (final IOException e) {
            throw FormatException.of(m_name, "the file could not be closed: " + e.getMessage(), e);
        }
    }
}
