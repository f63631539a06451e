package org.zeroloss.nodes.info;

import org.zeroloss.signal.SignalSpec;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One row of the listing: a signal, or what takes the place of one.
 *
 * @param file name of the file
 * @param reader name of the reader that knows the file, if there is one
 * @param status whether it can be read
 * @param number number of the signal in the file, counted from 1, if it can be read
 * @param name title of the signal, or name of what was left out, {@code ""} if it has none
 * @param signal spec of the signal, if it can be read
 * @param reason why it cannot be read; {@code ""} if it can
 */
record ListedSignal(
        String file,
        Optional<String> reader,
        Status status,
        OptionalInt number,
        String name,
        Optional<SignalSpec> signal,
        String reason) {

    /** Whether something can be read. */
    enum Status {
        /** A signal that a reader node reads. */
        OK("ok"),
        /** Part of a readable file that is no signal for us, or a file that needs an extension. */
        SKIPPED("skipped"),
        /** A file that is damaged or of no known format. */
        UNREADABLE("unreadable");

        private final String m_text;

        Status(final String text) {
            m_text = text;
        }

        /**
         * @return as it stands in the table
         */
        String text() {
            return m_text;
        }
    }

    /** Checks the parts. */
    ListedSignal {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(reader, "reader");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(signal, "signal");
        Objects.requireNonNull(reason, "reason");
        if (signal.isPresent() != (status == Status.OK)
                || number.isPresent() != signal.isPresent()) {
            throw new IllegalArgumentException(
                    "Exactly what can be read has a spec and a number, found "
                            + status
                            + ", "
                            + number
                            + " for "
                            + file);
        }
    }

    static ListedSignal readable(
            final String file, final String reader, final int number, final SignalSpec signal) {
        return new ListedSignal(
                file,
                Optional.of(reader),
                Status.OK,
                OptionalInt.of(number),
                signal.title(),
                Optional.of(signal),
                "");
    }

    static ListedSignal skipped(
            final String file, final String reader, final String name, final String reason) {
        return new ListedSignal(
                file,
                Optional.of(reader),
                Status.SKIPPED,
                OptionalInt.empty(),
                name,
                Optional.empty(),
                reason);
    }

    static ListedSignal unreadable(
            final String file, final Optional<String> reader, final String reason) {
        return new ListedSignal(
                file, reader, Status.UNREADABLE, OptionalInt.empty(), "", Optional.empty(), reason);
    }

    /**
     * @return the signal, of a row that has one
     */
    SignalSpec spec() {
        return signal.orElseThrow();
    }
}
