package org.knime.node.parameters;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Hides an option, or all options of a group or section, behind "Show advanced settings". */
@Retention(RetentionPolicy.RUNTIME)
public @interface Advanced {}
