package org.zeroloss.standin.dialog;

import java.util.List;
import java.util.Optional;

/**
 * A part of a dialog.
 *
 * @param title its title, empty for options outside of any section
 * @param description what its options have in common, empty if nothing is said
 * @param advanced whether it hides behind "Show advanced settings"
 * @param effect what other options do to it
 * @param options its options in their order
 */
public record DialogSection(
        String title,
        String description,
        boolean advanced,
        Optional<DialogEffect> effect,
        List<DialogOption> options) {

    /** Keeps a copy of the list. */
    public DialogSection {
        options = List.copyOf(options);
    }

    /**
     * @return whether its options count: it is not hidden
     */
    public boolean applies() {
        return effect.map(DialogEffect::applies).orElse(true);
    }
}
