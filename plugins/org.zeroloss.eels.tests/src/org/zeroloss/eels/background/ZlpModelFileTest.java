package org.zeroloss.eels.background;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zeroloss.base.Progress;
import org.zeroloss.base.Seeds;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.EelsException;
import org.zeroloss.eels.SimulatedImages;
import org.zeroloss.eels.simulate.SpecimenParameters;
import org.zeroloss.eels.zlp.BackgroundModel;
import org.zeroloss.eels.zlp.ZlpBackground;
import org.zeroloss.eels.zlp.ZlpEnsemble;
import org.zeroloss.eels.zlp.ZlpReplicaTrainer;
import org.zeroloss.eels.zlp.ZlpTrainerParameters;
import org.zeroloss.signal.Signal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

class ZlpModelFileTest {

    private static final Workers WORKERS = new Workers(2);
    private static final String HEADER = "zlpmodel.json";

    @TempDir static Path folder;
    private static Path image;
    private static ZlpEnsemble ensemble;

    @BeforeAll
    static void train() {
        image = SimulatedImages.labelled(SpecimenParameters.defaults(16, 12, 4), 2, folder);
        try (Signal s = Signal.open(image)) {
            ensemble =
                    new ZlpReplicaTrainer(ZlpTrainerParameters.defaults(4, 1))
                            .train(s, WORKERS, Progress.NONE)
                            .ensemble();
        }
    }

    private static FittedBackground fit(final BackgroundFamily family) {
        try (Signal s = Signal.open(image)) {
            return new BackgroundFitter(BackgroundRecipe.of(family)).fit(s, WORKERS, Progress.NONE);
        }
    }

