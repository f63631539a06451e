package org.zeroloss.learn.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.zeroloss.base.Seeds;
import org.zeroloss.learn.network.EncoderDecoder.Block;
import org.zeroloss.learn.network.EncoderDecoder.Norm;
import org.zeroloss.learn.network.EncoderDecoder.Rise;
import org.zeroloss.learn.network.EncoderDecoder.Skip;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

class ModelFileTest {

    private static NetworkModel model() {
        final NetworkGraph graph =
                new EncoderDecoder(
                                2,
                                3,
                                List.of(4, 8),
                                Block.RESIDUAL,
                                Skip.ADD,
                                Rise.TRANSPOSED,
                                Norm.BATCH,
                                0.25)
                        .graph();
        return new NetworkModel(
                graph,
                Initialization.HE.weights(graph, 3),
                Loss.Link.SOFTMAX,
                Map.of("pixel size", "0.09 Å", "classes", "atom, vacancy"));
    }

    private static byte[] bytes(final NetworkModel model) throws IOException {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        ModelFile.write(model, out);
        return out.toByteArray();
    }

    private static NetworkModel read(final byte[] bytes) throws IOException {
        return ModelFile.read(new ByteArrayInputStream(bytes), "m.safetensors");
    }

    @Test
    void comesBackAsItWasWritten() throws IOException {
        final NetworkModel model = model();
        assertEquals(model, read(bytes(model)));
        assertTrue(Arrays.equals(bytes(model), bytes(model)), "the same bytes each time");
    }

    @Test
    void everyLayerComesBack() throws IOException {
        final NetworkGraph.Builder b = NetworkGraph.builder(new Layer.Input(4, 12, 12));
        final List<Layer> layers =
                List.of(
                        new Layer.Convolution(4, 3, 2, 1, 2, false),
                        new Layer.TransposedConvolution(4, 4, 2, 1, true),
                        new Layer.Upsampling(2, Layer.Interpolation.BILINEAR),
                        new Layer.Pooling(Layer.PoolingKind.AVERAGE, 2, 2),
                        new Layer.BatchNormalization(1e-4, 0.2),
                        new Layer.GroupNormalization(2, 1e-5),
                        new Layer.Activation(Layer.Function.ELU),
                        new Layer.LeakyRelu(0.01),
                        new Layer.ParametricRelu(),
                        new Layer.Dropout(0.1, Layer.DropoutUnit.VALUE),
                        new Layer.GlobalAverage(),
                        new Layer.Dense(4, false));
        for (int i = 0; i < layers.size(); i++) {
            b.add("n" + i, layers.get(i));
        }
        b.add("sum", new Layer.Add(), "n11", "n10");
        b.add("cat", new Layer.Concatenation(), "sum", "n11");
        final NetworkGraph graph = b.build();
        final NetworkModel model =
                new NetworkModel(
                        graph,
                        Initialization.GLOROT.weights(graph, 1),
                        Loss.Link.IDENTITY,
                        Map.of());
        assertEquals(model, read(bytes(model)));
    }

    /** The format as its public description says, by hand. */
    @Test
    void readsWhatOthersWrite() {
        final String header =
                "{\"a\":{\"dtype\":\"F16\",\"shape\":[2],\"data_offsets\":[0,4]},"
                        + "\"b\":{\"dtype\":\"BF16\",\"shape\":[1,2],\"data_offsets\":[4,8]},"
                        + "\"c\":{\"dtype\":\"F64\",\"shape\":[],\"data_offsets\":[8,16]}}";
        final ByteBuffer file =
                ByteBuffer.allocate(8 + header.length() + 16).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(header.length()).put(header.getBytes(StandardCharsets.UTF_8));
        file.putShort((short) 0x3C00).putShort((short) 0xC100);
        file.putShort((short) 0x3F80).putShort((short) 0xC020).putDouble(Math.PI);
        final Safetensors s = Safetensors.read(file.array(), "x");
        assertEquals(new WeightArray(List.of(2), 1, -2.5), s.arrays().get("a"));
        assertEquals(new WeightArray(List.of(1, 2), 1, -2.5), s.arrays().get("b"));
        assertEquals(new WeightArray(List.of(), Math.PI), s.arrays().get("c"));
    }

