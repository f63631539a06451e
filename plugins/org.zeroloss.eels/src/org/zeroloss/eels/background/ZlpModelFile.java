package org.zeroloss.eels.background;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.zeroloss.base.Release;
import org.zeroloss.base.ZerolossException;
import org.zeroloss.eels.EelsException;
import org.zeroloss.eels.zlp.BackgroundModel;
import org.zeroloss.eels.zlp.ZlpBackground;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A background model as a file {@code .zlpmodel}: a zip with {@code zlpmodel.json} (format,
 * version, kind, arrays, the model with its provenance) and an entry {@code arrays/<name>.f64} per
 * array, IEEE 754 binary64 in little endian. Unknown keys and entries are ignored; a newer major
 * version is refused. The same model gives the same bytes on every machine.
 */
public final class ZlpModelFile {

    /** Ending of the files, without the dot. */
    public static final String EXTENSION = "zlpmodel";

    private static final String HEADER = "zlpmodel.json";
    private static final String ENSEMBLE = "ensemble";
    private static final String FIT = "background-fit";
    private static final String REPLICAS = "replicas";
    private static final int MAJOR = 1;
    private static final int MINOR = 0;
    private static final int ZIP = 0x504B0304;
    private static final long MOST_BYTES = 1L << 29;
    private static final int MOST_HEADER = 1 << 26;

    /** The bytes must not depend on clock or time zone; a zip's time begins a month before. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ZlpModelFile() {}

    /**
     * @param model an ensemble or a fitted background
     * @param out receives the file; not closed
     * @throws EelsException if it is another kind of model, or writing fails
     */
    public static void write(final BackgroundModel model, final OutputStream out) {
        final ObjectNode header = MAPPER.createObjectNode();
        header.put("format", EXTENSION);
        header.putObject("version").put("major", MAJOR).put("minor", MINOR);
        header.put("createdBy", "Zeroloss " + Release.VERSION);
        final List<ModelArray> arrays;
        try {
            if (model instanceof ZlpBackground zlp) {
                final EnsembleContainer c = EnsembleContainer.of(zlp.ensemble());
                header.put("kind", ENSEMBLE);
                header.put("modelVersion", c.version());
                header.put("modelMark", c.mark());
                arrays = List.of(new ModelArray(REPLICAS, c.values()));
                describe(header, arrays);
                header.set("model", MAPPER.readTree(c.header()));
            } else if (model instanceof FittedBackground fit) {
                header.put("kind", FIT);
                arrays = FitJson.arrays(fit);
                describe(header, arrays);
                FitJson.write(fit, header.putObject("model"));
            } else {
                throw new EelsException(
                        "Expected a zero-loss ensemble or a fitted background to write, found "
                                + model.name());
            }
            final ZipOutputStream zip = new ZipOutputStream(out);
            entry(zip, HEADER, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(header));
            for (final ModelArray a : arrays) {
                entry(zip, ModelArray.entry(a.name()), a.bytes());
            }
            zip.finish();
        } catch (final IOException e) {
            throw new EelsException("Writing a ZLP model failed: " + e.getMessage(), e);
        }
    }

    private static void describe(final ObjectNode header, final List<ModelArray> arrays) {
        final ArrayNode list = header.putArray("arrays");
        for (final ModelArray a : arrays) {
            list.addObject()
                    .put("name", a.name())
                    .put("type", "float64")
                    .put("byteOrder", "little")
                    .put("length", a.values().length);
        }
    }

