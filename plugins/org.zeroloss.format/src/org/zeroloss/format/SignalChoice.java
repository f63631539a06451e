package org.zeroloss.format;

import org.zeroloss.signal.SignalSpec;

import java.util.List;

/** Which of a file's signals is meant. Where several files make one signal, each file is asked. */
@FunctionalInterface
public interface SignalChoice {

    /**
     * @param source the file, for messages
     * @param signals its signals, at least one
     * @return index of the one that is meant
     * @throws FormatException if the file has none that is meant
     */
    int index(SourceFile source, List<SignalSpec> signals);

    /**
     * @param number place in the file, counted from 0
     * @return the signal at this place of each file
     */
    static SignalChoice number(final int number) {
        if (number < 0) {
            throw new IllegalArgumentException(
                    "Signals are counted from 0, found number " + number);
        }
        return (source, signals) -> {
            if (number >= signals.size()) {
                throw missing(source, "signal number " + number + ", counted from 0", signals);
            }
            return number;
        };
    }

    /**
     * @param title title of a signal
     * @return the first signal of this title in each file, wherever it stands there
     */
    static SignalChoice title(final String title) {
        return (source, signals) -> {
            for (int i = 0; i < signals.size(); i++) {
                if (signals.get(i).title().equals(title)) {
                    return i;
                }
            }
            throw missing(source, "a signal with the title \"" + title + "\"", signals);
        };
    }

    private static FormatException missing(
            final SourceFile source, final String expected, final List<SignalSpec> signals) {
        return FormatException.of(
                source.name(),
                "expected "
                        + expected
                        + ", found "
                        + signals.size()
                        + " signals: "
                        + signals.stream().map(SignalSpec::title).toList());
    }
}
