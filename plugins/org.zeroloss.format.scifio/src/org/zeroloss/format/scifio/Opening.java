package org.zeroloss.format.scifio;

import io.scif.Format;
import io.scif.FormatException;
import io.scif.Reader;
import io.scif.config.SCIFIOConfig;
import io.scif.services.FormatService;

import org.scijava.io.location.FileLocation;
import org.scijava.io.location.Location;

import java.io.IOException;
import java.nio.file.Path;

/** How a file is named to SCIFIO. */
enum Opening {
    /** SCIFIO up to 0.37 takes a path as text. */
    BY_NAME {
        @Override
        Format format(final FormatService formats, final Path path, final SCIFIOConfig config)
                throws FormatException {
            return formats.getFormat(path.toString(), config);
        }

        @Override
        void parse(final Reader reader, final Path path, final SCIFIOConfig config)
                throws IOException {
            reader.setSource(path.toString(), config);
        }
    },
    /** SCIFIO from 0.38 on takes a location. */
    BY_LOCATION {
        @Override
        Format format(final FormatService formats, final Path path, final SCIFIOConfig config)
                throws FormatException {
            return formats.getFormat(new FileLocation(path.toFile()), config);
        }

        @Override
        void parse(final Reader reader, final Path path, final SCIFIOConfig config)
                throws IOException {
            reader.setSource(new FileLocation(path.toFile()), config);
        }
    };

    /**
     * A parsed file.
     *
     * @param format name of its format
     * @param reader reads its planes; to be closed
     */
    record Opened(String format, Reader reader) {}

    abstract Format format(FormatService formats, Path path, SCIFIOConfig config)
            throws FormatException;

    abstract void parse(Reader reader, Path path, SCIFIOConfig config) throws IOException;

    /**
     * @param formats SCIFIO's formats
     * @param file a local file
     * @return the parsed file
     * @throws FormatException if no format knows it
     * @throws IOException if it cannot be parsed
     */
    Opened open(final FormatService formats, final Path file) throws FormatException, IOException {
        final Path path = file.toAbsolutePath();
        // The file alone, not those beside it: several files are this extension's business.
        final SCIFIOConfig config =
                new SCIFIOConfig().checkerSetOpen(true).groupableSetGroupFiles(false);
        final Format format = format(formats, path, config);
        final Reader reader = format.createReader();
        boolean done = false;
        try {
            parse(reader, path, config);
            done = true;
            return new Opened(format.getFormatName(), reader);
        } finally {
            if (!done) {
                reader.close();
            }
        }
    }

    /**
     * @return what the installed SCIFIO takes
     */
    static Opening installed() {
        try {
            FormatService.class.getMethod("getFormat", Location.class, SCIFIOConfig.class);
            return BY_LOCATION;
        } catch (final NoSuchMethodException | NoClassDefFoundError e) {
            return BY_NAME;
        }
    }
}
