package org.zeroloss.imaging.defects;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.zeroloss.base.ZerolossException;
import org.zeroloss.imaging.ImagingException;
import org.zeroloss.imaging.Range;
import org.zeroloss.learn.network.EncoderDecoder;
import org.zeroloss.learn.network.Initialization;
import org.zeroloss.learn.network.Loss;
import org.zeroloss.learn.network.ModelFile;
import org.zeroloss.learn.network.NetworkGraph;
import org.zeroloss.learn.network.NetworkModel;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

class DefectModelFileTest {

    private static NetworkModel network(final long seed) {
        final NetworkGraph graph = EncoderDecoder.uNet(1, 3, List.of(2, 3)).graph();
        return new NetworkModel(
                graph,
                Initialization.HE.weights(graph, seed),
                Loss.Link.SOFTMAX,
                Map.of("seed", "" + seed));
    }

    private static DefectModel model(final Optional<Range> sizes) {
        return new DefectModel(
                List.of(network(1), network(2)),
                List.of("column", "vacancy"),
                new LocalNormalization(7.5),
                new LabelMaps(1.75, 2),
                sizes,
                new Calibrations(
                        List.of(new Calibration(1.25, -0.5, 320), new Calibration(1.5, -0.25, 12)),
                        List.of(new Calibration(2.25, 0.5, 310), new Calibration(2.5, 1, 11))));
    }

    private static byte[] bytes(final DefectModel model) throws IOException {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        DefectModelFile.write(model, out);
        return out.toByteArray();
    }

    private static DefectModel read(final byte[] bytes) throws IOException {
        return DefectModelFile.read(new ByteArrayInputStream(bytes), "a.defects");
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        for (final Optional<Range> sizes :
                List.of(Optional.<Range>empty(), Optional.of(Range.of(0.08, 0.12)))) {
            final byte[] file = bytes(model(sizes));
            assertEquals(model(sizes), read(file));
            assertArrayEquals(file, bytes(model(sizes)), "equal models are equal files");
        }
    }

    private static DefectModel judged() {
        final NetworkGraph graph = JudgeNetwork.member(2);
        return model(Optional.empty())
                .withJudge(
                        Optional.of(
                                new SiteJudge(
                                        new NetworkModel(
                                                graph,
                                                Initialization.HE.weights(graph, 4),
                                                Loss.Link.SOFTMAX,
                                                Map.of()),
                                        2345)));
    }

    @Test
    void aJudgeIsReadToo() throws IOException {
        assertEquals(judged(), read(bytes(judged())));
    }

    @Test
    void aMissingJudgeIsSaid() throws IOException {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(bytes(judged())));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
                if (!"judge.safetensors".equals(e.getName())) {
                    zip.putNextEntry(new ZipEntry(e.getName()));
                    in.transferTo(zip);
                }
            }
        }
        assertEquals(
                "a.defects: expected judge.safetensors, found only [network-0.safetensors,"
                        + " network-1.safetensors]",
                assertThrows(ImagingException.class, () -> read(out.toByteArray())).getMessage());
    }

    @Test
    void saysWhatIsWrongWithAFile() throws IOException {
        assertEquals(
                "a.defects: expected a zip archive with model.json, found none. Is this a Defect"
                        + " CNN model?",
                assertThrows(ImagingException.class, () -> read(new byte[] {1, 2, 3}))
                        .getMessage());
        final byte[] later = zip("{\"version\":5}");
        assertEquals(
                "a.defects: written by a later version (format 5, this one reads up to 4). Update"
                        + " Zeroloss.",
                assertThrows(ImagingException.class, () -> read(later)).getMessage());
        final byte[] alone = zip("{\"version\":1,\"networks\":1}");
        assertEquals(
                "a.defects: expected network-0.safetensors, found only []",
                assertThrows(ImagingException.class, () -> read(alone)).getMessage());
        final byte[] text = zip("{\"version\":");
        assertTrue(
                assertThrows(ImagingException.class, () -> read(text))
                        .getMessage()
                        .startsWith("a.defects: damaged, or no model of ours: "));
    }

    /** Version 1 had one calibration. */
    @Test
    void theFirstVersionIsRead() throws IOException {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("model.json"));
            zip.write(
                    ("{\"version\":1,\"networks\":1,\"classes\":[\"column\",\"vacancy\"],"
                                    + "\"normalization_sigma_px\":7.5,\"label_sigma_px\":1.75,"
                                    + "\"calibration\":{\"slope\":1.25,\"intercept\":-0.5,"
                                    + "\"detections\":320}}")
                            .getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("network-0.safetensors"));
            ModelFile.write(network(1), zip);
        }
        final DefectModel first = read(out.toByteArray());
        for (final int looks : List.of(1, 8)) {
            assertEquals(new Calibration(1.25, -0.5, 320), first.calibrations().of(1, looks));
        }
    }

    private static byte[] zip(final String json) throws IOException {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("model.json"));
            zip.write(json.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    @Test
    void aDamagedFileIsRefusedOrReadButNeverAnythingElse() throws IOException {
        final byte[] file = bytes(judged());
        final SplittableRandom random = new SplittableRandom(20261123);
        int refused = 0;
        for (int i = 0; i < 400; i++) {
            final byte[] damaged =
                    i % 4 == 0 ? Arrays.copyOf(file, random.nextInt(file.length)) : file.clone();
            for (int k = 0; k < 1 + i % 3 && damaged.length > 0; k++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                read(damaged);
            } catch (final ZerolossException | IOException e) {
                refused++;
            }
        }
        assertTrue(refused > 200, "only " + refused + " of 400 refused");
    }
}
