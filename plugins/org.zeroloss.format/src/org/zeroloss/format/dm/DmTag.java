package org.zeroloss.format.dm;

import java.util.List;
import java.util.Optional;

/** A node of the tag tree; the big ones (arrays) are only located, never read. */
sealed interface DmTag {

    /**
     * @return name in the file; list items have an empty one
     */
    String name();

    /**
     * @return byte at which the tag's content starts
     */
    long offset();

    /**
     * @param name name in the file
     * @param offset byte at which the group starts
     * @param children in file order
     */
    record Group(String name, long offset, List<DmTag> children) implements DmTag {

        /**
         * @param path names from here down; an integer names a child by its place
         * @return the node there, if there is one
         */
        Optional<DmTag> find(final Object... path) {
            DmTag node = this;
            for (final Object step : path) {
                if (!(node instanceof Group)) {
                    return Optional.empty();
                }
                final List<DmTag> below = ((Group) node).children;
                if (step instanceof Integer) {
                    final int i = (Integer) step;
                    if (i >= below.size()) {
                        return Optional.empty();
                    }
                    node = below.get(i);
                } else {
                    final Optional<DmTag> next =
                            below.stream().filter(t -> t.name().equals(step)).findFirst();
                    if (next.isEmpty()) {
                        return next;
                    }
                    node = next.get();
                }
            }
            return Optional.of(node);
        }
    }

    /**
     * @param name name in the file
     * @param offset byte at which the value starts
     * @param value as Java holds it: Long (all integers) or Double
     * @param type code in the file
     */
    record Scalar(String name, long offset, Number value, DmType type) implements DmTag {

        /**
         * @return the value in decimal, UINT64 unsigned
         */
        String text() {
            return type == DmType.UINT64
                    ? Long.toUnsignedString(value.longValue())
                    : value.toString();
        }
    }

    /**
     * @param name name in the file
     * @param offset byte at which the first field starts
     * @param values one per field
     */
    record Struct(String name, long offset, List<Number> values) implements DmTag {}

    /**
     * @param name name in the file
     * @param offset byte at which the text starts
     * @param value the text
     */
    record Text(String name, long offset, String value) implements DmTag {}

    /**
     * @param name name in the file
     * @param offset byte at which the first element starts
     * @param fields types of one element: one for a plain array, several for an array of structs
     * @param count number of elements
     */
    record Array(String name, long offset, List<DmType> fields, long count) implements DmTag {

        /**
         * @return bytes of one element
         */
        long stride() {
            return fields.stream().mapToLong(DmType::bytes).sum();
        }
    }
}
