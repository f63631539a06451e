package org.zeroloss.format.fuzz;

import org.zeroloss.format.FormatException;
import org.zeroloss.format.TestData;
import org.zeroloss.format.arrow.ArrowSamples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** All files to damage: every sample file there is, and the small ones among the tests. */
final class Samples {

    private static final Set<String> HDF5 = Set.of("hspy", "hdf5", "emd", "h5");
    private static final Set<String> PICTURES = Set.of("png", "jpg");
    private static final Set<String> TEXTS = Set.of("txt", "csv");

    /** What lies beside the samples and is none. */
    private static final Set<String> OTHERS = Set.of("LICENSE", "LICENSE_MIT", "LICENSE_TOP.txt");

    private Samples() {}

    static List<Sample> all() throws IOException {
        final List<Sample> all = new ArrayList<>();
        for (final Path p : TestData.files("data", "")) {
            final String name = p.getFileName().toString();
            if (!OTHERS.contains(name) && !name.endsWith(".md")) {
                all.add(sample(p));
            }
        }
        try (InputStream in = FormatException.class.getResourceAsStream("independent-files.txt")) {
            new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(l -> !l.startsWith("#") && !l.startsWith("refused"))
                    .map(l -> l.split(" "))
                    .forEach(
                            w ->
                                    all.add(
                                            sample(
                                                    w[0],
                                                    Base64.getDecoder().decode(w[4]),
                                                    List.of())));
        }
        all.add(sample("swift.ndata", ndata(), List.of()));
        final Path folder = Files.createTempDirectory("zeroloss-fuzz-");
        try {
            for (final Path signal : ArrowSamples.write(folder)) {
                all.add(sample(signal));
                Files.delete(signal);
            }
        } finally {
            Files.delete(folder);
        }
        return all;
    }

    /** A data item as Nion Swift packs it: no such file is among the samples. */
    private static byte[] ndata() throws IOException {
        final byte[] head =
                "{'descr': '<i2', 'fortran_order': False, 'shape': (3, 4, 5), }"
                        .getBytes(StandardCharsets.US_ASCII);
        final ByteBuffer npy =
                ByteBuffer.allocate(10 + head.length + 120).order(ByteOrder.LITTLE_ENDIAN);
        npy.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
        npy.put((byte) 1).put((byte) 0).putShort((short) head.length).put(head);
        for (int i = 0; i < 60; i++) {
            npy.putShort((short) (1000 * i));
        }
        final String json =
                "{\"title\":\"a\",\"collection_dimension_count\":2,\"datum_dimension_count\":1,"
                    + "\"dimensional_calibrations\":[{\"offset\":0,\"scale\":2,\"units\":\"nm\"},"
                    + "{\"offset\":0,\"scale\":2,\"units\":\"nm\"},"
                    + "{\"offset\":-1,\"scale\":0.5,\"units\":\"eV\"}]}";
        final ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(file)) {
            stored(out, "data.npy", npy.array());
            stored(out, "metadata.json", json.getBytes(StandardCharsets.UTF_8));
        }
        return file.toByteArray();
    }

    private static void stored(final ZipOutputStream out, final String name, final byte[] bytes)
            throws IOException {
        final CRC32 crc = new CRC32();
        crc.update(bytes);
        final ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(crc.getValue());
        // the same bytes in every run
        entry.setTimeLocal(LocalDateTime.of(2020, 1, 1, 0, 0));
        out.putNextEntry(entry);
        out.write(bytes);
        out.closeEntry();
    }

    private static Sample sample(final Path path) throws IOException {
        final String name = path.getFileName().toString();
        final byte[] content = Files.readAllBytes(path);
        if (name.endsWith(".mrc")) {
            return sample(name, oneBlock(content), List.of());
        }
        return sample(name, content, companions(path));
    }

    /** A .ser and its .emi belong together. */
    private static List<Path> companions(final Path path) throws IOException {
        final String name = path.getFileName().toString();
        final boolean series = name.endsWith("_1.ser");
        if (!series && !name.endsWith(".emi")) {
            return List.of();
        }
        final String stem = name.replaceFirst("(_1\\.ser|\\.emi)$", "");
        try (Stream<Path> beside = Files.list(path.getParent())) {
            return beside.filter(
                            p ->
                                    p.getFileName()
                                            .toString()
                                            .equals(stem + (series ? ".emi" : "_1.ser")))
                    .toList();
        }
    }

    private static Sample sample(
            final String name, final byte[] content, final List<Path> companions) {
        final String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return new Sample(
                HDF5.contains(extension)
                        ? "HDF5 (hspy, emd, h5)"
                        : extension.equals("jpg") ? "jpeg" : extension,
                name,
                content,
                companions,
                oracle(extension, content, companions));
    }

    private static Oracle oracle(
            final String extension, final byte[] content, final List<Path> companions) {
        if (HDF5.contains(extension)) {
            return new Hdf5Oracle();
        }
        if (PICTURES.contains(extension)) {
            return new PictureOracle(content);
        }
        if (TEXTS.contains(extension)) {
            return new TextOracle();
        }
        return switch (extension) {
            case "dm3", "dm4" -> new DmOracle(content);
            case "mrc" -> new MrcOracle(content);
            case "ser" -> new SerOracle(content);
            case "emi" -> new EmiOracle(bytes(companions.get(0)));
            case "npy" -> new NpyOracle(content);
            case "arrow" -> new ArrowOracle(content);
            case "npz", "ndata" -> new ZipOracle();
            case "tif" -> new TiffOracle(content);
            case "msa" -> new MsaOracle(content);
            default -> throw new IllegalArgumentException("no oracle for ." + extension);
        };
    }

    private static byte[] bytes(final Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** FEI's header of an MRC file is 900 KB of zeros: one image's block of it is enough. */
    private static byte[] oneBlock(final byte[] sample) {
        final int block = 768;
        final ByteBuffer b = ByteBuffer.wrap(sample).order(ByteOrder.LITTLE_ENDIAN);
        final int start = 1024 + b.getInt(92);
        final byte[] small = new byte[1024 + block + sample.length - start];
        System.arraycopy(sample, 0, small, 0, 1024 + block);
        System.arraycopy(sample, start, small, 1024 + block, sample.length - start);
        ByteBuffer.wrap(small).order(ByteOrder.LITTLE_ENDIAN).putInt(92, block);
        return small;
    }
}
