package org.knime.node.parameters;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Title and description of an option; both are part of the node description. */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Widget {

    /** The option's name in the dialog. */
    String title();

    /** What the option does. */
    String description();

    /** Whether the option hides behind "Show advanced settings". */
    boolean advanced() default false;
}
