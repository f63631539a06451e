package org.zeroloss.standin.dialog;

import org.knime.node.parameters.updates.Effect.EffectType;

/**
 * What other options do to an option or a section.
 *
 * @param type what happens while the condition holds
 * @param condition in terms of the keys of settings, such as {@code exponent is FIXED}
 * @param holds whether it holds for the values that the dialog has
 */
public record DialogEffect(EffectType type, String condition, boolean holds) {

    /**
     * @return whether the option counts: it is neither hidden nor disabled
     */
    public boolean applies() {
        return switch (type) {
            case SHOW, ENABLE -> holds;
            case HIDE, DISABLE -> !holds;
        };
    }
}
