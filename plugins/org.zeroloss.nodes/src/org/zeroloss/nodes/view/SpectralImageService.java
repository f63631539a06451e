package org.zeroloss.nodes.view;

import org.zeroloss.base.Workers;
import org.zeroloss.nodes.port.SpectralImagePortObject;
import org.zeroloss.signal.ProvenanceStep;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalSpec;
import org.zeroloss.signal.browse.PixelRegion;
import org.zeroloss.signal.browse.SpectrumBrowser;

import java.util.ArrayList;
import java.util.List;

/**
 * What the page of a spectral image may ask. Its public methods are called by name; spectra and
 * maps travel as little-endian 32-bit floats.
 */
public class SpectralImageService {

    private final List<SpectralImagePortObject> m_ports;
    private final List<SpectrumBrowser> m_images = new ArrayList<>();
    private final List<ImageInfo> m_infos = new ArrayList<>();

    /**
     * @param ports images with the same pixels, the first makes the map
     */
    public SpectralImageService(final List<SpectralImagePortObject> ports) {
        this(ports, titles(ports));
    }

    /**
     * @param ports images with the same pixels, the first makes the map
     * @param titles their names in the legend
     */
    SpectralImageService(final List<SpectralImagePortObject> ports, final List<String> titles) {
        m_ports = List.copyOf(ports);
        for (int i = 0; i < m_ports.size(); i++) {
            final SpectralImagePortObject port = m_ports.get(i);
            final var spec = port.getSpec().signal();
            m_images.add(new SpectrumBrowser(spec, port::open, Workers.standard()));
            m_infos.add(ImageInfo.of(spec, titles.get(i)));
        }
    }

    /** Names of the images; of images of one name, also the node that each comes from. */
    private static List<String> titles(final List<SpectralImagePortObject> ports) {
        final List<SignalSpec> specs = ports.stream().map(p -> p.getSpec().signal()).toList();
        final List<String> titles = new ArrayList<>();
        for (final SignalSpec spec : specs) {
            final String title = spec.title();
            final List<ProvenanceStep> steps = spec.metadata().provenance();
            final boolean alone = specs.stream().filter(s -> s.title().equals(title)).count() == 1;
            if (title.isEmpty()) {
                titles.add("Image " + (titles.size() + 1));
            } else {
                titles.add(
                        alone || steps.isEmpty()
                                ? title
                                : title + " (" + steps.get(steps.size() - 1).node() + ")");
            }
        }
        return titles;
    }

    /**
     * @return what the images are
     */
    public ImagesInfo info() {
        return new ImagesInfo(List.copyOf(m_infos), "");
    }

    /**
     * @param image which image
     * @param frame which frame
     * @param x which column
     * @param y which line
     * @return the spectrum of the pixel
     */
    public SpectrumValues spectrum(final int image, final int frame, final int x, final int y) {
        final SpectrumBrowser b = m_images.get(image);
        return values(image, band -> b.spectrum(band, frame, x, y));
    }

    /**
     * @param image which image
     * @param frame which frame
     * @param x0 first column
     * @param y0 first line
     * @param x1 last column
     * @param y1 last line
     * @return the mean of the region's spectra; the ends of its band are the means of the pixels'
     *     ends, which is the band of the mean if the pixels err together, and too wide if not
     */
    public SpectrumValues region(
            final int image,
            final int frame,
            final int x0,
            final int y0,
            final int x1,
            final int y1) {
        final SpectrumBrowser b = m_images.get(image);
        final PixelRegion region = new PixelRegion(x0, y0, x1, y1);
        return values(image, band -> b.region(band, frame, region));
    }

    /**
     * @param image which image
     * @param frame which frame
     * @param from first channel
     * @param to one past the last channel
     * @return the mean over the window for each pixel
     */
    public byte[] window(final int image, final int frame, final int from, final int to) {
        return FloatBytes.of(m_images.get(image).window(frame, from, to));
    }

    /**
     * @param image which image
     * @param frame which frame
     * @param name name of a map
     * @return its value for each pixel
     */
    public byte[] column(final int image, final int frame, final String name) {
        return FloatBytes.of(m_images.get(image).column(frame, name));
    }

    /**
     * @param mostBytes how large the values may be in all
     * @return everything a page needs that has nobody to ask
     */
    public Object pack(final long mostBytes) {
        final List<Signal> open = new ArrayList<>();
        try {
            m_ports.forEach(p -> open.add(p.open()));
            return new ImagePacker(m_images, m_infos).pack(mostBytes, open);
        } finally {
            open.forEach(Signal::close);
        }
    }

    private interface Band {
        float[] values(String name);
    }

    private SpectrumValues values(final int image, final Band read) {
        final ImageInfo info = m_infos.get(image);
        final byte[] y = FloatBytes.of(read.values(m_images.get(image).spec().bands().get(0)));
        return info.band()
                ? new SpectrumValues(
                        y,
                        FloatBytes.of(read.values(ImageInfo.LOW)),
                        FloatBytes.of(read.values(ImageInfo.HIGH)))
                : new SpectrumValues(y, null, null);
    }
}
