package org.zeroloss.format.hdf5;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ContiguousDataset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zeroloss.base.Progress;
import org.zeroloss.base.Seeds;
import org.zeroloss.format.Collected;
import org.zeroloss.format.FormatException;
import org.zeroloss.format.Overwrite;
import org.zeroloss.format.ReadOptions;
import org.zeroloss.format.SignalFile;
import org.zeroloss.format.SignalReaders;
import org.zeroloss.format.SourceFile;
import org.zeroloss.format.TestData;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.ProvenanceStep;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalBlock;
import org.zeroloss.signal.SignalKind;
import org.zeroloss.signal.SignalMetadata;
import org.zeroloss.signal.SignalSpec;
import org.zeroloss.signal.SignalWriter;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/** What is written is read back bit for bit: by our reader, jHDF's, and h5py if it is here. */
class HspyRoundTripTest {

    @TempDir private Path m_temp;

    private static SignalSpec spec(final SignalKind kind, final DataType type) {
        final AxisRole second =
                kind == SignalKind.IMAGE_STACK ? AxisRole.SIGNAL : AxisRole.NAVIGATION;
        final SignalMetadata metadata =
                SignalMetadata.EMPTY
                        .withBeamEnergyKeV(200)
                        .withConvergenceMrad(29.5)
                        .withCollectionMrad(36)
                        .withExposureS(0.125)
                        .withInstrument("Mikroskop \u00b5")
                        .withTag("metadata.Signal.signal_type", "EELS")
                        .withTag("metadata.Sample.thickness", "50.5")
                        .withTag("original_metadata.DATE", "01-OCT-1991")
                        .withTag("dm.a/b.empty", "")
                        .withStep(
                                new ProvenanceStep(
                                        "Test", "1", Map.of("k", "v"), OptionalLong.of(-7)));
        return new SignalSpec(
                kind,
                "A/B \u00e9",
                "Counts",
                List.of(
                        new Axis("z", "nm", 3, 0.5, -1, AxisRole.NAVIGATION),
                        new Axis("y", "", 5, 1, 0, second),
                        new Axis("Energy loss", "eV", 7, 0.1, -3.25, AxisRole.SIGNAL)),
                type,
                List.of(SignalSpec.SIGNAL),
                List.of(),
                metadata);
    }

    private Path signal(final SignalSpec spec, final byte[] bytes) {
        final Path file = m_temp.resolve("signal" + bytes.length + ".arrow");
        try (SignalWriter writer = SignalWriter.create(file, spec)) {
            final ByteBuffer rows = ByteBuffer.wrap(bytes);
            while (writer.remainingRows() > 0) {
                final SignalBlock block = writer.newBlock();
                final ByteBuffer part = rows.slice();
                final int length = (int) (block.rows() * spec.rowBytes());
                part.limit(length);
                block.band().setRaw(part);
                rows.position(rows.position() + length);
                writer.write(block);
            }
            writer.finish();
        }
        return file;
    }

    private Path write(final SignalSpec spec, final byte[] bytes) {
        final Path target = m_temp.resolve("written.hspy");
        try (Signal s = Signal.open(signal(spec, bytes))) {
            new HspyWriter().write(s, target, Overwrite.FAIL, Progress.NONE);
        }
        return target;
    }

