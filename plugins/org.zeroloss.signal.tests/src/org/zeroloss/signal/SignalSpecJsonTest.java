package org.zeroloss.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

class SignalSpecJsonTest {

    private static final SignalSpec SPEC =
            Specs.image(3, 5, 7, DataType.UINT16)
                    .withBands(List.of("signal", "signal_p16"))
                    .withMap(new MapColumn("label", DataType.INT32, ""))
                    .withMap(new MapColumn("thickness", DataType.FLOAT64, "nm"));

    @Test
    void whatIsWrittenIsRead() {
        final String json = SignalSpecJson.write(SPEC);
        assertEquals(SPEC, SignalSpecJson.read(json));
        assertEquals(json, SignalSpecJson.write(SignalSpecJson.read(json)));
    }

    @ParameterizedTest
    @EnumSource(DataType.class)
    void everyType(final DataType type) {
        final SignalSpec s = SPEC.withType(type);
        assertEquals(s, SignalSpecJson.read(SignalSpecJson.write(s)));
    }

    @Test
    void labelsAndEmptyMetadata() {
        final Axis files =
                new Axis("file", "", 2, 1, 0, AxisRole.NAVIGATION, List.of("a.txt", "b.txt"));
        final SignalSpec s =
                SignalSpec.spectralImage(
                        "",
                        "",
                        List.of(files, Specs.energy(3)),
                        DataType.FLOAT32,
                        SignalMetadata.EMPTY);
        assertEquals(s, SignalSpecJson.read(SignalSpecJson.write(s)));
    }

    @Test
    void imageStacksHaveTwoSignalAxes() {
        final SignalSpec s =
                new SignalSpec(
                        SignalKind.IMAGE_STACK,
                        "stack",
                        "",
                        List.of(
                                Specs.x(2),
                                new Axis("row", "", 3, 1, 0, AxisRole.SIGNAL),
                                new Axis("column", "", 4, 1, 0, AxisRole.SIGNAL)),
                        DataType.UINT8,
                        List.of("signal"),
                        List.of(),
                        SignalMetadata.EMPTY);
        assertEquals(s, SignalSpecJson.read(SignalSpecJson.write(s)));
    }

    @Test
    void unknownKeysOfALaterMinorVersionAreIgnored() {
        final String json =
                SignalSpecJson.write(SPEC)
                        .replace("\"format\":\"1.0\"", "\"format\":\"1.7\",\"new\":{\"a\":[1]}")
                        .replace("\"scale\":0.5", "\"scale\":0.5,\"curvature\":2");
        assertEquals(SPEC, SignalSpecJson.read(json));
    }

    @Test
    void aNewerMajorVersionSaysWhatToDo() {
        final String json = SignalSpecJson.write(SPEC).replace("\"1.0\"", "\"2.0\"");
        final SignalException e =
                assertThrows(SignalException.class, () -> SignalSpecJson.read(json));
        assertTrue(e.getMessage().contains("2.0") && e.getMessage().contains("update"));
    }

    @Test
    void errorsNameTheKey() {
        final String json = SignalSpecJson.write(SPEC);
        bad("axes[1].scale", json.replace("\"scale\":0.5", "\"scale\":\"0.5\""));
        bad("axes[2].size", json.replace("\"size\":7", "\"size\":7.5"));
        bad("axes[2].size", json.replace("\"size\":7", "\"size\":70000000000000000000"));
        bad("axes[0].role", json.replaceFirst("navigate", "navi"));
        bad("type", json.replace("uint16", "uint12"));
        bad("format", json.replace("\"format\"", "\"fromat\""));
        bad("metadata", json.replace("\"metadata\"", "\"meta\""));
        bad("JSON", json.substring(0, json.length() - 1));
        bad("JSON", json + "x");
        bad("JSON", "");
        bad("object", "[]");
    }

    private static void bad(final String named, final String json) {
        final SignalException e =
                assertThrows(SignalException.class, () -> SignalSpecJson.read(json));
        assertTrue(e.getMessage().contains(named), e.getMessage());
    }
}
