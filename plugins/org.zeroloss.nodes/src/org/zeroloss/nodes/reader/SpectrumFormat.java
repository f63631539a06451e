package org.zeroloss.nodes.reader;

import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.widget.choices.Label;
import org.zeroloss.format.ReadOption;
import org.zeroloss.format.SignalReader;
import org.zeroloss.format.SignalReaders;
import org.zeroloss.nodes.path.PathParameters;

import java.util.Arrays;

/** Formats with spectra, as the user may name one. */
enum SpectrumFormat {
    /** Found out. */
    @Label(
            value = "Automatic",
            description = "Told from the content of each file, else from its ending.")
    AUTO(""),
    /** Gatan. */
    @Label(value = "Gatan DigitalMicrograph", description = "dm3, dm4.")
    GATAN("Gatan DigitalMicrograph"),
    /** HDF5. */
    @Label(
            value = "HDF5",
            description = "HyperSpy (hspy, hdf5, h5) and EMD of Velox, Berkeley and py4DSTEM.")
    HDF5("HDF5 (HyperSpy, Velox EMD, Berkeley EMD, py4DSTEM)"),
    /** Signal files. */
    @Label(
            value = "Zeroloss signal (Arrow)",
            description = "arrow, as the Signal Writer writes it.")
    ARROW("Zeroloss signal (Arrow)"),
    /** MSA. */
    @Label(value = "EMSA/MAS", description = "msa, emsa, ems (ISO 22029).")
    EMSA("EMSA/MAS (ISO 22029)"),
    /** TIA. */
    @Label(value = "FEI TIA", description = "ser, with the emi beside it.")
    TIA("FEI TIA"),
    /** Nion Swift. */
    @Label(value = "Nion Swift", description = "ndata.")
    NION("Nion Swift"),
    /** One NumPy array. */
    @Label(value = "NumPy array", description = "npy.")
    NPY("NumPy array"),
    /** Several NumPy arrays. */
    @Label(value = "NumPy archive", description = "npz.")
    NPZ("NumPy archive"),
    /** Text. */
    @Label(
            value = "Plain text",
            description = "Numbers in lines or columns, whatever the ending of the file.")
    TEXT("plain text");

    private final String m_reader;

    SpectrumFormat(final String reader) {
        m_reader = reader;
    }

    /** Names the choice for the dialog. */
    interface Reference extends ParameterReference<SpectrumFormat> {}

    /** Shows the energy axis where the format has spectra. */
    static final class HasAxis implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return applies(i, ReadOption.AXIS, EndingPattern.without(ReadOption.AXIS));
        }
    }

    /** Shows how to read text where the file may be text: not before there is a path. */
    static final class HasText implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return applies(i, ReadOption.TEXT, EndingPattern.blankOrWithout(ReadOption.TEXT));
        }
    }

    private static EffectPredicate applies(
            final EffectPredicateProvider.PredicateInitializer i,
            final ReadOption option,
            final String without) {
        final SpectrumFormat[] named =
                Arrays.stream(values()).filter(f -> f.has(option)).toArray(SpectrumFormat[]::new);
        final EffectPredicate told =
                i.getEnum(Reference.class)
                        .isOneOf(AUTO)
                        .and(
                                i.getString(PathParameters.Reference.class)
                                        .matchesPattern(without)
                                        .negate());
        return i.getEnum(Reference.class).isOneOf(named).or(told);
    }

    private boolean has(final ReadOption option) {
        return new SignalReaders()
                .readers().stream()
                        .filter(r -> r.name().equals(m_reader))
                        .map(SignalReader::options)
                        .anyMatch(o -> o.contains(option));
    }

    /**
     * @return name of the reader, empty if it is found out
     */
    String reader() {
        return m_reader;
    }

    /**
     * @return the readers to choose from
     */
    SignalReaders readers() {
        final SignalReaders all = new SignalReaders();
        return this == AUTO ? all : all.only(m_reader);
    }
}
