package org.zeroloss.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class ProgressTest {

    private final List<Double> m_seen = new ArrayList<>();

    private final Progress m_whole =
            new Progress() {
                @Override
                public void update(final double fraction, final String message) {
                    m_seen.add(fraction);
                }

                @Override
                public void checkCanceled() {
                    throw new CanceledException();
                }
            };

    @Test
    void aPartMapsItsRangeAndClamps() {
        final Progress part = m_whole.part(0.5, 0.9).part(0.5, 1);
        part.update(0, "a");
        part.update(1, "b");
        part.update(7, "c");
        assertEquals(0.7, m_seen.get(0), 1e-15);
        assertEquals(0.9, m_seen.get(1), 1e-15);
        assertEquals(0.9, m_seen.get(2), 1e-15);
    }

    @Test
    void aPartIsCanceledWithTheWhole() {
        assertThrows(CanceledException.class, () -> m_whole.part(0, 1).checkCanceled());
    }

    @Test
    void badRangeIsNamed() {
        final String m =
                assertThrows(IllegalArgumentException.class, () -> m_whole.part(0.6, 0.2))
                        .getMessage();
        assertTrue(m.contains("0.6") && m.contains("0.2"), m);
    }
}
