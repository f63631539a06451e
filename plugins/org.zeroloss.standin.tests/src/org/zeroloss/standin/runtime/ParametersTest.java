package org.zeroloss.standin.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.migration.ConfigMigration;
import org.knime.node.parameters.migration.DefaultProvider;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.migration.Migration;
import org.knime.node.parameters.migration.NodeParametersMigration;
import org.knime.node.parameters.persistence.NodeParametersPersistor;
import org.knime.node.parameters.persistence.Persist;
import org.knime.node.parameters.persistence.Persistor;
import org.zeroloss.standin.api.TestData;
import org.zeroloss.standin.parameters.Parameters;

import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** The settings in which parameters are stored. */
class ParametersTest {

    /** The parameters of the modern node of the workflow that KNIME saved. */
    static final class Scale implements NodeParameters {

        enum Mode {
            ADD,
            MULTIPLY
        }

        String m_column = "";
        Mode m_mode = Mode.ADD;

        @Persist(configKey = "factor_cfg")
        double m_factor = 1;

        Optional<String> m_new = Optional.empty();
    }

    @Test
    void whatKnimeWroteIsReadAndWrittenAlike() throws Exception {
        final NodeSettingsRO model;
        try (InputStream in =
                Files.newInputStream(
                        TestData.path(
                                "knime/workflow-saved-by-knime-5.12/Scale _modern_ (#3)/"
                                        + "settings.xml"))) {
            model = NodeSettings.loadFromXML(in).getNodeSettings("model");
        }
        final Scale scale = Parameters.load(Scale.class, model);
        assertEquals("value", scale.m_column);
        assertEquals(Scale.Mode.MULTIPLY, scale.m_mode);
        assertEquals(10.0, scale.m_factor);
        assertEquals(Optional.of("scaled"), scale.m_new);
        final NodeSettings saved = new NodeSettings("model");
        Parameters.save(scale, saved);
        assertTrue(((NodeSettings) model).isIdentical(saved), saved::toString);
        assertEquals(List.copyOf(model.keySet()), List.copyOf(saved.keySet()));
    }

    static class Base implements NodeParameters {
        int base = 1;
    }

    static final class Part implements NodeParameters {
        String name = "part";

        Part() {}

        Part(final String name) {
            this.name = name;
        }
    }

    static final class All extends Base {
        static int notStored = 7;
        transient int neither = 7;
        private int norThis = 7;
        boolean flag = true;
        long count = 2;
        Integer boxed = 3;
        String text;
        double[] numbers = {1, 2};
        String[] names = {"a", null};
        Part part = new Part("nested");
        Part[] array = {new Part("x"), new Part("y")};
        List<Part> list = List.of(new Part("z"));
        Part[] none;
        Optional<Double> absent = Optional.empty();
        Optional<Scale.Mode> mode = Optional.of(Scale.Mode.ADD);

        int sum() {
            return notStored + neither + norThis;
        }
    }

    @Test
    void everyKindOfFieldIsStored() throws Exception {
        final NodeSettings s = new NodeSettings("model");
        Parameters.save(new All(), s);
        assertEquals(
                List.of(
                        "base",
                        "flag",
                        "count",
                        "boxed",
                        "text",
                        "numbers",
                        "names",
                        "part",
                        "array",
                        "list",
                        "none",
                        "absent",
                        "absent_is_present",
                        "mode",
                        "mode_is_present"),
                List.copyOf(s.keySet()));
        assertNull(s.getString("text"));
        assertEquals("nested", s.getNodeSettings("part").getString("name"));
        assertEquals("y", s.getNodeSettings("array").getNodeSettings("1").getString("name"));
        assertTrue(s.getNodeSettings("none").getBoolean("is_null"));
        assertEquals(0.0, s.getDouble("absent"));
        s.addInt("base", 5);
        final All all = Parameters.load(All.class, s);
        assertEquals(5, all.base);
        assertEquals(21, all.sum());
        assertArrayEquals(new double[] {1, 2}, all.numbers);
        assertEquals("y", all.array[1].name);
        assertEquals("z", all.list.get(0).name);
        assertNull(all.none);
        assertEquals(Optional.empty(), all.absent);
        assertEquals(Optional.of(Scale.Mode.ADD), all.mode);
    }

    @Test
    void anOptionalWithoutItsMarkIsPresent() throws Exception {
        final NodeSettings s = new NodeSettings("model");
        Parameters.save(new All(), s);
        s.removeConfig("absent_is_present");
        assertEquals(Optional.of(0.0), Parameters.load(All.class, s).absent);
    }

