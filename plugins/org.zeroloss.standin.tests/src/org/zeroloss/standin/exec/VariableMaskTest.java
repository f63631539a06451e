package org.zeroloss.standin.exec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;

import java.util.HashMap;
import java.util.Map;

/** Settings overwritten by flow variables, and variables made of settings. */
class VariableMaskTest {

    private final NodeSettings model = new NodeSettings("model");
    private final NodeSettings settings = new NodeSettings("settings.xml");

    VariableMaskTest() {
        model.addInt("count", 3);
        model.addDouble("width", 0.5);
        model.addBoolean("free", false);
        model.addString("path", "a");
        model.addStringArray("names", "x", "y");
        model.addNodeSettings("inner").addLong("seed", 1);
    }

    private Map<String, FlowVar> apply(final FlowVar... variables) throws InvalidSettingsException {
        final Map<String, FlowVar> all = new HashMap<>();
        for (final FlowVar v : variables) {
            all.put(v.name(), v);
        }
        return new VariableMask(SettingsFiles.child(settings, "variables")).apply(model, all);
    }

    private void use(final String path, final String variable) throws InvalidSettingsException {
        SettingPath.of(path).mask(model, settings, variable, null);
    }

    @Test
    void numbersWidenAndEverythingFitsText() throws Exception {
        use("width", "i");
        use("inner/seed", "i");
        use("path", "d");
        use("names", "s");
        use("free", "t");
        apply(
                FlowVar.parse("i", FlowVar.Type.INTEGER, "7"),
                FlowVar.parse("d", FlowVar.Type.DOUBLE, "0.25"),
                FlowVar.parse("s", FlowVar.Type.STRING, "one"),
                FlowVar.parse("t", FlowVar.Type.STRING, "true"));
        assertEquals(7.0, model.getDouble("width"));
        assertEquals(7L, model.getNodeSettings("inner").getLong("seed"));
        assertEquals("0.25", model.getString("path"));
        assertArrayEquals(new String[] {"one"}, model.getStringArray("names"));
        assertTrue(model.getBoolean("free"));
    }

    @Test
    void aDoubleDoesNotFitAnInteger() throws Exception {
        use("count", "d");
        final String message =
                assertThrows(
                                InvalidSettingsException.class,
                                () -> apply(FlowVar.parse("d", FlowVar.Type.DOUBLE, "2")))
                        .getMessage();
        assertEquals(
                "The flow variable 'd' (DOUBLE) does not fit the setting 'count' (xint)",
                message.replace("(integer)", "(xint)"));
        assertEquals(3, model.getInt("count"));
    }

    @Test
    void aVariableThatIsNotThereIsNamed() throws Exception {
        use("path", "data");
        assertTrue(
                assertThrows(InvalidSettingsException.class, this::apply)
                        .getMessage()
                        .contains("'data', which does not exist"));
    }

    @Test
    void exposedSettingsCarryTheOverwrittenValue() throws Exception {
        use("count", "n");
        SettingPath.of("count").mask(model, settings, null, "out");
        SettingPath.of("free").mask(model, settings, null, "b");
        assertEquals(
                Map.of(
                        "out", new FlowVar("out", FlowVar.Type.INTEGER, 9),
                        "b", new FlowVar("b", FlowVar.Type.BOOLEAN, false)),
                apply(FlowVar.parse("n", FlowVar.Type.INTEGER, "9")));
    }

    @Test
    void masksOfOldVersionsHaveNoTree() throws Exception {
        final var leaf = settings.addNodeSettings("variables").addNodeSettings("free");
        leaf.addString("used_variable", null);
        leaf.addString("exposed_variable", "b");
        assertEquals(Map.of("b", new FlowVar("b", FlowVar.Type.STRING, "false")), apply());
    }
}
