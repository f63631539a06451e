package org.zeroloss.learn.net;

/** Checks of an optimizer's settings, with messages that name the value. */
final class Settings {

    private Settings() {}

    static void atLeast(final String name, final int value, final int least) {
        if (value < least) {
            throw new IllegalArgumentException(
                    name + " must be at least " + least + ", found " + value);
        }
    }

    static void positive(final String name, final double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be finite and > 0, found " + value);
        }
    }

    static void notNegative(final String name, final double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be finite and >= 0, found " + value);
        }
    }

    static void below(final String name, final double value, final double limit) {
        if (!(value >= 0 && value < limit)) {
            throw new IllegalArgumentException(
                    name + " must be in [0, " + limit + "), found " + value);
        }
    }
}
