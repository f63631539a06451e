package org.zeroloss.standin.dialog;

import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Before;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The order of sections: as they appear, unless {@code @After} or {@code @Before} say otherwise.
 */
final class SectionOrder {

    private final Set<Class<?>> all;
    private final Set<Class<?>> done = new LinkedHashSet<>();

    private SectionOrder(final Collection<Class<?>> all) {
        this.all = new LinkedHashSet<>(all);
    }

    /**
     * @param sections in the order in which options name them
     * @return the same in the order of the dialog
     * @throws IllegalStateException if they wait for each other
     */
    static List<Class<?>> of(final Collection<Class<?>> sections) {
        final SectionOrder order = new SectionOrder(sections);
        for (final Class<?> section : order.all) {
            order.visit(section, new ArrayList<>());
        }
        return List.copyOf(order.done);
    }

    private void visit(final Class<?> section, final List<Class<?>> waiting) {
        if (done.contains(section)) {
            return;
        }
        if (waiting.contains(section)) {
            throw new IllegalStateException("Sections come after each other: " + waiting);
        }
        waiting.add(section);
        final After after = section.getAnnotation(After.class);
        if (after != null && all.contains(after.value())) {
            visit(after.value(), waiting);
        }
        for (final Class<?> other : all) {
            final Before before = other.getAnnotation(Before.class);
            if (before != null && before.value() == section) {
                visit(other, waiting);
            }
        }
        waiting.remove(section);
        done.add(section);
    }
}
