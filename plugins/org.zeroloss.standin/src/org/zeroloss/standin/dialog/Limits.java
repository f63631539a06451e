package org.zeroloss.standin.dialog;

import org.knime.node.parameters.validation.BuiltinValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation;
import org.knime.node.parameters.widget.text.TextInputWidgetValidation.PatternValidation;

import java.lang.reflect.Method;

/** Reads what limits say, which KNIME's classes show to their subclasses only. */
final class Limits {

    private Limits() {}

    static DialogLimit of(final MinValidation limit) {
        final double min = (double) ask(MinValidation.class, "getMin", limit);
        return new DialogLimit(min, limit.isExclusive());
    }

    static DialogLimit of(final MaxValidation limit) {
        final double max = (double) ask(MaxValidation.class, "getMax", limit);
        return new DialogLimit(max, limit.isExclusive());
    }

    static String of(final PatternValidation limit) {
        return (String) ask(PatternValidation.class, "getPattern", limit);
    }

    private static Object ask(
            final Class<?> type, final String getter, final BuiltinValidation limit) {
        try {
            final Method method = type.getDeclaredMethod(getter);
            method.setAccessible(true);
            return method.invoke(limit);
        } catch (final ReflectiveOperationException e) {
            throw new IllegalStateException("The limit " + limit.getClass() + " is not told", e);
        }
    }
}
