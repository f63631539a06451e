package org.zeroloss.format.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.zeroloss.signal.SignalSpec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Images of a TIFF file, decoded by {@link TiffImage}; alike ones that follow make a stack. */
final class TiffOracle implements Oracle {

    private static final int RATIO = 4096;

    private final List<long[]> m_blocks = new ArrayList<>();
    private final boolean m_packed;

    TiffOracle(final byte[] sample) {
        final List<TiffImage> images = TiffImage.all(sample);
        images.forEach(i -> m_blocks.addAll(i.blocks()));
        m_packed = images.stream().anyMatch(TiffImage::isPacked);
    }

    @Override
    public boolean isValue(final int at) {
        return m_blocks.stream().anyMatch(b -> at >= b[0] && at < b[0] + b[1]);
    }

    @Override
    public int ratio() {
        // reals of 16 bits become twice as long
        return m_packed ? RATIO : 2;
    }

    @Override
    public int least() {
        return 8;
    }

    @Override
    public int check(final byte[] content, final Reading reading) {
        final List<TiffImage> images = new ArrayList<>(TiffImage.all(content));
        if (images.size() > 1) {
            images.removeIf(TiffImage::isReduced);
        }
        int next = 0;
        for (int i = 0; i < reading.specs().size(); i++) {
            final SignalSpec spec = reading.specs().get(i);
            final long[] shape = Values.shape(spec);
            final TiffImage first = images.get(next);
            assertEquals(first.width(), shape[shape.length - 1]);
            assertEquals(first.height(), shape[shape.length - 2]);
            final int bytes = first.bytes();
            assertEquals(bytes, spec.type().bytes());
            final byte[] rows = reading.rows().get(i);
            final int one = (int) (first.width() * first.height() * first.colors() * bytes);
            if (images.size() == 1 && rows.length > one) {
                // ImageJ's large stacks: further images follow the first without a directory
                assertArrayEquals(
                        Values.little(
                                content,
                                first.blocks().get(0)[0],
                                rows.length / bytes,
                                bytes,
                                first.order()),
                        rows);
                next++;
                continue;
            }
            for (int at = 0; at < rows.length; at += one) {
                assertArrayEquals(
                        images.get(next++).values(), Arrays.copyOfRange(rows, at, at + one));
            }
        }
        assertEquals(images.size(), next);
        return reading.specs().size();
    }
}
