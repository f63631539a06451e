package org.knime.node.parameters.layout;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** The section or layout element in which an option, or the options of a group, appear. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Layout {

    /** The section or layout element. */
    Class<?> value();
}
