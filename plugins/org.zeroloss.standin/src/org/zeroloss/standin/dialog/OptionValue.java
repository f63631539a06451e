package org.zeroloss.standin.dialog;

import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileReaderWidget;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSelectionWidget;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileWriterWidget;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.LocalFileReaderWidget;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.LocalFileWriterWidget;
import org.knime.core.webui.node.dialog.defaultdialog.util.updates.StateComputationFailureException;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.updates.StateProvider;
import org.knime.node.parameters.widget.OptionalWidget;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.EnumChoice;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.choices.StringChoice;
import org.knime.node.parameters.widget.choices.TypedStringChoice;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MaxValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation;
import org.knime.node.parameters.widget.text.TextInputWidget;
import org.zeroloss.standin.dialog.DialogOption.Kind;
import org.zeroloss.standin.parameters.Instances;
import org.zeroloss.standin.parameters.ParameterField;

import java.lang.annotation.Annotation;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The value of an option: its kind, its limits, what it can be set to. */
final class OptionValue {

    private static final List<Class<? extends Annotation>> FILES =
            List.of(
                    FileReaderWidget.class,
                    FileWriterWidget.class,
                    FileSelectionWidget.class,
                    LocalFileReaderWidget.class,
                    LocalFileWriterWidget.class);

    private final ParameterField field;
    private final NodeParametersInput input;
    private final Class<?> type;

    OptionValue(final ParameterField field, final NodeParametersInput input) {
        this.field = field;
        this.input = input;
        this.type = field.type();
    }

    Kind kind() {
        if (field.elementType().isPresent()) {
            return Kind.LIST;
        }
        if (type.isEnum() || field.annotation(ChoicesProvider.class).isPresent()) {
            return Kind.CHOICE;
        }
        if (type == boolean.class || type == Boolean.class) {
            return Kind.CHECKBOX;
        }
        if (type == String.class) {
            final boolean file = FILES.stream().anyMatch(a -> field.annotation(a).isPresent());
            return file ? Kind.FILE : Kind.TEXT;
        }
        if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            return Kind.VALUES;
        }
        final boolean real =
                List.of(double.class, Double.class, float.class, Float.class).contains(type);
        return real ? Kind.NUMBER : Kind.INTEGER;
    }

    String widget() {
        if (field.annotation(RadioButtonsWidget.class).isPresent()) {
            return "radio";
        }
        if (field.annotation(ValueSwitchWidget.class).isPresent()) {
            return "switch";
        }
        return kind() == Kind.CHOICE ? "dropdown" : "";
    }

    /** Boolean, number, text or list of these; empty if the option is switched off. */
    Optional<Object> value(final Object value) {
        final Object content = value instanceof Optional<?> o ? o.orElse(null) : value;
        return Optional.ofNullable(content).map(OptionValue::plain);
    }

    private static Object plain(final Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value.getClass().isArray() || value instanceof Collection) {
            return list(value).stream().map(OptionValue::plain).toList();
        }
        return value;
    }

    static List<Object> list(final Object value) {
        if (value instanceof Collection<?> c) {
            return new ArrayList<>(c);
        }
        final List<Object> all = new ArrayList<>();
        for (int i = 0; value != null && i < Array.getLength(value); i++) {
            all.add(Array.get(value, i));
        }
        return all;
    }

    Object newElement() {
        return Instances.create(field.elementType().orElseThrow(), input);
    }

    Optional<Object> whenSwitchedOn() {
        return field.annotation(OptionalWidget.class)
                .map(w -> state(w.defaultProvider()))
                .map(OptionValue::plain);
    }

    DialogLimits limits() {
        return new DialogLimits(min(), max(), pattern());
    }

    private Optional<String> pattern() {
        return field.annotation(TextInputWidget.class)
                .map(TextInputWidget::patternValidation)
                .filter(c -> !Modifier.isAbstract(c.getModifiers()))
                .map(c -> Limits.of(Instances.create(c)));
    }

    private Optional<DialogLimit> min() {
        final Optional<NumberInputWidget> number = field.annotation(NumberInputWidget.class);
        return number.map(w -> chosen(w.minValidation(), w.minValidationProvider()))
                .map(MinValidation.class::cast)
                .map(Limits::of);
    }

    private Optional<DialogLimit> max() {
        final Optional<NumberInputWidget> number = field.annotation(NumberInputWidget.class);
        return number.map(w -> chosen(w.maxValidation(), w.maxValidationProvider()))
                .map(MaxValidation.class::cast)
                .map(Limits::of);
    }

    /** A limit that stands in the annotation, or is computed; KNIME refuses both at once. */
    private Object chosen(final Class<?> fixed, final Class<? extends StateProvider<?>> computed) {
        final boolean isFixed = !Modifier.isAbstract(fixed.getModifiers());
        final boolean isComputed = !computed.isInterface();
        if (isFixed && isComputed) {
            throw new IllegalStateException(
                    field.name() + " has a limit and a provider of the same limit");
        }
        if (isFixed) {
            return Instances.create(fixed);
        }
        return isComputed ? state(computed) : null;
    }

    private Object state(final Class<? extends StateProvider<?>> provider) {
        try {
            return Instances.create(provider).computeState(input);
        } catch (final StateComputationFailureException e) {
            return null; // KNIME leaves the state as it is
        }
    }

    List<DialogChoice> choices() {
        final Optional<ChoicesProvider> provider = field.annotation(ChoicesProvider.class);
        if (provider.isPresent()) {
            return provided(provider.get());
        }
        return type.isEnum()
                ? Arrays.stream(type.getEnumConstants()).map(OptionValue::choice).toList()
                : List.of();
    }

    private List<DialogChoice> provided(final ChoicesProvider provider) {
        @SuppressWarnings("unchecked") // the annotation cannot say the argument
        final Class<? extends StateProvider<?>> states =
                (Class<? extends StateProvider<?>>) provider.value();
        return list(state(states)).stream().map(OptionValue::choice).toList();
    }

    private static DialogChoice choice(final Object choice) {
        if (choice instanceof StringChoice s) {
            return new DialogChoice(s.id(), s.text(), "");
        }
        if (choice instanceof TypedStringChoice s) {
            return new DialogChoice(s.id(), s.text(), "");
        }
        final Object constant = choice instanceof EnumChoice<?> c ? c.id() : choice;
        final Label label = label((Enum<?>) constant);
        return label == null
                ? new DialogChoice(constant.toString(), constant.toString(), "")
                : new DialogChoice(((Enum<?>) constant).name(), label.value(), label.description());
    }

    private static Label label(final Enum<?> constant) {
        for (final Field f : constant.getDeclaringClass().getDeclaredFields()) {
            if (f.isEnumConstant() && f.getName().equals(constant.name())) {
                return f.getAnnotation(Label.class);
            }
        }
        return null;
    }
}