    private static void entry(final ZipOutputStream zip, final String name, final byte[] bytes)
            throws IOException {
        final ZipEntry entry = new ZipEntry(name);
        // stored, not deflated: what deflate gives differs between versions of its library
        final CRC32 crc = new CRC32();
        crc.update(bytes);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    /**
     * @param file a file that {@link #write} gave, of this version or an earlier one
     * @return the model
     * @throws EelsException if it cannot be read; the message names the file
     */
    public static BackgroundModel read(final Path file) {
        try {
            final long size = Files.size(file);
            if (size > MOST_BYTES) {
                throw new EelsException(
                        "Expected a ZLP model of at most "
                                + MOST_BYTES
                                + " bytes, found "
                                + size
                                + " in "
                                + file);
            }
            return read(Files.readAllBytes(file), file.toString());
        } catch (final IOException e) {
            throw new EelsException(
                    "The ZLP model " + file + " could not be read: " + e.getMessage(), e);
        }
    }

    /**
     * @param bytes the content of a model file
     * @param file its name, for messages
     * @return the model
     * @throws EelsException if it is none, damaged or of a newer major version
     */
    public static BackgroundModel read(final byte[] bytes, final String file) {
        final int mark = bytes.length < 4 ? 0 : ByteBuffer.wrap(bytes).getInt();
        if (mark != ZIP) {
            throw new EelsException(
                    bytes.length < 4
                            ? "Expected a ZLP model (a zip) in "
                                    + file
                                    + ", found "
                                    + bytes.length
                                    + " bytes"
                            : String.format(
                                    "Expected a ZLP model (a zip, 0x%08X at offset 0x0) in %s,"
                                            + " found 0x%08X; choose a file that ZLP Model Writer"
                                            + " wrote",
                                    ZIP, file, mark));
        }
        final Map<String, byte[]> entries = entries(bytes, file);
        if (!entries.containsKey(HEADER)) {
            throw new EelsException(
                    "Expected the entry '"
                            + HEADER
                            + "' in "
                            + file
                            + ", found "
                            + entries.keySet()
                            + "; it is no ZLP model, or damaged");
        }
        try {
            return model(new ModelHeader(MAPPER.readTree(entries.get(HEADER))), entries);
        } catch (final JsonProcessingException e) {
            throw new EelsException(
                    String.format(
                            "Expected JSON in '%s' of %s, found something else at offset 0x%X: %s",
                            HEADER,
                            file,
                            e.getLocation() == null ? 0 : e.getLocation().getByteOffset(),
                            e.getOriginalMessage()),
                    e);
        } catch (final IOException | ZerolossException | ArithmeticException e) {
            throw new EelsException(
                    "The ZLP model " + file + " cannot be opened: " + e.getMessage(), e);
        }
    }

    /** The entries that a model may have; others are passed over. */
    private static Map<String, byte[]> entries(final byte[] bytes, final String file) {
        final CountedInput counted = new CountedInput(bytes);
        final Map<String, byte[]> entries = new HashMap<>();
        long total = 0;
        try (ZipInputStream zip = new ZipInputStream(counted)) {
            for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
                final boolean header = e.getName().equals(HEADER);
                if (header || e.getName().startsWith("arrays/")) {
                    final int most = header ? MOST_HEADER : ModelArray.MOST_BYTES;
                    final byte[] content = zip.readNBytes(most);
                    if (content.length == most && zip.read() >= 0) {
                        throw new EelsException(
                                "Expected at most "
                                        + most
                                        + " bytes in '"
                                        + e.getName()
                                        + "' of "
                                        + file
                                        + ", found more");
                    }
                    total += content.length;
                    if (total > MOST_BYTES) {
                        throw new EelsException(
                                "Expected at most "
                                        + MOST_BYTES
                                        + " bytes in "
                                        + file
                                        + ", found more");
                    }
                    entries.put(e.getName(), content);
                }
            }
            return entries;
        } catch (final EOFException | ZipException | IllegalArgumentException e) {
            throw new EelsException(
                    String.format(
                            "Expected a complete zip in %s, but it is damaged or cut off before"
                                    + " offset 0x%X of 0x%X: %s; write the model again",
                            file, counted.position(), bytes.length, e.getMessage()),
                    e);
        } catch (final IOException e) {
            throw new EelsException("Reading " + file + " failed: " + e.getMessage(), e);
        }
    }

    private static BackgroundModel model(
            final ModelHeader header, final Map<String, byte[]> entries) {
        if (!header.node().isObject() || !EXTENSION.equals(header.text("format"))) {
            throw new EelsException("Expected the format '" + EXTENSION + "' in its header");
        }
        final int major = header.child("version").integer("major");
        if (major < 1 || major > MAJOR) {
            throw new EelsException(
                    "Expected a ZLP model of version "
                            + MAJOR
                            + ", found version "
                            + major
                            + "."
                            + header.child("version").integer("minor")
                            + ", written by "
                            + header.text("createdBy")
                            + "; open it with that version or a newer one");
        }
        final Map<String, ModelArray> arrays = arrays(header, entries);
        final String kind = header.text("kind");
        if (kind.equals(FIT)) {
            return FitJson.read(header.child("model"), arrays);
        }
        if (kind.equals(ENSEMBLE)) {
            if (!arrays.containsKey(REPLICAS)) {
                throw new EelsException("Expected the array '" + REPLICAS + "', found none");
            }
            return ensemble(header, arrays.get(REPLICAS));
        }
        throw new EelsException(
                "Expected a model of kind '"
                        + ENSEMBLE
                        + "' or '"
                        + FIT
                        + "', found '"
                        + kind
                        + "'; it was written by a newer Zeroloss, which can open it");
    }

    private static BackgroundModel ensemble(final ModelHeader header, final ModelArray replicas) {
        return new ZlpBackground(
                new EnsembleContainer(
                                header.integer("modelMark"),
                                header.integer("modelVersion"),
                                header.child("model").node().toString(),
                                replicas.values())
                        .ensemble());
    }

    private static Map<String, ModelArray> arrays(
            final ModelHeader header, final Map<String, byte[]> entries) {
        final Map<String, ModelArray> arrays = new HashMap<>();
        final JsonNode list = header.node().path("arrays");
        for (final JsonNode item : list) {
            final ModelHeader a = new ModelHeader(item);
            final String name = a.text("name");
            final byte[] content = entries.get(ModelArray.entry(name));
            if (content == null) {
                throw new EelsException(
                        "Expected the entry '"
                                + ModelArray.entry(name)
                                + "', found none; the file is damaged, write the model again");
            }
            if (!a.text("type").equals("float64") || !a.text("byteOrder").equals("little")) {
                throw new EelsException(
                        "Expected the array '"
                                + name
                                + "' in float64, little endian, found "
                                + a.text("type")
                                + ", "
                                + a.text("byteOrder"));
            }
            arrays.put(name, ModelArray.of(name, a.whole("length"), content));
        }
        return arrays;
    }

    /** Knows how far it was read. */
    private static final class CountedInput extends ByteArrayInputStream {

        CountedInput(final byte[] bytes) {
            super(bytes);
        }

        int position() {
            return pos;
        }
    }
}
