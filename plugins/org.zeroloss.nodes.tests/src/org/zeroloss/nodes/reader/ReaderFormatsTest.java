package org.zeroloss.nodes.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.zeroloss.format.ReadOption;
import org.zeroloss.format.SignalReader;
import org.zeroloss.format.SignalReaders;
import org.zeroloss.nodes.path.PathParameters;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The formats that the readers' dialogs name, and which options they show. */
class ReaderFormatsTest {

    /** Of another bundle, which need not be installed. */
    private static final String OPTIONAL = "SCIFIO";

    private static boolean shows(
            final Class<?> section, final String path, final SpectrumFormat format)
            throws ReflectiveOperationException {
        final Effect effect = section.getAnnotation(Effect.class);
        assertEquals(Effect.EffectType.SHOW, effect.type());
        final var constructor = effect.predicate().getDeclaredConstructor();
        constructor.setAccessible(true);
        final EffectPredicateProvider predicate = constructor.newInstance();
        return new DialogValues(
                        Map.of(
                                PathParameters.Reference.class,
                                path,
                                SpectrumFormat.Reference.class,
                                format))
                .holds(predicate);
    }

    private static boolean showsText(final String path, final SpectrumFormat format)
            throws ReflectiveOperationException {
        return shows(SpectrumReaderParameters.TextSection.class, path, format);
    }

    private static boolean showsAxis(final String path, final SpectrumFormat format)
            throws ReflectiveOperationException {
        return shows(SpectrumReaderParameters.AxisSection.class, path, format);
    }

    @Test
    void everyReaderCanBeNamedAndEveryNameIsAReader() {
        final Set<String> readers = new TreeSet<>();
        new SignalReaders().readers().stream().map(SignalReader::name).forEach(readers::add);
        readers.add(OPTIONAL);
        final Set<String> named = new TreeSet<>();
        Arrays.stream(SpectrumFormat.values()).map(SpectrumFormat::reader).forEach(named::add);
        Arrays.stream(ImageFormat.values()).map(ImageFormat::reader).forEach(named::add);
        assertTrue(named.remove(""), "automatic");
        assertEquals(readers, named);
    }

    @Test
    void aNamedFormatIsTheOnlyOne() {
        assertEquals("plain text", SpectrumFormat.TEXT.readers().readers().get(0).name());
        assertEquals(1, SpectrumFormat.TEXT.readers().readers().size());
        assertEquals(1, ImageFormat.TIFF.readers().readers().size());
        assertEquals(
                new SignalReaders().readers().size(),
                SpectrumFormat.AUTO.readers().readers().size());
    }

    @ParameterizedTest
    @CsvSource({
        "'', false, true",
        "'   ', false, true",
        "/data/spectrum.txt, true, true",
        "/data/SPECTRUM.TXT, true, true",
        "/data/a.csv, true, true",
        "/data/position-*.dat, true, true",
        "/data/a.xy, true, true",
        "/data/folder, true, true",
        "/data/folder/, true, true",
        "/data.dm4/folder, true, true",
        "/data/*, true, true",
        "/data/unknown.foo, true, true",
        "/data/image.dm4, false, true",
        "/data/image.DM3, false, true",
        "/data/image.Dm3, false, true",
        "'/data/image.dm4  ', false, true",
        "C:\\data\\image.hspy, false, true",
        "knime://knime.workflow/data/spectrum.msa, false, true",
        "/data/*.emd, false, true",
        "/data/a.npy, false, true",
        "/data/a.arrow, false, true",
        "/data/a.tif, false, false",
        "/data/a.PNG, false, false",
        "/data/a.mrc, false, false",
        "/data/adm4, true, true",
        "/data/a.dm45, true, true"
    })
    void whatThePathTells(final String path, final boolean text, final boolean axis)
            throws ReflectiveOperationException {
        assertEquals(text, showsText(path, SpectrumFormat.AUTO));
        assertEquals(axis, showsAxis(path, SpectrumFormat.AUTO));
    }

    @ParameterizedTest
    @EnumSource(value = SpectrumFormat.class, mode = EnumSource.Mode.EXCLUDE, names = "AUTO")
    void aNamedFormatHasItsOwnOptionsWhateverThePath(final SpectrumFormat format)
            throws ReflectiveOperationException {
        final Set<ReadOption> options = format.readers().readers().get(0).options();
        for (final String path : new String[] {"", "/data/a.txt", "/data/a.dm4", "/data/a.tif"}) {
            assertEquals(options.contains(ReadOption.TEXT), showsText(path, format), path);
            assertEquals(options.contains(ReadOption.AXIS), showsAxis(path, format), path);
        }
        assertEquals(format == SpectrumFormat.TEXT, options.contains(ReadOption.TEXT));
    }

    @Test
    void patternsAreOfJavaScriptToo() {
        for (final ReadOption option : ReadOption.values()) {
            for (final String pattern :
                    new String[] {
                        EndingPattern.without(option), EndingPattern.blankOrWithout(option)
                    }) {
                assertFalse(pattern.contains("(?i"), pattern);
                assertFalse(pattern.contains("\\Q"), pattern);
                assertTrue(pattern.startsWith("^") && pattern.endsWith("$"), pattern);
            }
        }
    }
}
