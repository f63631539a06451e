package org.zeroloss.nodes.workflows;

import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.SignalMetadata;
import org.zeroloss.signal.SignalSpec;
import org.zeroloss.signal.SignalSpecJson;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The made-up files beside the test workflows. */
public final class TestData {

    /** Name of a file with two spectra. */
    public static final String SPECTRA = "two-spectra_m2d0eV_10d0eV.txt";

    /** Name of a file with a column of energies and one of counts. */
    public static final String SPECTRUM = "spectrum.txt";

    /** Name of a file with a model: a power law to be fitted from 0.9 to 1.6 eV. */
    public static final String MODEL = "power-law.zlpmodel";

    private static final int WIDTH = 24;
    private static final int HEIGHT = 16;
    private static final int MRC_HEADER = 1024;

    private TestData() {}

    /**
     * @param workflow name of a workflow
     * @return its files by their names, none if it needs none
     */
    static Map<String, byte[]> of(final String workflow) {
        return switch (workflow) {
            case "spectrum-reader" -> Map.of(SPECTRA, spectra());
            case "image-reader" ->
                    Map.of(
                            "frame-1.mrc", frame(1),
                            "frame-2.mrc", frame(2),
                            "frame-10.mrc", frame(10));
            case "micrograph-viewer" ->
                    Map.of("survey-1.mrc", survey(1), "survey-2.mrc", survey(2));
            case "signal-info" ->
                    new TreeMap<>(
                            Map.of(
                                    SPECTRUM,
                                    spectrum(),
                                    "frame-1.mrc",
                                    frame(1),
                                    "cut.msa",
                                    ascii("#FORMAT      : EMSA/MAS Spectral Data File\n"),
                                    "notes.pdf",
                                    ascii("no signal\n")));
            case "zlp-model-reader" -> Map.of(MODEL, model());
            default -> Map.of();
        };
    }

    private static byte[] ascii(final String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Two made-up spectra, a line each: a Gaussian peak at 0 eV and a broad one at 6 or 7 eV. */
    private static byte[] spectra() {
        final StringBuilder text = new StringBuilder();
        for (int s = 0; s < 2; s++) {
            for (int i = 0; i < 240; i++) {
                final double e = -2 + 12 * (i + 0.5) / 240;
                final double zero = 1e4 * Math.exp(-e * e / (2 * 0.04));
                final double broad = 300 * Math.exp(-(e - 6 - s) * (e - 6 - s) / 2);
                text.append(i == 0 ? "" : "\t")
                        .append(String.format(Locale.ROOT, "%.1f", zero + broad + 2));
            }
            text.append('\n');
        }
        return ascii(text.toString());
    }

    /** A made-up spectrum from −2 eV in steps of 0.05 eV: a Gaussian peak at 0 eV. */
    private static byte[] spectrum() {
        final StringBuilder text = new StringBuilder();
        for (int i = 0; i < 240; i++) {
            final double e = -2 + 0.05 * i;
            text.append(
                    String.format(
                            Locale.ROOT, "%.2f\t%.1f\n", e, 1e4 * Math.exp(-12.5 * e * e) + 2));
        }
        return ascii(text.toString());
    }

    /**
     * An MRC file (MRC2014) with one image of 24 × 16 pixels of uint16: pixel (x, y) is 1000 ·
     * number + 24 · y + x. A pixel is 0.5 nm wide.
     */
    static byte[] frame(final int number) {
        final ByteBuffer mrc = mrc(WIDTH, HEIGHT);
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            mrc.putShort(MRC_HEADER + 2 * i, (short) (1000 * number + i));
        }
        return mrc.array();
    }

    /**
     * An MRC file with one image of 48 × 32 pixels: pixel (x, y) is 100 · number + 2 x + 3 y, and
     * 400 more where x and y are both divisible by 8.
     */
    static byte[] survey(final int number) {
        final ByteBuffer mrc = mrc(48, 32);
        for (int i = 0; i < 48 * 32; i++) {
            final int x = i % 48;
            final int y = i / 48;
            final int bright = x % 8 == 0 && y % 8 == 0 ? 400 : 0;
            mrc.putShort(MRC_HEADER + 2 * i, (short) (100 * number + 2 * x + 3 * y + bright));
        }
        return mrc.array();
    }

    /** The header of an MRC file of uint16, with pixels of 0.5 nm, and room for them. */
    private static ByteBuffer mrc(final int width, final int height) {
        final ByteBuffer mrc =
                ByteBuffer.allocate(MRC_HEADER + 2 * width * height).order(ByteOrder.LITTLE_ENDIAN);
        mrc.putInt(0, width).putInt(4, height).putInt(8, 1);
        mrc.putInt(12, 6); // uint16
        mrc.putInt(28, width).putInt(32, height).putInt(36, 1);
        mrc.putFloat(40, 5 * width).putFloat(44, 5 * height).putFloat(48, 5); // ångström
        mrc.putInt(64, 1).putInt(68, 2).putInt(72, 3);
        mrc.put(208, ascii("MAP ")).putInt(212, 0x4444).putInt(108, 20140);
        return mrc;
    }

    /** A model file of version 1.0, made here and not by the writer that it tests. */
    static byte[] model() {
        final String trainedOn =
                SignalSpecJson.write(
                        SignalSpec.spectralImage(
                                "",
                                "",
                                List.of(
                                        new Axis(
                                                "Energy loss",
                                                "eV",
                                                1024,
                                                0.025,
                                                -2.6,
                                                AxisRole.SIGNAL)),
                                DataType.FLOAT64,
                                SignalMetadata.EMPTY.withBeamEnergyKeV(200)));
        final String header =
                """
                {
                  "format" : "zlpmodel",
                  "version" : { "major" : 1, "minor" : 0 },
                  "createdBy" : "Zeroloss 0.1.0",
                  "kind" : "background-fit",
                  "arrays" : [ ],
                  "model" : {
                    "recipe" : {
                      "family" : "POWER_LAW",
                      "degree" : 2,
                      "energyZero" : "SPECTRUM",
                      "zlpHalfWidth" : 1
                    },
                    "fitFromEv" : 0.9,
                    "fitToEv" : 1.6,
                    "blankFromEv" : 9.0,
                    "fwhmEv" : 0.45,
                    "noise" : { "gain" : 1.0, "readoutVariance" : 4.0, "correlation" : 0.0 },
                    "start" : [ -5.5, -3.4 ],
                    "trainedOn" : "%s"
                  }
                }
                """
                        .formatted(trainedOn.replace("\\", "\\\\").replace("\"", "\\\""));
        return stored("zlpmodel.json", header.getBytes(StandardCharsets.UTF_8));
    }

    /** A zip with one entry as it is, dated 1 February 1980. */
    private static byte[] stored(final String name, final byte[] content) {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            final CRC32 crc = new CRC32();
            crc.update(content);
            final ZipEntry entry = new ZipEntry(name);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(content.length);
            entry.setCrc(crc.getValue());
            entry.setTimeLocal(LocalDateTime.of(1980, 2, 1, 0, 0));
            zip.putNextEntry(entry);
            zip.write(content);
            zip.closeEntry();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
