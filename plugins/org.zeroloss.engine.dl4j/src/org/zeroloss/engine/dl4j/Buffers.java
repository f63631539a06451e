package org.zeroloss.engine.dl4j;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Memory of a tape, allocated once. While a tape is laid out, memory that is free again goes to the
 * next array of the same length: fresh memory costs page faults, which were more than half of a
 * convolution's time.
 */
final class Buffers implements AutoCloseable {

    private final DataType type;
    private final List<INDArray> all = new ArrayList<>();
    private final Map<Long, Deque<INDArray>> free = new HashMap<>();
    private final Map<INDArray, INDArray> owner = new IdentityHashMap<>();

    Buffers(final DataType type) {
        this.type = type;
    }

    INDArray acquire(final long... shape) {
        long length = 1;
        for (final long s : shape) {
            length *= s;
        }
        INDArray memory = free.computeIfAbsent(length, n -> new ArrayDeque<>()).poll();
        if (memory == null) {
            memory = Nd4j.createUninitialized(type, length);
            memory.setCloseable(true);
            all.add(memory);
        }
        final INDArray view = memory.reshape('c', shape);
        owner.put(view, memory);
        return view;
    }

    /** The array is not needed any more at this place of the tape. */
    void release(final INDArray view) {
        final INDArray memory = owner.remove(view);
        free.get(memory.length()).push(memory);
    }

    @Override
    public void close() {
        all.forEach(INDArray::close);
        all.clear();
    }
}
