package org.zeroloss.standin.dialog;

import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.WidgetGroup;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.ValueReference;
import org.zeroloss.standin.parameters.ParameterField;

import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a dialog off the annotations of parameters. */
final class DialogReader {

    /** Stands for "in no section". */
    private interface Loose {}

    private final NodeParameters parameters;
    private final NodeParametersInput input;
    private final Conditions conditions;
    private final Map<Class<?>, List<DialogOption>> options = new LinkedHashMap<>();

    DialogReader(final NodeParameters parameters, final NodeParametersInput input) {
        this.parameters = parameters;
        this.input = input;
        final Map<Class<?>, Conditions.Named> fields = new HashMap<>();
        name("", parameters, fields);
        conditions = new Conditions(fields, input);
    }

    private static void name(
            final String prefix, final Object group, final Map<Class<?>, Conditions.Named> to) {
        for (final ParameterField field : ParameterField.of(group.getClass())) {
            final String key = prefix + field.key();
            final Object value = field.get(group);
            field.annotation(ValueReference.class)
                    .ifPresent(r -> to.put(r.value(), new Conditions.Named(key, value)));
            if (value instanceof WidgetGroup) {
                name(key + "/", value, to);
            }
        }
    }

    Dialog read() {
        options.put(Loose.class, new ArrayList<>());
        collect("", parameters, place(parameters.getClass(), Loose.class), false);
        final List<DialogSection> sections = new ArrayList<>();
        for (final Class<?> section : SectionOrder.of(options.keySet())) {
            if (!options.get(section).isEmpty()) {
                sections.add(section(section));
            }
        }
        return new Dialog(sections);
    }

    private DialogSection section(final Class<?> type) {
        final Section section = type.getAnnotation(Section.class);
        return new DialogSection(
                section == null ? "" : section.title(),
                section == null ? "" : section.description(),
                type.isAnnotationPresent(Advanced.class),
                effect(type.getAnnotation(Effect.class)),
                options.get(type));
    }

    private void collect(
            final String prefix,
            final Object group,
            final Class<?> section,
            final boolean advanced) {
        for (final ParameterField field : ParameterField.of(group.getClass())) {
            final Class<?> own = place(field.field(), section);
            final boolean hidden = advanced || isAdvanced(field);
            final Object value = field.get(group);
            if (field.annotation(Widget.class).isPresent()) {
                options.computeIfAbsent(own, s -> new ArrayList<>())
                        .add(option(prefix, field, value, hidden));
            } else if (value instanceof WidgetGroup) {
                collect(
                        prefix + field.key() + "/",
                        value,
                        place(value.getClass(), own),
                        hidden || value.getClass().isAnnotationPresent(Advanced.class));
            }
        }
    }

    private static boolean isAdvanced(final ParameterField field) {
        return field.annotation(Advanced.class).isPresent()
                || field.annotation(Widget.class).map(Widget::advanced).orElse(false);
    }

    private DialogOption option(
            final String prefix,
            final ParameterField field,
            final Object value,
            final boolean advanced) {
        final Widget widget = field.annotation(Widget.class).orElseThrow();
        final OptionValue form = new OptionValue(field, input);
        final boolean list = form.kind() == DialogOption.Kind.LIST;
        return new DialogOption(
                prefix + field.key(),
                widget.title(),
                widget.description(),
                form.kind(),
                form.widget(),
                field.isOptional(),
                advanced,
                list ? Optional.of(rows(value)) : form.value(value),
                form.whenSwitchedOn(),
                form.limits(),
                form.choices(),
                effect(field.annotation(Effect.class).orElse(null)),
                list ? elements(form.newElement()) : List.of());
    }

    private DialogRows rows(final Object value) {
        return new DialogRows(OptionValue.list(value).stream().map(this::elements).toList());
    }

    /** The options of one element, which has no sections. */
    private List<DialogOption> elements(final Object element) {
        final DialogReader reader = new DialogReader((NodeParameters) element, input);
        return reader.read().sections().stream().flatMap(s -> s.options().stream()).toList();
    }

    private Optional<DialogEffect> effect(final Effect effect) {
        if (effect == null) {
            return Optional.empty();
        }
        final Condition condition = conditions.of(effect.predicate());
        return Optional.of(new DialogEffect(effect.type(), condition.text(), condition.holds()));
    }

    /** The section that an element names, itself or through what encloses it. */
    private static Class<?> place(final AnnotatedElement element, final Class<?> otherwise) {
        final Layout layout = element.getAnnotation(Layout.class);
        if (layout == null) {
            return otherwise;
        }
        for (Class<?> p = layout.value(); p != null; p = p.getEnclosingClass()) {
            if (p.isAnnotationPresent(Section.class)) {
                return p;
            }
        }
        return otherwise;
    }
}
