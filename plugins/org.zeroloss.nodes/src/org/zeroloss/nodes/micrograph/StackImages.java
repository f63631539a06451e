package org.zeroloss.nodes.micrograph;

import org.zeroloss.imaging.defects.Micrograph;
import org.zeroloss.imaging.defects.PixelSource;
import org.zeroloss.imaging.simulate.MicrographStack;
import org.zeroloss.nodes.port.ImageStackPortObject;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.Plane;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalSpec;

import java.util.List;
import java.util.OptionalDouble;

/** The images of a stack one by one, read in windows from the mapped file; to be closed. */
public final class StackImages implements AutoCloseable {

    private static final double EQUAL = 1e-6;

    private final Signal m_signal;
    private final SignalSpec m_spec;
    private final int m_width;
    private final int m_height;
    private final int m_count;

    /**
     * @param port the images; stays open until {@link #close}
     */
    public StackImages(final ImageStackPortObject port) {
        m_spec = port.getSpec().signal();
        m_width = m_spec.width();
        m_height = Math.toIntExact(down(m_spec).size());
        m_count = Math.toIntExact(m_spec.rows() / m_height);
        m_signal = port.open();
    }

    /**
     * @param spec spec of images
     * @return the axis across an image
     */
    public static Axis across(final SignalSpec spec) {
        return spec.signalAxis();
    }

    /**
     * @param spec spec of images
     * @return the axis down an image
     */
    public static Axis down(final SignalSpec spec) {
        return spec.axes().get(spec.axes().size() - 2);
    }

    /**
     * @param spec spec of images
     * @return the names of the images, if each has one
     */
    public static List<String> labels(final SignalSpec spec) {
        return spec.axes().size() == 3 ? spec.axes().get(0).labels() : List.of();
    }

    /**
     * @return what the images are
     */
    public SignalSpec spec() {
        return m_spec;
    }

    /**
     * @return number of images
     */
    public int count() {
        return m_count;
    }

    /**
     * @return columns of an image
     */
    public int width() {
        return m_width;
    }

    /**
     * @return lines of an image
     */
    public int height() {
        return m_height;
    }

    /**
     * @param image which image, from 0
     * @return its number, and its name if it has one, for messages
     */
    public String name(final int image) {
        final List<String> labels = labels(m_spec);
        return labels.isEmpty() ? Integer.toString(image) : image + " (" + labels.get(image) + ")";
    }

    /**
     * @param image which image, from 0
     * @return side of its pixels in Å, if the axis or the map {@value MicrographStack#PIXEL_SIZE}
     *     says it
     */
    public OptionalDouble pixelSizeA(final int image) {
        final double unit = PixelUnit.inA(across(m_spec).unit());
        if (unit > 0) {
            return OptionalDouble.of(Math.abs(across(m_spec).scale()) * unit);
        }
        if (!m_spec.hasMap(MicrographStack.PIXEL_SIZE)) {
            return OptionalDouble.empty();
        }
        final double[] size = new double[1];
        m_signal.map(MicrographStack.PIXEL_SIZE).read((long) image * m_height, 0, 1, size, 0);
        final double a = size[0] * PixelUnit.inA(m_spec.map(MicrographStack.PIXEL_SIZE).unit());
        return a > 0 ? OptionalDouble.of(a) : OptionalDouble.empty();
    }

    /**
     * @return whether columns and lines are known to have different distances
     */
    public boolean isStretched() {
        final double x = Math.abs(across(m_spec).scale());
        final double y = Math.abs(down(m_spec).scale());
        return PixelUnit.inA(across(m_spec).unit()) > 0
                && across(m_spec).unit().equals(down(m_spec).unit())
                && Math.abs(x / y - 1) > EQUAL;
    }

    /**
     * @param image which image, from 0
     * @param pixelSizeA side of its pixels in Å, if known
     * @return the image, read when it is asked
     */
    public PixelSource image(final int image, final OptionalDouble pixelSizeA) {
        return new StackImage(image, pixelSizeA);
    }

    /**
     * @param image which image, from 0
     * @return all of it, in memory
     */
    public Micrograph load(final int image) {
        final float[] values = new float[Math.multiplyExact(m_width, m_height)];
        m_signal.plane().readRows((long) image * m_height, m_height, values, 0);
        return new Micrograph(name(image), m_width, m_height, values, pixelSizeA(image));
    }

    @Override
    public void close() {
        m_signal.close();
    }

    private final class StackImage implements PixelSource {

        private final int m_image;
        private final OptionalDouble m_pixelSizeA;
        private final Plane m_plane = m_signal.plane();

        StackImage(final int image, final OptionalDouble pixelSizeA) {
            m_image = image;
            m_pixelSizeA = pixelSizeA;
        }

        @Override
        public String name() {
            return StackImages.this.name(m_image);
        }

        @Override
        public int width() {
            return m_width;
        }

        @Override
        public int height() {
            return m_height;
        }

        @Override
        public OptionalDouble pixelSizeA() {
            return m_pixelSizeA;
        }

        @Override
        public void read(
                final int y, final int x, final float[] into, final int at, final int count) {
            m_plane.read((long) m_image * m_height + y, x, count, into, at);
        }
    }
}
