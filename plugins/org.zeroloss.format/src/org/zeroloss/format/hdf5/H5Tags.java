package org.zeroloss.format.hdf5;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Metadata as tags under their path, as many as a header may reasonably hold. */
final class H5Tags {

    private static final int MAX_TAGS = 2000;
    private static final int MAX_TEXT = 1000;
    private static final int MAX_DEPTH = 40;

    private final Map<String, String> m_tags = new TreeMap<>();
    private final Set<Long> m_seen = new HashSet<>();

    Map<String, String> tags() {
        return m_tags;
    }

    void put(final String key, final Object value) {
        if (m_tags.size() < MAX_TAGS) {
            m_tags.put(key, H5Values.text(value, MAX_TEXT));
        }
    }

    /** All attributes and small datasets of a group and the groups below it. */
    void addAll(final String path, final H5Group group) {
        addAll(path, group, 0);
    }

    private void addAll(final String path, final H5Group group, final int depth) {
        // a group may be linked from several places, even from below itself
        if (depth == MAX_DEPTH || !m_seen.add(group.header().getAddress())) {
            return;
        }
        addAttributes(path, group);
        for (final String name : group.names()) {
            if (m_tags.size() >= MAX_TAGS) {
                return;
            }
            final H5Object child = group.child(name).orElseThrow();
            if (child instanceof H5Group) {
                addAll(path + "." + name, (H5Group) child, depth + 1);
            } else {
                final H5Dataset dataset = (H5Dataset) child;
                addAttributes(path + "." + name, dataset);
                dataset.value().ifPresent(v -> put(path + "." + name, v));
            }
        }
    }

    /** The attributes of one object. */
    void addAttributes(final String path, final H5Object object) {
        for (final String name : object.attributeNames()) {
            if (m_tags.size() >= MAX_TAGS) {
                return;
            }
            final Optional<Object> value = object.attribute(name);
            value.ifPresent(v -> put(path + "." + name, v));
        }
    }
}
