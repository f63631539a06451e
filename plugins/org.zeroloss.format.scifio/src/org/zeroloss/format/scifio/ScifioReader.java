package org.zeroloss.format.scifio;

import org.zeroloss.format.FormatException;
import org.zeroloss.format.ReadOption;
import org.zeroloss.format.ReadOptions;
import org.zeroloss.format.SignalFile;
import org.zeroloss.format.SignalReader;
import org.zeroloss.format.SourceFile;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Reads image formats through SCIFIO; where that is not installed, says so. A file is told by its
 * ending alone: SCIFIO's own look at the content would start it for every file.
 *
 * <p>Nothing in this class's signatures is of SCIFIO, so that it loads without.
 */
public final class ScifioReader implements SignalReader {

    /** A class of SCIFIO that every version has. */
    private static final String KNOWN_CLASS = "io.scif.services.FormatService";

    private final BooleanSupplier m_installed;
    private final Opener m_opener;

    /** Opens a file with SCIFIO. */
    @FunctionalInterface
    interface Opener {

        /**
         * @param source the file
         * @param options what the user knows better
         * @return the open file
         */
        SignalFile open(SourceFile source, ReadOptions options);
    }

    /** The reader that uses SCIFIO if it is installed. */
    public ScifioReader() {
        this(
                ScifioReader::isInstalled,
                (source, options) -> ScifioImages.installed().open(source, options));
    }

    /**
     * @param installed whether SCIFIO is there
     * @param opener opens a file with it
     */
    ScifioReader(final BooleanSupplier installed, final Opener opener) {
        m_installed = Objects.requireNonNull(installed, "installed");
        m_opener = Objects.requireNonNull(opener, "opener");
    }

    @Override
    public String name() {
        return "SCIFIO";
    }

    @Override
    public Set<String> extensions() {
        return ImageEndings.all();
    }

    @Override
    public Match matches(final byte[] head, final String fileName) {
        return Match.NO;
    }

    @Override
    public Optional<String> missing() {
        return m_installed.getAsBoolean()
                ? Optional.empty()
                : Optional.of(
                        "Install the extension \"KNIME Image Processing\" (in KNIME: File, Install"
                                + " KNIME Extensions), start KNIME again and read the file again;"
                                + " or convert it to TIFF");
    }

    @Override
    public Set<ReadOption> options() {
        return Set.of();
    }

    @Override
    public SignalFile open(final SourceFile source, final ReadOptions options) {
        source.size();
        final Optional<String> missing = missing();
        if (missing.isPresent()) {
            throw FormatException.of(
                    source.name(),
                    "expected SCIFIO, which reads "
                            + ImageEndings.describe(source.name())
                            + ", found it is not installed. "
                            + missing.get());
        }
        return m_opener.open(source, options);
    }

    private static boolean isInstalled() {
        try {
            Class.forName(KNOWN_CLASS, false, ScifioReader.class.getClassLoader());
            return true;
        } catch (final ClassNotFoundException e) {
            return false;
        }
    }
}
