package org.zeroloss.format.fuzz;

import java.nio.file.Path;
import java.util.List;

/**
 * A file to damage.
 *
 * @param format which table row it belongs to
 * @param name file name
 * @param content its bytes
 * @param companions files that lie beside it, undamaged
 * @param oracle reads it another way
 */
record Sample(String format, String name, byte[] content, List<Path> companions, Oracle oracle) {

    @Override
    public String toString() {
        return format + " " + name;
    }
}