    @Test
    void whatIsMissingOrUnknownIsRefused() {
        final NodeSettings s = new NodeSettings("model");
        Parameters.save(new Scale(), s);
        s.removeConfig("factor_cfg");
        final var missing =
                assertThrows(InvalidSettingsException.class, () -> Parameters.load(Scale.class, s));
        assertTrue(missing.getMessage().contains("factor_cfg"), missing.getMessage());
        s.addDouble("factor_cfg", 1);
        s.addString("mode", "DIVIDE");
        final var unknown =
                assertThrows(InvalidSettingsException.class, () -> Parameters.load(Scale.class, s));
        assertEquals(
                "Invalid value 'DIVIDE'. Possible values: ADD, MULTIPLY", unknown.getMessage());
    }

    /** Reads the count from the old key "n", or says 9 where there is neither. */
    static final class Older implements NodeParametersMigration<Integer> {

        @Override
        public List<ConfigMigration<Integer>> getConfigMigrations() {
            return List.of(
                    ConfigMigration.<Integer>builder(s -> 2 * s.getInt("n"))
                            .withDeprecatedConfigPath("n")
                            .build(),
                    ConfigMigration.<Integer>builder(s -> 9).build());
        }
    }

    static final class Eleven implements DefaultProvider<Integer> {

        @Override
        public Integer getDefault() {
            return 11;
        }
    }

    static final class Migrated implements NodeParameters {

        @Migration(Older.class)
        int count = 1;

        @Migrate(loadDefaultIfAbsent = true)
        int added = 7;

        @Migration(Eleven.class)
        int provided = 1;

        @Migrate(loadDefaultIfAbsent = true)
        Part part = new Part("default");
    }

    @Test
    void settingsOfOlderVersionsAreRead() throws Exception {
        final NodeSettings s = new NodeSettings("model");
        final Migrated fromNothing = Parameters.load(Migrated.class, s);
        assertEquals(9, fromNothing.count);
        assertEquals(7, fromNothing.added);
        assertEquals(11, fromNothing.provided);
        assertEquals("default", fromNothing.part.name);
        s.addInt("n", 4);
        s.addInt("added", 1);
        s.addInt("provided", 2);
        s.addNodeSettings("part").addString("name", "stored");
        final Migrated fromOld = Parameters.load(Migrated.class, s);
        assertEquals(8, fromOld.count);
        assertEquals(1, fromOld.added);
        assertEquals(2, fromOld.provided);
        assertEquals("stored", fromOld.part.name);
    }

    @LoadDefaultsForAbsentFields
    static final class Tolerant implements NodeParameters {
        int a = 1;
        int b = 2;
    }

    @Test
    void aClassCanKeepAllDefaults() throws Exception {
        final NodeSettings s = new NodeSettings("model");
        s.addInt("b", 5);
        final Tolerant tolerant = Parameters.load(Tolerant.class, s);
        assertEquals(1, tolerant.a);
        assertEquals(5, tolerant.b);
    }

    /** Stores an interval as two entries. */
    static final class IntervalPersistor implements NodeParametersPersistor<double[]> {

        @Override
        public double[] load(final NodeSettingsRO settings) throws InvalidSettingsException {
            return new double[] {settings.getDouble("from"), settings.getDouble("to")};
        }

        @Override
        public void save(final double[] param, final NodeSettingsWO settings) {
            settings.addDouble("from", param[0]);
            settings.addDouble("to", param[1]);
        }

        @Override
        public String[][] getConfigPaths() {
            return new String[][] {{"from"}, {"to"}};
        }
    }

    static final class Windowed implements NodeParameters {

        @Persistor(IntervalPersistor.class)
        @Migrate(loadDefaultIfAbsent = true)
        double[] window = {1, 2};
    }

    @Test
    void aFieldCanHaveAFormOfItsOwn() throws Exception {
        final NodeSettings s = new NodeSettings("model");
        assertArrayEquals(new double[] {1, 2}, Parameters.load(Windowed.class, s).window);
        Parameters.save(new Windowed(), s);
        assertEquals(2.0, s.getDouble("to"));
        s.addDouble("to", 3);
        assertArrayEquals(new double[] {1, 3}, Parameters.load(Windowed.class, s).window);
    }

    static final class Contradictory implements NodeParameters {

        @Persist(configKey = "x")
        @Persistor(IntervalPersistor.class)
        double[] window = {1, 2};
    }

    static final class Unstorable implements NodeParameters {
        Thread thread;
    }

    @Test
    void mistakesInTheDeclarationAreNamed() {
        final NodeSettings s = new NodeSettings("model");
        assertThrows(IllegalStateException.class, () -> Parameters.load(Contradictory.class, s));
        final var e =
                assertThrows(
                        IllegalArgumentException.class, () -> Parameters.save(new Unstorable(), s));
        assertTrue(e.getMessage().contains("java.lang.Thread"), e.getMessage());
    }
}