    private static byte[] write(final BackgroundModel model) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        ZlpModelFile.write(model, out);
        return out.toByteArray();
    }

    private static BackgroundModel read(final byte[] bytes) {
        return ZlpModelFile.read(bytes, "test.zlpmodel");
    }

    private static String refusal(final byte[] bytes) {
        return assertThrows(EelsException.class, () -> read(bytes)).getMessage();
    }

    /** The bands of a few rows. */
    private static float[] bands(final BackgroundModel model) {
        try (Signal s = Signal.open(image)) {
            final var rows = model.on(s, WORKERS, Progress.NONE).newRows();
            final int n = s.width();
            final float[] counts = new float[n];
            final float[][] out = new float[3][n];
            final float[] all = new float[3 * 3 * n];
            for (int i = 0; i < 3; i++) {
                final long row = 31L * i + 80;
                s.plane().read(row, 0, n, counts, 0);
                assertTrue(rows.find(row, counts, out[0], out[1], out[2]));
                for (int q = 0; q < 3; q++) {
                    System.arraycopy(out[q], 0, all, (3 * i + q) * n, n);
                }
            }
            return all;
        }
    }

    @ParameterizedTest
    @EnumSource
    void fittedModelsComeBackAsTheyWere(final BackgroundFamily family) {
        final FittedBackground model = fit(family);
        final FittedBackground back = assertInstanceOf(FittedBackground.class, read(write(model)));
        assertEquals(model.recipe(), back.recipe());
        assertEquals(model.settings(), back.settings());
        assertEquals(model.noise(), back.noise());
        assertEquals(model.axis(), back.axis());
        assertEquals(model.metadata(), back.metadata());
        assertArrayEquals(bands(model), bands(back));
        assertArrayEquals(write(model), write(back));
    }

    @Test
    void ensemblesComeBackAsTheyWere() {
        final ZlpBackground back =
                assertInstanceOf(ZlpBackground.class, read(write(new ZlpBackground(ensemble))));
        assertEquals(ensemble.summary(), back.ensemble().summary());
        assertEquals(ensemble.metadata(), back.ensemble().metadata());
        assertArrayEquals(bands(new ZlpBackground(ensemble)), bands(back));
        assertArrayEquals(write(new ZlpBackground(ensemble)), write(back));
    }

    @Test
    void bytesDoNotDependOnTheTimeZone() {
        final TimeZone zone = TimeZone.getDefault();
        final FittedBackground model = fit(BackgroundFamily.VACUUM);
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
            final byte[] there = write(model);
            TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
            assertArrayEquals(there, write(model));
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    private static Map<String, byte[]> entries(final byte[] bytes) throws IOException {
        final Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
                entries.put(e.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private static byte[] zip(final Map<String, byte[]> entries) throws IOException {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (final Map.Entry<String, byte[]> e : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(e.getKey()));
                zip.write(e.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static byte[] edited(final byte[] file, final String from, final String to)
            throws IOException {
        final Map<String, byte[]> entries = entries(file);
        final String header = new String(entries.get(HEADER), StandardCharsets.UTF_8);
        assertTrue(header.contains(from), from);
        entries.put(HEADER, header.replace(from, to).getBytes(StandardCharsets.UTF_8));
        return zip(entries);
    }

    @Test
    void orderAndUnknownEntriesAndKeysDoNotMatter() throws IOException {
        final FittedBackground model = fit(BackgroundFamily.VACUUM);
        final Map<String, byte[]> entries = entries(write(model));
        final Map<String, byte[]> other = new LinkedHashMap<>();
        other.put("thumbnail.png", new byte[] {1, 2, 3});
        entries.keySet().stream()
                .sorted((a, b) -> b.compareTo(a))
                .filter(k -> !k.equals(HEADER))
                .forEach(k -> other.put(k, entries.get(k)));
        other.put(HEADER, entries.get(HEADER));
        other.put("arrays/later.f64", new byte[7]);
        final byte[] file =
                edited(zip(other), "\"minor\" : 0", "\"minor\" : 7, \"later\" : [1, {}]");
        assertArrayEquals(bands(model), bands(read(file)));
    }

    @Test
    void aNewerMajorVersionIsRefusedByName() throws IOException {
        final byte[] file = write(fit(BackgroundFamily.POWER_LAW));
        final String newer = refusal(edited(file, "\"major\" : 1", "\"major\" : 2"));
        assertTrue(newer.contains("found version 2.0"), newer);
        assertTrue(newer.contains("test.zlpmodel") && newer.contains("open it with"), newer);
        final String kind = refusal(edited(file, "\"background-fit\"", "\"spline\""));
        assertTrue(kind.contains("'spline'") && kind.contains("newer"), kind);
        final String family = refusal(edited(file, "\"POWER_LAW\"", "\"STRETCHED\""));
        assertTrue(family.contains("STRETCHED") && family.contains("POWER_LAW"), family);
    }

    @Test
    void whatIsNoModelIsRefusedWithNameAndOffset() throws IOException {
        assertTrue(refusal(new byte[0]).contains("found 0 bytes"));
        final String png = refusal(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0});
        assertTrue(png.contains("offset 0x0") && png.contains("0x89504E47"), png);
        assertTrue(refusal(zip(Map.of("a", new byte[3]))).contains(HEADER));
        final byte[] file = write(fit(BackgroundFamily.VACUUM));
        final String cut = refusal(Arrays.copyOf(file, file.length / 2));
        assertTrue(cut.contains("cut off") && cut.contains("offset 0x"), cut);
        final String json = refusal(edited(file, "\"format\"", "format"));
        assertTrue(json.contains("offset 0x") && json.contains(HEADER), json);
        final Map<String, byte[]> entries = entries(file);
        entries.remove("arrays/vacuum-sigma.f64");
        assertTrue(refusal(zip(entries)).contains("arrays/vacuum-sigma.f64"));
        final Map<String, byte[]> nan = entries(file);
        final byte[] mean = nan.get("arrays/vacuum-mean.f64");
        mean[8 * 5 + 7] = 0x7F;
        mean[8 * 5 + 6] = (byte) 0xF8;
        final String notFinite = refusal(zip(nan));
        assertTrue(notFinite.contains("offset 0x28") && notFinite.contains("value 5"), notFinite);
        nan.put("arrays/vacuum-mean.f64", Arrays.copyOf(mean, mean.length - 3));
        assertTrue(refusal(zip(nan)).contains("vacuum-mean"));
        final Path missing = folder.resolve("missing.zlpmodel");
        final EelsException none =
                assertThrows(EelsException.class, () -> ZlpModelFile.read(missing));
        assertTrue(none.getMessage().contains("missing.zlpmodel"));
    }

    /** Damage of any kind ends in a model or in an error that names the file. */
    @Test
    void damagedFilesNeverEndInAnotherException() throws IOException {
        final byte[][] files = {
            write(new ZlpBackground(ensemble)),
            write(fit(BackgroundFamily.VACUUM)),
            write(fit(BackgroundFamily.SPLIT_PEARSON_VII))
        };
        int refused = 0;
        for (int d = 0; d < 900; d++) {
            final SplittableRandom random = Seeds.stream(99, d);
            final byte[] file = files[d % 3].clone();
            final byte[] damaged = d % 2 == 0 ? flipped(file, random) : headerDamaged(file, random);
            try {
                read(damaged);
            } catch (final EelsException e) {
                refused++;
                assertTrue(e.getMessage().contains("test.zlpmodel"), e.getMessage());
            }
        }
        assertTrue(refused > 400, refused + " of 900 refused");
    }

    private static byte[] flipped(final byte[] file, final SplittableRandom random) {
        for (int k = 0; k < 1 + random.nextInt(4); k++) {
            file[random.nextInt(file.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(file, random.nextInt(file.length)) : file;
    }

    private static byte[] headerDamaged(final byte[] file, final SplittableRandom random)
            throws IOException {
        final Map<String, byte[]> entries = entries(file);
        final byte[] header = entries.get(HEADER);
        final byte[] tokens = "0123456789-+eE.\"{}[]:,ntf ".getBytes(StandardCharsets.UTF_8);
        for (int k = 0; k < 1 + random.nextInt(3); k++) {
            header[random.nextInt(header.length)] = tokens[random.nextInt(tokens.length)];
        }
        return zip(entries);
    }

    @Test
    void filesAreReadFromDisk() throws IOException {
        final FittedBackground model = fit(BackgroundFamily.KAISER);
        final Path file = folder.resolve("kaiser.zlpmodel");
        Files.write(file, write(model));
        assertArrayEquals(bands(model), bands(ZlpModelFile.read(file)));
    }
}
