package org.zeroloss.imaging.defects;

import org.zeroloss.base.CanceledException;
import org.zeroloss.base.Progress;

/** Work that was canceled before it began. */
enum Canceled implements Progress {
    NOW;

    @Override
    public void update(final double fraction, final String message) {
        // nobody looks
    }

    @Override
    public void checkCanceled() {
        throw new CanceledException();
    }
}
