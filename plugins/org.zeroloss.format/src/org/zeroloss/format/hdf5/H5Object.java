package org.zeroloss.format.hdf5;

import io.jhdf.FractalHeap;
import io.jhdf.ObjectHeader;
import io.jhdf.btree.BTreeV2;
import io.jhdf.btree.record.AttributeNameForIndexedAttributesRecord;
import io.jhdf.object.message.AttributeInfoMessage;
import io.jhdf.object.message.AttributeMessage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A group or a dataset with its attributes. */
abstract class H5Object {

    private static final long UNDEFINED = -1L;

    private final H5File m_file;
    private final String m_path;
    private final ObjectHeader m_header;
    private Map<String, AttributeMessage> m_attributes;

    H5Object(final H5File file, final String path, final ObjectHeader header) {
        m_file = file;
        m_path = path;
        m_header = header;
    }

    final H5File file() {
        return m_file;
    }

    final H5Storage storage() {
        return m_file.storage();
    }

    /** Path from the root, without a slash at its end; empty for the root. */
    final String path() {
        return m_path;
    }

    final String name() {
        return m_path.substring(m_path.lastIndexOf('/') + 1);
    }

    final ObjectHeader header() {
        return m_header;
    }

    final Iterable<String> attributeNames() {
        return attributes().keySet();
    }

    /** A number, text, truth value, or array of them; empty if there is none or it is no such. */
    final Optional<Object> attribute(final String name) {
        final AttributeMessage a = attributes().get(name);
        if (a == null || a.getDataBuffer() == null) {
            return Optional.empty();
        }
        return m_file.guarded(
                "attribute " + m_path + "@" + name,
                () ->
                        H5Values.read(
                                a.getDataType(), a.getDataBuffer(), a.getDataSpace(), storage()));
    }

    /** A text; empty if there is none, it is no text, or HyperSpy's word for none. */
    final String text(final String name) {
        return attribute(name)
                .filter(v -> v instanceof String && !v.equals("_None_"))
                .map(v -> (String) v)
                .orElse("");
    }

    /** A number, also where it is written as text. */
    final OptionalDouble number(final String name) {
        return H5Values.number(attribute(name));
    }

    private Map<String, AttributeMessage> attributes() {
        if (m_attributes == null) {
            m_attributes = m_file.guarded("the attributes of " + m_path, this::readAttributes);
        }
        return m_attributes;
    }

    private Map<String, AttributeMessage> readAttributes() {
        final List<AttributeMessage> all =
                new ArrayList<>(m_header.getMessagesOfType(AttributeMessage.class));
        if (m_header.hasMessageOfType(AttributeInfoMessage.class)) {
            final AttributeInfoMessage info = m_header.getMessageOfType(AttributeInfoMessage.class);
            if (info.getFractalHeapAddress() != UNDEFINED) {
                final FractalHeap heap = new FractalHeap(storage(), info.getFractalHeapAddress());
                final BTreeV2<AttributeNameForIndexedAttributesRecord> tree =
                        new BTreeV2<>(storage(), info.getAttributeNameBTreeAddress());
                for (final AttributeNameForIndexedAttributesRecord r : tree.getRecords()) {
                    all.add(
                            new AttributeMessage(
                                    heap.getId(r.getHeapId()), storage(), r.getFlags()));
                }
            }
        }
        final Map<String, AttributeMessage> byName = new LinkedHashMap<>();
        all.forEach(a -> byName.put(a.getName(), a));
        return byName;
    }
}
