package org.zeroloss.standin.dialog;

import java.util.List;
import java.util.Optional;

/**
 * An option of a dialog, with the value that it has.
 *
 * @param key where it is stored: keys of the settings, separated by slashes
 * @param title its name, with the unit of a number
 * @param description what it does, XHTML
 * @param kind what can be entered
 * @param widget how it is shown where there is a choice: {@code radio}, {@code switch}, {@code
 *     dropdown}; else empty
 * @param optional whether it can be switched off
 * @param advanced whether it hides behind "Show advanced settings"
 * @param value boolean, number or text; a list of lists of options for a {@link Kind#LIST}; empty
 *     if it is switched off
 * @param whenSwitchedOn the value that an optional option gets
 * @param limits what may be entered
 * @param choices what a choice offers
 * @param effect what other options do to it
 * @param elements the options of each element of a {@link Kind#LIST}
 */
public record DialogOption(
        String key,
        String title,
        String description,
        Kind kind,
        String widget,
        boolean optional,
        boolean advanced,
        Optional<Object> value,
        Optional<Object> whenSwitchedOn,
        DialogLimits limits,
        List<DialogChoice> choices,
        Optional<DialogEffect> effect,
        List<DialogOption> elements) {

    /** What can be entered. */
    public enum Kind {
        /** Yes or no. */
        CHECKBOX,
        /** A whole number. */
        INTEGER,
        /** A number. */
        NUMBER,
        /** One of several. */
        CHOICE,
        /** A line of text. */
        TEXT,
        /** A path or an address, with a browse dialog. */
        FILE,
        /** Any number of elements, each with options of its own. */
        LIST,
        /** Any number of plain values. */
        VALUES
    }

    /** Keeps copies of the lists. */
    public DialogOption {
        choices = List.copyOf(choices);
        elements = List.copyOf(elements);
    }

    /**
     * @return whether it counts: no other option hides or disables it
     */
    public boolean applies() {
        return effect.map(DialogEffect::applies).orElse(true);
    }

    /**
     * @return the present elements of a {@link Kind#LIST}, each with its options; else none
     */
    public List<List<DialogOption>> rows() {
        return kind == Kind.LIST ? DialogRows.of(value.orElse(null)) : List.of();
    }
}