    /** Little endian length first, header padded to 8 bytes, then the numbers. */
    @Test
    void writesTheFormat() throws IOException {
        final byte[] b = bytes(model());
        final ByteBuffer file = ByteBuffer.wrap(b).order(ByteOrder.LITTLE_ENDIAN);
        final int length = (int) file.getLong(0);
        assertEquals(0, length % 8);
        final String header = new String(b, 8, length, StandardCharsets.UTF_8);
        assertTrue(header.startsWith("{\"__metadata__\":{\"format\":\"pt\""), header);
        assertTrue(
                header.contains(
                        "\"down0.conv1.weight\":{\"dtype\":\"F32\",\"shape\":[4,2,3,3],"
                                + "\"data_offsets\":[0,288]}"),
                header);
        assertEquals(model().weights().get("down0.conv1.weight").get(0), file.getFloat(8 + length));
    }

    @Test
    void saysWhatIsWrong() throws IOException {
        assertSays(new byte[3], "0x0");
        final byte[] good = bytes(model());
        assertSays(Arrays.copyOf(good, good.length - 1), "cut off");
        assertSays(Arrays.copyOf(good, good.length + 4), "data offset");
        assertSays(changed(good, "\"F32\"", "\"I32\""), "dtype");
        assertSays(changed(good, "[0,288]", "[0,284]"), "data_offsets");
        assertSays(changed(good, "[0,288]", "[8,296]"), "begins at data offset");
        assertSays(changed(good, "[4,2,3,3]", "[4,3,3,3]"), "does not fit");
        assertSays(changed(good, "\\\"BatchNormalization", "\\\"BotchNormalization"), "not know");
        assertSays(changed(good, "\\\"momentum", "\\\"momentam"), "momentum");
        assertSays(changed(good, "\\\"kernel\\\":3", "\\\"kernel\\\":0"), "kernel");
        assertSays(changed(good, "\\\"version\\\":1", "\\\"version\\\":7"), "version");
        assertSays(changed(good, "SOFTMAX", "HARDMAX"), "HARDMAX");
        assertSays(changed(good, "zeroloss.network", "zeroloss.notwork"), "architecture");
    }

    private static byte[] changed(final byte[] file, final String from, final String to) {
        final String text = new String(file, StandardCharsets.ISO_8859_1);
        assertTrue(text.contains(from), from);
        return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void assertSays(final byte[] file, final String words) {
        final String message = assertThrows(NetworkException.class, () -> read(file)).getMessage();
        assertTrue(message.contains(words) && message.contains("m.safetensors"), message);
    }

    /**
     * Damaged files give a model or a NetworkException, nothing else, and no memory for nothing.
     */
    @Test
    void damagedFilesAreRefused() throws IOException {
        final byte[] good = bytes(model());
        final int header = (int) ByteBuffer.wrap(good).order(ByteOrder.LITTLE_ENDIAN).getLong(0);
        int refused = 0;
        for (int i = 0; i < 4000; i++) {
            final SplittableRandom random = Seeds.stream(11, i);
            byte[] bad = good.clone();
            final int changes = 1 + random.nextInt(4);
            for (int c = 0; c < changes; c++) {
                final int at = random.nextInt(8 + header);
                switch (random.nextInt(4)) {
                    case 0 -> bad[at] = (byte) random.nextInt(256);
                    case 1 -> bad[at] = (byte) "0123456789{}[],:\"-e.".charAt(random.nextInt(20));
                    case 2 -> bad[random.nextInt(8)] ^= (byte) (1 << random.nextInt(8));
                    default -> {
                        final int from = random.nextInt(8 + header);
                        final int n = Math.min(random.nextInt(40), bad.length - Math.max(at, from));
                        System.arraycopy(good, from, bad, at, n);
                    }
                }
            }
            if (random.nextInt(8) == 0) {
                bad = Arrays.copyOf(bad, random.nextInt(bad.length));
            }
            try {
                read(bad);
            } catch (final NetworkException e) {
                refused++;
                assertTrue(e.getMessage().length() < 20_000, "a message to read");
            }
        }
        assertTrue(refused > 2000, "only " + refused + " of 4000 damaged files were refused");
    }
}