    private static byte[] random(final SignalSpec spec) {
        final byte[] bytes = new byte[(int) spec.dataBytes()];
        final SplittableRandom random = Seeds.stream(1, bytes.length, 0);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) random.nextInt();
        }
        return bytes;
    }

    @ParameterizedTest
    @EnumSource(DataType.class)
    void everyType(final DataType type) {
        for (final SignalKind kind : SignalKind.values()) {
            final SignalSpec spec = spec(kind, type);
            final byte[] bytes = random(spec);
            final Path target = write(spec, bytes);
            try (SignalFile file =
                    new SignalReaders().open(SourceFile.of(target), ReadOptions.DEFAULT)) {
                assertEquals(1, file.signals().size());
                check(spec, file.signals().get(0));
                final Collected rows = new Collected();
                file.read(0, rows, Progress.NONE);
                assertArrayEquals(bytes, rows.bytes());
            }
            try (HdfFile jhdf = new HdfFile(target)) {
                assertEquals("HyperSpy", jhdf.getAttribute("file_format").getData());
                final Dataset data = (Dataset) jhdf.getByPath("/Experiments/A-B \u00e9/data");
                assertArrayEquals(new int[] {3, 5, 7}, data.getDimensions());
                final ByteBuffer b = ((ContiguousDataset) data).getBuffer();
                final byte[] again = new byte[b.remaining()];
                b.get(again);
                assertArrayEquals(bytes, again);
                assertEquals(
                        29.5,
                        jhdf.getByPath(
                                        "/Experiments/A-B \u00e9/metadata/Acquisition_instrument"
                                                + "/TEM")
                                .getAttribute("convergence_angle")
                                .getData());
            }
            assertTrue(target.toFile().delete());
            assertTrue(m_temp.resolve("signal" + bytes.length + ".arrow").toFile().delete());
        }
    }

    private static void check(final SignalSpec written, final SignalSpec read) {
        assertEquals(written.kind(), read.kind());
        assertEquals(written.title(), read.title());
        assertEquals(written.quantity(), read.quantity());
        assertEquals(written.axes(), read.axes());
        assertEquals(written.type(), read.type());
        final SignalMetadata a = written.metadata();
        final SignalMetadata b = read.metadata();
        assertEquals(a.beamEnergyKeV(), b.beamEnergyKeV());
        assertEquals(a.convergenceMrad(), b.convergenceMrad());
        assertEquals(a.collectionMrad(), b.collectionMrad());
        assertEquals(a.exposureS(), b.exposureS());
        assertEquals(a.instrument(), b.instrument());
        assertEquals("50.5", b.tags().get("metadata.Sample.thickness"));
        assertEquals("EELS", b.tags().get("metadata.Signal.signal_type"));
        assertEquals("01-OCT-1991", b.tags().get("original_metadata.DATE"));
        assertEquals("", b.tags().get("original_metadata.dm.a-b.empty"));
        assertEquals("-7", b.tags().get("original_metadata.zeroloss.provenance.0.seed"));
    }

    /** More texts than one heap takes, more attributes than usual, and a long text. */
    @Test
    void manyTags() {
        SignalMetadata m = SignalMetadata.EMPTY;
        for (int i = 0; i < 1500; i++) {
            m = m.withTag("original_metadata.group" + i % 7 + ".tag" + i, "text " + i);
        }
        m = m.withTag("original_metadata.long", "\u00e9".repeat(40_000));
        final SignalSpec spec = spec(SignalKind.SPECTRAL_IMAGE, DataType.INT16).withMetadata(m);
        final Path target = write(spec, random(spec));
        try (SignalFile file =
                new SignalReaders().open(SourceFile.of(target), ReadOptions.DEFAULT)) {
            final Map<String, String> tags = file.signals().get(0).metadata().tags();
            for (int i = 0; i < 1500; i++) {
                assertEquals("text " + i, tags.get("original_metadata.group" + i % 7 + ".tag" + i));
            }
            assertTrue(tags.get("original_metadata.long").startsWith("\u00e9\u00e9"));
        }
    }

    @Test
    void everySampleSurvives() throws IOException {
        for (final Path sample : TestData.files("data/eels/exspy", ".hspy")) {
            try (SignalFile file =
                    new SignalReaders().open(SourceFile.of(sample), ReadOptions.DEFAULT)) {
                final Path copy = Files.createTempDirectory(m_temp, "").resolve("a.arrow");
                file.copy(0, copy, Progress.NONE);
                final Path target = copy.resolveSibling("b.hspy");
                try (Signal s = Signal.open(copy)) {
                    new HspyWriter().write(s, target, Overwrite.FAIL, Progress.NONE);
                }
                final Collected before = new Collected();
                file.read(0, before, Progress.NONE);
                final SignalSpec spec = file.signals().get(0);
                try (SignalFile again =
                        new SignalReaders().open(SourceFile.of(target), ReadOptions.DEFAULT)) {
                    final SignalSpec read = again.signals().get(0);
                    assertEquals(spec.axes(), read.axes());
                    assertEquals(spec.title(), read.title());
                    assertEquals(spec.metadata().exposureS(), read.metadata().exposureS());
                    assertEquals(spec.metadata().beamEnergyKeV(), read.metadata().beamEnergyKeV());
                    final Collected after = new Collected();
                    again.read(0, after, Progress.NONE);
                    assertArrayEquals(before.bytes(), after.bytes());
                }
            }
        }
    }

    @Test
    void existingFileStays() throws IOException {
        final SignalSpec spec = spec(SignalKind.SPECTRAL_IMAGE, DataType.UINT8);
        final Path target = Files.writeString(m_temp.resolve("written.hspy"), "here");
        try (Signal s = Signal.open(signal(spec, random(spec)))) {
            assertThrows(
                    FormatException.class,
                    () -> new HspyWriter().write(s, target, Overwrite.FAIL, Progress.NONE));
        }
        assertEquals("here", Files.readString(target));
    }

    /** The reference implementation agrees, where Python has it. */
    @Test
    void h5pyAgrees() throws IOException {
        final SignalSpec spec = spec(SignalKind.SPECTRAL_IMAGE, DataType.FLOAT64);
        final byte[] bytes = random(spec);
        final Path target = write(spec, bytes);
        final String script =
                String.join(
                        "\n",
                        "import sys, hashlib, h5py",
                        "f = h5py.File(sys.argv[1], 'r')",
                        "e = f['Experiments']",
                        "g = e[list(e)[0]]",
                        "print(f.attrs['file_format'], f.attrs['file_format_version'])",
                        "print(hashlib.sha256(g['data'][()].tobytes()).hexdigest())",
                        "a = g['axis-2'].attrs",
                        "print(a['name'], a['units'], a['size'], a['scale'], a['offset'],"
                                + " bool(a['navigate']), bool(a['is_binned']))",
                        "t = g['metadata/Acquisition_instrument/TEM']",
                        "print(t.attrs['beam_energy'], t['Detector/EELS'].attrs['exposure'])",
                        "print(ascii(g['metadata/General'].attrs['title']))",
                        "n = []",
                        "f.visititems(lambda k, o: n.extend(str(o.attrs[a]) for a in o.attrs))",
                        "print(len(n) > 30)");
        final List<String> lines = H5pyFiles.run(script, target.toString());
        assertEquals(
                List.of(
                        "HyperSpy 3.3",
                        Collected.sha256(bytes),
                        "Energy loss eV 7 0.1 -3.25 False True",
                        "200.0 0.125",
                        "'A/B \\xe9'",
                        "True"),
                lines);
    }
}
