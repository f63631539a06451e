package org.zeroloss.format;

import org.zeroloss.base.ZerolossException;

import java.util.OptionalLong;

/**
 * A file is not what it claims to be, or holds what Zeroloss does not read. The message names the
 * file, the place (offset in hexadecimal, or a line of text), what was expected and what was found.
 */
public final class FormatException extends ZerolossException {

    private static final long serialVersionUID = 1L;

    private final String m_file;
    private final long m_offset;

    private FormatException(
            final String file, final long offset, final String message, final Throwable cause) {
        super(message, cause);
        m_file = file;
        m_offset = offset;
    }

    /**
     * @param file name of the file as the user knows it
     * @param offset byte at which the file is wrong
     * @param expected what should be there
     * @param found what is there
     * @return the exception to throw
     */
    public static FormatException at(
            final String file, final long offset, final String expected, final String found) {
        return new FormatException(file, offset, message(file, offset, expected, found), null);
    }

    private static String message(
            final String file, final long offset, final String expected, final String found) {
        return file
                + ": at offset 0x"
                + Long.toHexString(offset)
                + " expected "
                + expected
                + ", found "
                + found;
    }

    /**
     * @param file name of the file as the user knows it
     * @param offset byte at which the file is wrong
     * @param expected what should be there
     * @param found what is there
     * @param cause what went wrong underneath
     * @return the exception to throw
     */
    public static FormatException at(
            final String file,
            final long offset,
            final String expected,
            final String found,
            final Throwable cause) {
        return new FormatException(file, offset, message(file, offset, expected, found), cause);
    }

    /**
     * @param file name of the file as the user knows it
     * @param line line of text that is wrong, counted from 1
     * @param offset byte at which the line starts
     * @param expected what should be there
     * @param found what is there
     * @return the exception to throw
     */
    public static FormatException inLine(
            final String file,
            final long line,
            final long offset,
            final String expected,
            final String found) {
        return new FormatException(
                file,
                offset,
                file
                        + ": in line "
                        + line
                        + " (offset 0x"
                        + Long.toHexString(offset)
                        + ") expected "
                        + expected
                        + ", found "
                        + found,
                null);
    }

    /**
     * For what lies not in the file's bytes but around them: a missing file, a failing disk, files
     * that do not fit together, an option that contradicts the file.
     *
     * @param file name of the file as the user knows it
     * @param problem what was expected and what was found, for the file as a whole
     * @return the exception to throw
     */
    public static FormatException of(final String file, final String problem) {
        return new FormatException(file, -1, file + ": " + problem, null);
    }

    /**
     * @param file name of the file as the user knows it
     * @param problem what was expected and what was found, for the file as a whole
     * @param cause what went wrong underneath
     * @return the exception to throw
     */
    public static FormatException of(
            final String file, final String problem, final Throwable cause) {
        return new FormatException(file, -1, file + ": " + problem, cause);
    }

    /**
     * @return name of the file as the user knows it
     */
    public String file() {
        return m_file;
    }

    /**
     * @return byte at which the file is wrong; empty where the problem has no single place
     */
    public OptionalLong offset() {
        return m_offset < 0 ? OptionalLong.empty() : OptionalLong.of(m_offset);
    }
}
