package org.knime.node.parameters.migration;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How a field or class is read from the settings of older versions. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.FIELD})
public @interface Migration {

    /** The class that knows the older forms; it has a constructor without arguments. */
    @SuppressWarnings("rawtypes")
    Class<? extends NodeParametersMigration> value();
}
