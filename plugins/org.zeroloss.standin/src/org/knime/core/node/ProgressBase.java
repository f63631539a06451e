package org.knime.core.node;

/** Keeps the last progress and message. */
abstract class ProgressBase implements NodeProgressMonitor {

    private Double progress;
    private String message;

    /** Called under this monitor's lock after each change. */
    abstract void changed();

    @Override
    public final synchronized void setProgress(final double fraction) {
        // written so that NaN changes nothing, as in KNIME
        if (fraction >= 0 || fraction < 0) {
            progress = Math.max(0, Math.min(1, fraction));
        }
        changed();
    }

    @Override
    public final synchronized void setProgress(final double fraction, final String text) {
        message = text;
        setProgress(fraction);
    }

    @Override
    public final synchronized void setMessage(final String text) {
        message = text;
        changed();
    }

    @Override
    public final void setProgress(final String text) {
        setMessage(text);
    }

    @Override
    public final synchronized Double getProgress() {
        return progress;
    }

    @Override
    public final synchronized String getMessage() {
        return message;
    }
}
