package org.zeroloss.eels.background;

import org.zeroloss.signal.ProvenanceStep;
import org.zeroloss.signal.SignalMetadata;
import org.zeroloss.signal.SignalSource;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether two images hold the same measurement. */
final class ImageOrigin {

    private ImageOrigin() {}

    /**
     * @param a history of an image or of a model made on it
     * @param b history of another
     * @return false if they were made from different files, or by different first steps; true if
     *     that is not known
     */
    static boolean mayBeSame(final SignalMetadata a, final SignalMetadata b) {
        if (!a.sources().isEmpty() && !b.sources().isEmpty()) {
            final Set<SignalSource> shared = new HashSet<>(a.sources());
            shared.retainAll(b.sources());
            return !shared.isEmpty();
        }
        if (!a.sources().isEmpty() || !b.sources().isEmpty()) {
            return false;
        }
        final List<ProvenanceStep> first = a.provenance();
        final List<ProvenanceStep> second = b.provenance();
        return first.isEmpty() || second.isEmpty() || first.get(0).equals(second.get(0));
    }
}
