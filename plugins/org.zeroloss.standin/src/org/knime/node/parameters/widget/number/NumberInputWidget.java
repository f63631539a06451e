package org.knime.node.parameters.widget.number;

import org.knime.node.parameters.updates.StateProvider;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A number with limits. The limits hold in the dialog; a node checks in {@code
 * NodeParameters.validate} what must hold for settings of any origin.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface NumberInputWidget {

    /** The lower limit. */
    Class<? extends MinValidation> minValidation() default MinValidation.class;

    /** The upper limit. */
    Class<? extends MaxValidation> maxValidation() default MaxValidation.class;

    /** Computes the lower limit. */
    Class<? extends StateProvider<? extends MinValidation>> minValidationProvider() default
            Unset.MinProvider.class;

    /** Computes the upper limit. */
    Class<? extends StateProvider<? extends MaxValidation>> maxValidationProvider() default
            Unset.MaxProvider.class;
}
