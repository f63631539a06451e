package org.knime.core.node;

/** A part of the work: what it adds is added to the progress of the whole. */
final class SubProgress extends ProgressBase {

    private final NodeProgressMonitor whole;
    private final double share;
    private final String prefix;
    private final boolean silent;
    private double added;

    SubProgress(final NodeProgressMonitor whole, final double share, final boolean silent) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "A part of the progress is 0 to 1 of the whole, found " + share);
        }
        this.whole = whole;
        this.share = share;
        this.silent = silent;
        this.prefix = whole.getMessage() == null ? "" : whole.getMessage() + " - ";
    }

    @Override
    void changed() {
        final double done = getProgress() == null ? 0 : getProgress() * share;
        final double more = Math.max(0, done - added);
        added = Math.max(added, done);
        final String message = getMessage();
        synchronized (whole) {
            final double before = whole.getProgress() == null ? 0 : whole.getProgress();
            if (silent || message == null) {
                whole.setProgress(before + more);
            } else {
                whole.setProgress(before + more, prefix + message);
            }
        }
    }

    @Override
    public void checkCanceled() throws CanceledExecutionException {
        whole.checkCanceled();
    }
}
