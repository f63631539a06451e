package org.zeroloss.nodes.reader;

import org.zeroloss.format.ReadOption;
import org.zeroloss.format.SignalReader;
import org.zeroloss.format.SignalReaders;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Regular expressions for paths whose ending tells that an option is of no use. A dialog has only
 * the text of the path; a folder, an ending that nobody knows or a pattern without one may hold
 * anything. They are evaluated by the dialog's JavaScript, which knows no {@code (?i)}.
 */
final class EndingPattern {

    private EndingPattern() {}

    /**
     * @param option of readers
     * @return matches a path that ends as files of formats without it do, and no other
     */
    static String without(final ReadOption option) {
        return "^.*\\.(?:" + endings(option) + ")\\s*$";
    }

    /**
     * @param option of readers
     * @return matches a path that ends as files of formats without it do, and one that is empty
     */
    static String blankOrWithout(final ReadOption option) {
        return "^(?:.*\\.(?:" + endings(option) + "))?\\s*$";
    }

    private static String endings(final ReadOption option) {
        final Set<String> without = new TreeSet<>();
        for (final SignalReader r : new SignalReaders().readers()) {
            if (!r.options().contains(option)) {
                without.addAll(r.extensions());
            }
        }
        for (final SignalReader r : new SignalReaders().readers()) {
            if (r.options().contains(option)) {
                without.removeAll(r.extensions());
            }
        }
        return without.stream().map(EndingPattern::inAnyCase).collect(Collectors.joining("|"));
    }

    private static String inAnyCase(final String ending) {
        return ending.chars()
                .mapToObj(
                        c ->
                                Character.isLetter(c)
                                        ? "["
                                                + Character.toString(c)
                                                + Character.toString(Character.toUpperCase(c))
                                                + "]"
                                        : Character.toString(c))
                .collect(Collectors.joining());
    }
}
