package org.zeroloss.format.scifio;

import io.scif.Format;
import io.scif.FormatException;
import io.scif.ImageMetadata;
import io.scif.MetaTable;
import io.scif.Metadata;
import io.scif.Plane;
import io.scif.Reader;
import io.scif.config.SCIFIOConfig;
import io.scif.services.FormatService;

import net.imglib2.Interval;

import org.scijava.io.location.FileLocation;
import org.scijava.io.location.Location;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A SCIFIO with one made-up format, which every file has. */
final class FakeFormats implements FormatService, Format, Reader, Metadata {

    /** What the file holds. */
    final List<FakeImage> m_images;

    /** Every call, in order. */
    final List<String> m_calls = new ArrayList<>();

    /** Thrown by the format when it is set. */
    Exception m_noFormat;

    /** Thrown on parsing when it is set. */
    Exception m_noHead;

    /** Thrown on decoding when it is set. */
    Exception m_noPlane;

    /** Bytes that planes lack. */
    int m_missing;

    long m_tileHeight = 1;

    FakeFormats(final FakeImage... images) {
        m_images = List.of(images);
    }

    @Override
    public Format getFormat(final String id, final SCIFIOConfig config) throws FormatException {
        m_calls.add("format of name " + id);
        return format(config);
    }

    @Override
    public Format getFormat(final Location id, final SCIFIOConfig config) throws FormatException {
        m_calls.add("format of location " + ((FileLocation) id).getFile());
        return format(config);
    }

    private Format format(final SCIFIOConfig config) throws FormatException {
        if (!config.checkerIsOpen() || config.groupableIsGroupFiles()) {
            throw new FormatException("the content of one file is to be looked at");
        }
        if (m_noFormat instanceof FormatException e) {
            throw e;
        }
        rethrow(m_noFormat);
        return this;
    }

    @Override
    public String getFormatName() {
        return "Made-up Format";
    }

    @Override
    public Reader createReader() {
        return this;
    }

    @Override
    public void setSource(final String fileName, final SCIFIOConfig config) throws IOException {
        m_calls.add("parse name " + fileName);
        parse();
    }

    @Override
    public void setSource(final Location loc, final SCIFIOConfig config) throws IOException {
        m_calls.add("parse location " + ((FileLocation) loc).getFile());
        parse();
    }

    private void parse() throws IOException {
        if (m_noHead instanceof IOException e) {
            throw e;
        }
        rethrow(m_noHead);
    }

    @Override
    public Metadata getMetadata() {
        return this;
    }

    @Override
    public int getImageCount() {
        return m_images.size();
    }

    @Override
    public ImageMetadata get(final int imageIndex) {
        return m_images.get(imageIndex);
    }

    @Override
    public MetaTable getTable() {
        return new FakeTable(Map.of("Microscope", "made-up", "Voltage", 200));
    }

    @Override
    public long getOptimalTileHeight(final int imageIndex) {
        return m_tileHeight;
    }

    @Override
    public Plane openPlane(final int imageIndex, final long planeIndex, final Interval bounds)
            throws FormatException, IOException {
        final FakeImage image = m_images.get(imageIndex);
        final int n = image.planar().size();
        final int y = image.planar().stream().map(FakeAxis::label).toList().indexOf("Y");
        m_calls.add("plane " + planeIndex + " lines " + bounds.min(y) + ".." + bounds.max(y));
        if (m_noPlane instanceof IOException e) {
            throw e;
        }
        if (m_noPlane instanceof FormatException e) {
            throw e;
        }
        rethrow(m_noPlane);
        int count = 1;
        for (int i = 0; i < n; i++) {
            count *= (int) (bounds.max(i) - bounds.min(i) + 1);
        }
        final ByteBuffer bytes = ByteBuffer.allocate(count * image.bytes()).order(image.order());
        final long[] at = new long[n];
        for (int v = 0; v < count; v++) {
            long rest = v;
            for (int i = 0; i < n; i++) {
                final long length = bounds.max(i) - bounds.min(i) + 1;
                at[i] = bounds.min(i) + rest % length;
                rest /= length;
            }
            image.put(at, planeIndex, bytes);
        }
        final byte[] all = new byte[bytes.capacity() - m_missing];
        System.arraycopy(bytes.array(), 0, all, 0, all.length);
        return () -> all;
    }

    @Override
    public void close() {
        m_calls.add("close");
    }

    private static void rethrow(final Exception e) {
        if (e != null) {
            throw (RuntimeException) e;
        }
    }
}
