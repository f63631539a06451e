package org.knime.node.parameters.persistence;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A field or class that is stored in a form of its own. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.FIELD})
public @interface Persistor {

    /** The class that saves and loads; it has a constructor without arguments. */
    @SuppressWarnings("rawtypes")
    Class<? extends NodeParametersPersistor> value();
}
