package org.knime.node.parameters.layout;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A titled part of the dialog and of the node description. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Section {

    /** The section's title. */
    String title();

    /** What the section's options have in common. */
    String description() default "";

    /** Whether the section opens in a drawer of its own. */
    boolean sideDrawer() default false;
}
