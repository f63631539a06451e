package org.knime.node.parameters.widget;

import org.knime.node.parameters.updates.StateProvider;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An {@code Optional} option with the value that it gets when it is switched on. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface OptionalWidget {

    /** Gives the value. */
    Class<? extends DefaultValueProvider<?>> defaultProvider();

    /**
     * Gives the value that an optional option gets when it is switched on.
     *
     * @param <T> the type of the value
     */
    interface DefaultValueProvider<T> extends StateProvider<T> {

        @Override
        default void init(final StateProviderInitializer initializer) {
            initializer.computeBeforeOpenDialog();
        }
    }
}
