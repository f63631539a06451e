package io.scif;

/** A file format. */
public interface Format {

    /** Name for the user. */
    String getFormatName();

    /** A new reader, without a source. */
    Reader createReader() throws FormatException;
}
