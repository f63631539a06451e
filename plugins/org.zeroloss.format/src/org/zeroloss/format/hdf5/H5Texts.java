package org.zeroloss.format.hdf5;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Texts of any length in global heaps; the same text is kept once. */
final class H5Texts {

    private static final int HEADER = 16;
    private static final int MIN_HEAP = 4096;
    private static final int MAX_HEAP = 1 << 20;
    private static final int MAX_OBJECTS = 10_000;

    private final Map<String, Integer> m_order = new HashMap<>();
    private final List<byte[]> m_texts = new ArrayList<>();
    private final List<Long> m_heap = new ArrayList<>();
    private final List<Integer> m_index = new ArrayList<>();

    void add(final byte[] text) {
        if (text.length > 0 && m_order.putIfAbsent(key(text), m_texts.size()) == null) {
            m_texts.add(text);
        }
    }

    private static String key(final byte[] text) {
        return new String(text, StandardCharsets.UTF_8);
    }

    /** All heaps, to be written one after the other from an address on. */
    List<ByteBuffer> heaps(final long address) {
        final List<ByteBuffer> heaps = new ArrayList<>();
        long at = address;
        int next = 0;
        while (next < m_texts.size()) {
            int end = next;
            int bytes = HEADER;
            while (end < m_texts.size()
                    && end - next < MAX_OBJECTS
                    && (end == next || bytes < MAX_HEAP)) {
                bytes += HEADER + (int) H5Encoder.align(m_texts.get(end++).length);
            }
            final ByteBuffer heap = heap(next, end, bytes, at);
            at += heap.remaining();
            heaps.add(heap);
            next = end;
        }
        return heaps;
    }

    private ByteBuffer heap(final int from, final int to, final int bytes, final long address) {
        // one more header, for what is left free
        final int size = Math.max(MIN_HEAP, bytes + HEADER);
        final ByteBuffer b = H5Encoder.buffer(size);
        b.put(new byte[] {'G', 'C', 'O', 'L', 1, 0, 0, 0}).putLong(size);
        for (int i = from; i < to; i++) {
            final byte[] text = m_texts.get(i);
            m_heap.add(address);
            m_index.add(i - from + 1);
            b.putShort((short) (i - from + 1)).putShort((short) 1).putInt(0);
            b.putLong(text.length).put(text);
            b.position((int) H5Encoder.align(b.position()));
        }
        b.putLong(0).putLong(size - bytes);
        return b.position(0);
    }

    /** Puts a reference to a text: its length, heap and place. */
    void reference(final byte[] text, final ByteBuffer target) {
        if (text.length == 0) {
            target.putInt(0).putLong(0).putInt(0);
        } else {
            final int i = m_order.get(key(text));
            target.putInt(text.length).putLong(m_heap.get(i)).putInt(m_index.get(i));
        }
    }
}
