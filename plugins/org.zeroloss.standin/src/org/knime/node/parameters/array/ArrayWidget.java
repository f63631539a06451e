package org.knime.node.parameters.array;

import org.knime.node.parameters.updates.StateProvider;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How an array or list of parameters is edited. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface ArrayWidget {

    /** Text of the button that adds an element. */
    String addButtonText() default "";

    /** How the options of one element are laid out. */
    ElementLayout elementLayout() default ElementLayout.VERTICAL_CARD;

    /** Title of each element. */
    String elementTitle() default "";

    /** Whether elements can be moved up and down. */
    boolean showSortButtons() default false;

    /** Whether the number of elements is fixed. */
    boolean hasFixedSize() default false;

    /** Gives the value of an added element. */
    @SuppressWarnings("rawtypes")
    Class<? extends StateProvider> elementDefaultValueProvider() default StateProvider.class;

    /** Layouts of an element's options. */
    enum ElementLayout {
        /** One option below the other on a card. */
        VERTICAL_CARD,
        /** All options in one line. */
        HORIZONTAL_SINGLE_LINE
    }
}
