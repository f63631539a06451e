package org.zeroloss.format.scifio;

import io.scif.ImageMetadata;
import io.scif.Metadata;
import io.scif.Reader;
import io.scif.services.FormatService;

import org.zeroloss.format.FormatException;
import org.zeroloss.format.ListedFile;
import org.zeroloss.format.ReadOptions;
import org.zeroloss.format.SignalFile;
import org.zeroloss.format.SkippedSignal;
import org.zeroloss.format.SourceFile;
import org.zeroloss.signal.SignalSpec;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Opens files with SCIFIO. Parsing reads the head; planes are decoded when they are asked for.
 *
 * @param formats SCIFIO's formats, started at first use
 * @param opening how a file is named to it
 */
record ScifioImages(Supplier<FormatService> formats, Opening opening) {

    /** Closes what SCIFIO opened. */
    private record OpenReader(String file, Reader reader) implements ListedFile.Closing {
        @Override
        public void close() {
            try {
                reader.close();
            } catch (final IOException e) {
                throw FormatException.of(
                        file, "SCIFIO cannot close the file: " + e.getMessage(), e);
            }
        }
    }

    /**
     * @return with the SCIFIO that is installed
     */
    static ScifioImages installed() {
        return new ScifioImages(ScifioContext::formats, Opening.installed());
    }

    /**
     * @param source the file
     * @param options what the user knows better
     * @return the open file
     * @throws FormatException if SCIFIO cannot read it
     */
    SignalFile open(final SourceFile source, final ReadOptions options) {
        final Opening.Opened opened = parse(source, start(source));
        boolean done = false;
        try {
            final SignalFile file = file(source, options, opened);
            done = true;
            return file;
        } catch (final FormatException e) {
            throw e;
        } catch (final RuntimeException | LinkageError e) {
            throw damaged(source.name(), opened.format(), "the head of the file", e);
        } finally {
            if (!done) {
                new OpenReader(source.name(), opened.reader()).close();
            }
        }
    }

    private FormatService start(final SourceFile source) {
        try {
            return formats.get();
        } catch (final RuntimeException | LinkageError e) {
            // SciJava reports missing parts by exceptions of many kinds.
            throw FormatException.of(
                    source.name(),
                    "SCIFIO is installed, but does not start: "
                            + text(e)
                            + ". Update the extension \"KNIME Image Processing\", or convert the"
                            + " file to TIFF",
                    e);
        }
    }

    private Opening.Opened parse(final SourceFile source, final FormatService service) {
        try {
            return opening.open(service, source.path());
        } catch (final io.scif.FormatException | IOException | RuntimeException | LinkageError e) {
            throw FormatException.of(
                    source.name(),
                    "expected "
                            + ImageEndings.describe(source.name())
                            + ", but SCIFIO does not read this one: "
                            + text(e)
                            + " (SCIFIO does not say at which offset)",
                    e);
        }
    }

    private static SignalFile file(
            final SourceFile source, final ReadOptions options, final Opening.Opened opened) {
        final Reader reader = opened.reader();
        final Metadata metadata = reader.getMetadata();
        final List<ListedFile.Entry> entries = new ArrayList<>();
        final List<SkippedSignal> skipped = new ArrayList<>();
        for (int i = 0; i < metadata.getImageCount(); i++) {
            final ImageMetadata image = metadata.get(i);
            final Optional<String> refusal = PlaneLayout.refusal(image);
            if (refusal.isPresent()) {
                final String name = ScifioSpec.title(image);
                skipped.add(new SkippedSignal(name.isEmpty() ? "image " + i : name, refusal.get()));
                continue;
            }
            final PlaneLayout layout = PlaneLayout.of(source.name(), image);
            final SignalSpec plain = ScifioSpec.of(source, opened.format(), metadata, image);
            final PlaneRows rows = new PlaneRows(source.name(), opened.format(), reader, i, layout);
            entries.add(
                    new ListedFile.Entry(options.axis().apply(source.name(), plain), rows::read));
        }
        if (entries.isEmpty()) {
            throw FormatException.of(
                    source.name(),
                    "expected an image, found none that can be read: "
                            + skipped.stream().map(s -> s.name() + ": " + s.reason()).toList());
        }
        return new ListedFile(
                source, entries, skipped, List.of(new OpenReader(source.name(), reader)));
    }

    /**
     * @param file name for messages
     * @param format name of the format
     * @param what is damaged
     * @param cause what SCIFIO threw
     * @return the exception to throw
     */
    static FormatException damaged(
            final String file, final String format, final String what, final Throwable cause) {
        return FormatException.of(
                file,
                "SCIFIO's reader for "
                        + format
                        + " cannot read "
                        + what
                        + "; the file is truncated, damaged or of a kind it does not know: "
                        + text(cause)
                        + " (SCIFIO does not say at which offset)",
                cause);
    }

    private static String text(final Throwable thrown) {
        // SCIFIO's readers wrap their own exceptions in others
        final Throwable e =
                thrown.getCause() instanceof io.scif.FormatException ? thrown.getCause() : thrown;
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
