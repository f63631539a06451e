package org.knime.node.parameters.updates;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Shows, hides, enables or disables an option depending on others. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Effect {

    /** What happens when the predicate holds. */
    enum EffectType {
        /** The option can be edited. */
        ENABLE,
        /** The option cannot be edited. */
        DISABLE,
        /** The option is shown. */
        SHOW,
        /** The option is hidden. */
        HIDE
    }

    /** On what it depends. */
    Class<? extends EffectPredicateProvider> predicate();

    /** What it does. */
    EffectType type();
}
