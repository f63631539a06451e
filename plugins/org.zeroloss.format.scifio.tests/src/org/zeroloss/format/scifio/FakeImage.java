package org.zeroloss.format.scifio;

import io.scif.ImageMetadata;
import io.scif.MetaTable;

import net.imagej.axis.CalibratedAxis;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;

/**
 * An image of the made-up format. Its values are told by their position: no other memory of them
 * exists.
 */
final class FakeImage implements ImageMetadata {

    private static final int[] BYTES = {1, 1, 2, 2, 4, 4, 4, 8};

    private final String m_name;
    private final int m_type;
    private final ByteOrder m_order;
    private final List<FakeAxis> m_planar;
    private final List<FakeAxis> m_others;
    private boolean m_indexed;
    private boolean m_falseColor;
    private boolean m_thumbnail;
    private Map<String, ?> m_table = Map.of();

    FakeImage(
            final String name,
            final int type,
            final ByteOrder order,
            final List<FakeAxis> planar,
            final List<FakeAxis> others) {
        m_name = name;
        m_type = type;
        m_order = order;
        m_planar = planar;
        m_others = others;
    }

    FakeImage indexed(final boolean falseColor) {
        m_indexed = true;
        m_falseColor = falseColor;
        return this;
    }

    FakeImage thumbnail() {
        m_thumbnail = true;
        return this;
    }

    FakeImage with(final Map<String, ?> table) {
        m_table = table;
        return this;
    }

    List<FakeAxis> planar() {
        return m_planar;
    }

    List<FakeAxis> others() {
        return m_others;
    }

    int bytes() {
        return BYTES[m_type];
    }

    /**
     * Puts the value at a position: a number that differs from its neighbors along every axis.
     *
     * @param planar position along the planar axes
     * @param plane number of the plane
     * @param target where to put it, in the order of its bytes
     */
    void put(final long[] planar, final long plane, final ByteBuffer target) {
        long v = 7 + 13 * plane;
        for (int i = 0; i < planar.length; i++) {
            // by meaning and not by place, so that the order of the axes does not matter
            v += planar[i] * (31 + m_planar.get(i).label().charAt(0) * 17L);
        }
        switch (m_type) {
            case 0, 1 -> target.put((byte) v);
            case 2, 3 -> target.putShort((short) (v * 257));
            case 4, 5 -> target.putInt((int) (v * 65_537_003));
            case 6 -> target.putFloat(v / 3f);
            default -> target.putDouble(-v / 3d);
        }
    }

    ByteOrder order() {
        return m_order;
    }

    @Override
    public String getName() {
        return m_name;
    }

    @Override
    public int getPixelType() {
        return m_type;
    }

    @Override
    public boolean isLittleEndian() {
        return m_order == ByteOrder.LITTLE_ENDIAN;
    }

    @Override
    public boolean isIndexed() {
        return m_indexed;
    }

    @Override
    public boolean isFalseColor() {
        return m_falseColor;
    }

    @Override
    public boolean isThumbnail() {
        return m_thumbnail;
    }

    @Override
    public List<CalibratedAxis> getAxesPlanar() {
        return List.copyOf(m_planar);
    }

    @Override
    public List<CalibratedAxis> getAxesNonPlanar() {
        return List.copyOf(m_others);
    }

    @Override
    public long getAxisLength(final CalibratedAxis axis) {
        return ((FakeAxis) axis).length();
    }

    @Override
    public MetaTable getTable() {
        return new FakeTable(m_table);
    }
}
