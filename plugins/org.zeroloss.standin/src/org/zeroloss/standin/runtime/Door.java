package org.zeroloss.standin.runtime;

import java.lang.invoke.MethodHandles;

/**
 * A way into a class of the API that its package keeps to itself. The class opens the door when it
 * is initialized, by handing over an object that reaches its package-private members; so the API
 * offers no symbol that KNIME does not have.
 *
 * @param <T> what reaches inside
 */
public final class Door<T> {

    private final Class<?> owner;
    private volatile T inside;

    Door(final Class<?> owner) {
        this.owner = owner;
    }

    /** Called by the class of the API. */
    public void open(final T access) {
        inside = access;
    }

    /** What reaches inside; initializes the class if nobody did. */
    T enter() {
        if (inside == null) {
            try {
                MethodHandles.lookup().ensureInitialized(owner);
            } catch (final IllegalAccessException e) {
                throw new IllegalStateException(owner + " is not public", e);
            }
        }
        return inside;
    }
}
