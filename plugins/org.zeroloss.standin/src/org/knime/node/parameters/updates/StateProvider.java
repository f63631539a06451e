package org.knime.node.parameters.updates;

import org.knime.core.webui.node.dialog.defaultdialog.util.updates.StateComputationFailureException;
import org.knime.node.parameters.NodeParametersInput;

import java.util.function.Supplier;

/**
 * Computes a state of the dialog: a value, a list of choices, a validation.
 *
 * @param <S> the type of the state
 */
public interface StateProvider<S> {

    /** Says from what and when the state is computed. */
    void init(StateProviderInitializer initializer);

    /**
     * Computes the state.
     *
     * @throws StateComputationFailureException if the state should stay as it is
     */
    S computeState(NodeParametersInput parametersInput) throws StateComputationFailureException;

    /** Registers what a state depends on. */
    interface StateProviderInitializer {

        /** The node's inputs. */
        NodeParametersInput getNodeParametersInput();

        /** The field's value; the state is computed again when it changes. */
        <T> Supplier<T> computeFromValueSupplier(Class<? extends ParameterReference<T>> ref);

        /** The field's value. */
        <T> Supplier<T> getValueSupplier(Class<? extends ParameterReference<T>> ref);

        /** The value of a field whose reference has no exact type. */
        default <T> Supplier<T> getValueSupplier(
                final Class<? extends ParameterReference<?>> ref, final TypeReference<T> typeRef) {
            throw new UnsupportedOperationException(
                    "Expected a reference with an exact type, found "
                            + ref.getName()
                            + " read as "
                            + typeRef
                            + "; ask for it with getValueSupplier(Class)");
        }

        /** The state is computed when the field's value changes. */
        <T> void computeOnValueChange(Class<? extends ParameterReference<T>> id);

        /** The state of another provider; this one is computed again when it changes. */
        <T> Supplier<T> computeFromProvidedState(
                Class<? extends StateProvider<T>> stateProviderClass);

        /** The state is computed when the button is pressed. */
        void computeOnButtonClick(Class<? extends ButtonReference> ref);

        /** The state is computed before the dialog opens. */
        void computeBeforeOpenDialog();

        /** The state is computed after the dialog opened. */
        void computeAfterOpenDialog();
    }

    /**
     * Holds a type with its arguments.
     *
     * @param <T> the type
     */
    interface TypeReference<T> {}
}
