package org.zeroloss.nodes.reader;

import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.widget.choices.Label;
import org.zeroloss.format.FormatException;
import org.zeroloss.signal.SignalKind;
import org.zeroloss.signal.SignalSpec;

import java.util.List;

/**
 * Which signal of a file with several is read.
 *
 * @param kind kind that the node gives
 * @param choice how it is chosen
 * @param number number in the file, counted from 1, if it is chosen so
 * @param title title, if it is chosen so
 */
record SignalSelection(SignalKind kind, Choice choice, int number, String title) {

    /** How a signal is chosen. */
    enum Choice {
        /** The first one that fits. */
        @Label(
                value = "The first that fits",
                description = "The first signal of the file of the kind that this node reads.")
        FIRST,
        /** By number. */
        @Label(value = "By number", description = "Counted from 1 in the order of the file.")
        NUMBER,
        /** By title. */
        @Label(value = "By title", description = "The signal of this name in the file.")
        TITLE
    }

    /** Names the choice for the dialog. */
    interface ChoiceReference extends ParameterReference<Choice> {}

    /** Shows a field while signals are chosen by number. */
    static final class ByNumber implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(ChoiceReference.class).isOneOf(Choice.NUMBER);
        }
    }

    /** Shows a field while signals are chosen by title. */
    static final class ByTitle implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(final PredicateInitializer i) {
            return i.getEnum(ChoiceReference.class).isOneOf(Choice.TITLE);
        }
    }

    /**
     * @param file name of the file, for messages
     * @param signals its signals
     * @return index of the chosen one, counted from 0
     * @throws FormatException if there is none
     */
    int index(final String file, final List<SignalSpec> signals) {
        for (int i = 0; i < signals.size(); i++) {
            if (isChosen(signals.get(i), i)) {
                return i;
            }
        }
        throw FormatException.of(
                file,
                "expected "
                        + expected(signals.size())
                        + ", found "
                        + signals.stream().map(s -> s.kind() + " '" + s.title() + "'").toList());
    }

    private boolean isChosen(final SignalSpec signal, final int index) {
        return signal.kind() == kind
                && switch (choice) {
                    case FIRST -> true;
                    case NUMBER -> index == number - 1;
                    case TITLE -> signal.title().equals(title);
                };
    }

    private String expected(final int count) {
        final String holds =
                switch (kind) {
                    case SPECTRAL_IMAGE -> "spectra";
                    case IMAGE_STACK -> "images";
                };
        return switch (choice) {
            case FIRST -> "a signal that holds " + holds;
            case NUMBER ->
                    "signal number "
                            + number
                            + " to hold "
                            + holds
                            + ", with numbers from 1 to "
                            + count;
            case TITLE -> "a signal of the title '" + title + "' that holds " + holds;
        };
    }
}
