package org.zeroloss.standin.dialog;

import java.util.List;

/**
 * The value of a list: the options of each of its elements.
 *
 * @param rows one list of options per element
 */
record DialogRows(List<List<DialogOption>> rows) {

    DialogRows {
        rows = List.copyOf(rows);
    }

    static List<List<DialogOption>> of(final Object value) {
        return value instanceof DialogRows r ? r.rows() : List.of();
    }
}
