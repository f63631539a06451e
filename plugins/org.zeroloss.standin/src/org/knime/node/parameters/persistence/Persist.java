package org.knime.node.parameters.persistence;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How a field is stored if not under its own name. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Persist {

    /** The key in the settings; empty for the field's name without a leading {@code m_}. */
    String configKey() default "";

    /** Whether the setting is kept from the flow-variable tab. */
    boolean hidden() default false;
}
