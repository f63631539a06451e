package org.zeroloss.base;

/**
 * How long work tells its caller where it is, and how the caller stops it. A node adapts this to
 * KNIME's execution monitor; a test passes {@link #NONE}. Implementations are thread-safe.
 */
public interface Progress {

    /** Reports nothing and is never canceled. */
    Progress NONE =
            new Progress() {
                @Override
                public void update(final double fraction, final String message) {
                    // nobody listens
                }

                @Override
                public void checkCanceled() {
                    // nobody cancels
                }
            };

    /**
     * Says how far the work is.
     *
     * @param fraction done so far, from 0 to 1; values outside are clamped by the receiver
     * @param message what is being done, in the user's words; {@code null} keeps the last one
     */
    void update(double fraction, String message);

    /**
     * Returns if the work should go on.
     *
     * @throws CanceledException if the user asked to stop
     */
    void checkCanceled();

    /**
     * A view of this progress for one stage of the work.
     *
     * @param from fraction of the whole at which the stage starts
     * @param to fraction of the whole at which the stage ends
     * @return a progress whose 0..1 is {@code from..to} of this one
     */
    default Progress part(final double from, final double to) {
        if (!(from >= 0 && to >= from && to <= 1)) {
            throw new IllegalArgumentException(
                    "A stage of the progress needs 0 <= from <= to <= 1, found from = "
                            + from
                            + ", to = "
                            + to);
        }
        final Progress whole = this;
        return new Progress() {
            @Override
            public void update(final double fraction, final String message) {
                final double f = Math.max(0, Math.min(1, fraction));
                whole.update(from + f * (to - from), message);
            }

            @Override
            public void checkCanceled() {
                whole.checkCanceled();
            }
        };
    }
}
