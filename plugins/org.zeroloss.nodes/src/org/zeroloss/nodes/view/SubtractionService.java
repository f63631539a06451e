package org.zeroloss.nodes.view;

import org.zeroloss.nodes.port.SpectralImagePortObject;
import org.zeroloss.nodes.port.ZlpModelPortObject;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.browse.PixelGrid;

import java.util.List;

/**
 * What the page of a subtraction may ask: what any images answer, and which region of the model
 * applies to a pixel.
 */
public final class SubtractionService extends SpectralImageService {

    private final SpectralImagePortObject m_image;
    private final ZlpModelPortObject m_model;
    private final PixelGrid m_grid;
    private ModelRegions m_regions;

    /**
     * @param image the image that was subtracted from
     * @param background what was subtracted
     * @param subtracted what is left
     * @param model the model of the background
     */
    public SubtractionService(
            final SpectralImagePortObject image,
            final SpectralImagePortObject background,
            final SpectralImagePortObject subtracted,
            final ZlpModelPortObject model) {
        super(
                List.of(image, background, subtracted),
                List.of("measured", "background", "subtracted"));
        m_image = image;
        m_model = model;
        m_grid = PixelGrid.of(image.getSpec().signal());
    }

    /**
     * @return the regions of the model; the first call reads the whole image
     */
    public List<RegionInfo> regions() {
        return modelRegions().regions();
    }

    /**
     * @param frame which frame
     * @return which region applies to each of its pixels
     */
    public FrameRegions frameRegions(final int frame) {
        return modelRegions().of(PixelRows.ofFrame(m_grid, frame));
    }

    private synchronized ModelRegions modelRegions() {
        if (m_regions == null) {
            try (Signal image = m_image.open()) {
                m_regions = ModelRegions.of(m_model.background(), image);
            }
        }
        return m_regions;
    }

    /** Images and regions for a page that has nobody to ask. */
    public record PackedSubtraction(
            ImagesInfo info,
            List<PackedImage> images,
            List<RegionInfo> regions,
            FrameRegions pixels) {}

    @Override
    public Object pack(final long mostBytes) {
        final PackedImages images = (PackedImages) super.pack(mostBytes);
        return new PackedSubtraction(
                images.info(),
                images.images(),
                regions(),
                modelRegions().of(PixelRows.every(m_grid, images.every())));
    }
}
