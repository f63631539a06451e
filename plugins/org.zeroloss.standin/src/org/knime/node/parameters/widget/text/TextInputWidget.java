package org.knime.node.parameters.widget.text;

import org.knime.node.parameters.updates.StateProvider;
import org.knime.node.parameters.widget.text.TextInputWidgetValidation.MaxLengthValidation;
import org.knime.node.parameters.widget.text.TextInputWidgetValidation.MinLengthValidation;
import org.knime.node.parameters.widget.text.TextInputWidgetValidation.PatternValidation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A line of text with conditions, which hold in the dialog. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface TextInputWidget {

    /** Shown while the field is empty. */
    String placeholder() default "";

    /** The pattern that the text must match. */
    Class<? extends PatternValidation> patternValidation() default PatternValidation.class;

    /** The length that the text may have. */
    Class<? extends MaxLengthValidation> maxLengthValidation() default MaxLengthValidation.class;

    /** The length that the text must have. */
    Class<? extends MinLengthValidation> minLengthValidation() default MinLengthValidation.class;

    /** Computes what is shown while the field is empty. */
    Class<? extends StateProvider<String>> placeholderProvider() default Unset.TextProvider.class;

    /** Computes the pattern. */
    Class<? extends StateProvider<? extends PatternValidation>> patternValidationProvider() default
            Unset.PatternProvider.class;

    /** Computes the longest length. */
    Class<? extends StateProvider<? extends MaxLengthValidation>>
            maxLengthValidationProvider() default Unset.MaxLengthProvider.class;

    /** Computes the shortest length. */
    Class<? extends StateProvider<? extends MinLengthValidation>>
            minLengthValidationProvider() default Unset.MinLengthProvider.class;
}
