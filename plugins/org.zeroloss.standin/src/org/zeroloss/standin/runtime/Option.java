package org.zeroloss.standin.runtime;

import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.widget.choices.Label;

import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * An option of a dialog.
 *
 * @param section title of the section it is in, empty if none
 * @param title its name
 * @param description what it does, with the meaning of its choices; XHTML
 */
record Option(String section, String title, String description) {

    /** The options of parameters, in the order of their fields. */
    static List<Option> of(final Class<?> parameters) {
        final List<Option> options = new ArrayList<>();
        collect(parameters, section(parameters.getAnnotation(Layout.class), ""), options);
        return options;
    }

    private static void collect(
            final Class<?> type, final String section, final List<Option> options) {
        if (type.getSuperclass() != null
                && WidgetGroup.class.isAssignableFrom(type.getSuperclass())) {
            collect(type.getSuperclass(), section, options);
        }
        for (final Field field : type.getDeclaredFields()) {
            final String own = section(field.getAnnotation(Layout.class), section);
            final Widget widget = field.getAnnotation(Widget.class);
            if (widget != null) {
                options.add(
                        new Option(
                                own,
                                widget.title(),
                                widget.description() + choices(field.getType())));
            }
            final Class<?> nested = group(field);
            if (nested != null) {
                collect(nested, section(nested.getAnnotation(Layout.class), own), options);
            }
        }
    }

    /** The class of the options inside a field's value or its elements, {@code null} if none. */
    private static Class<?> group(final Field field) {
        Class<?> type = field.getType();
        if (type.isArray()) {
            type = type.getComponentType();
        } else if (Collection.class.isAssignableFrom(type)
                && field.getGenericType() instanceof ParameterizedType generic
                && generic.getActualTypeArguments()[0] instanceof Class<?> element) {
            type = element;
        }
        return WidgetGroup.class.isAssignableFrom(type) ? type : null;
    }

    private static String section(final Layout layout, final String otherwise) {
        if (layout == null) {
            return otherwise;
        }
        for (Class<?> place = layout.value(); place != null; place = place.getEnclosingClass()) {
            final Section section = place.getAnnotation(Section.class);
            if (section != null) {
                return section.title();
            }
        }
        return otherwise;
    }

    private static String choices(final Class<?> type) {
        if (!type.isEnum()) {
            return "";
        }
        final StringBuilder html = new StringBuilder("<ul>");
        for (final Field field : type.getDeclaredFields()) {
            final Label label = field.getAnnotation(Label.class);
            if (label != null && !label.description().isEmpty()) {
                html.append("<li><i>")
                        .append(Description.escaped(label.value()))
                        .append("</i>: ")
                        .append(label.description())
                        .append("</li>");
            }
        }
        return html.length() == 4 ? "" : html + "</ul>";
    }
}
