package org.knime.node.parameters.widget.choices;

/**
 * A constant of an enumeration to choose, and what is shown for it. KNIME 5.12 adds a third
 * component, so nodes make choices by {@link #fromEnumConst} or the constructor of two.
 */
public record EnumChoice<E extends Enum<E>>(E id, String text) {

    /**
     * The choice of a constant, shown as its {@link Label} says or else by its name.
     *
     * @throws IllegalStateException if the constant is not a field of its enumeration
     */
    public static <E extends Enum<E>> EnumChoice<E> fromEnumConst(final E enumConst) {
        try {
            final Label label =
                    enumConst
                            .getDeclaringClass()
                            .getField(enumConst.name())
                            .getAnnotation(Label.class);
            return new EnumChoice<>(enumConst, label == null ? enumConst.name() : label.value());
        } catch (final NoSuchFieldException e) {
            throw new IllegalStateException("No constant " + enumConst, e);
        }
    }
}
