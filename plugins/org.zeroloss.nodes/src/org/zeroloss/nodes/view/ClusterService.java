package org.zeroloss.nodes.view;

import org.knime.core.node.BufferedDataTable;
import org.zeroloss.base.Workers;
import org.zeroloss.nodes.port.SpectralImagePortObject;
import org.zeroloss.signal.MapColumn;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.browse.ClassSpectra;

import java.util.List;

/** What the page of a clustered image may ask: what any image answers, and its classes. */
public final class ClusterService extends SpectralImageService {

    private final SpectralImagePortObject m_image;
    private final NumbersInfo m_numbers;
    private List<ClassInfo> m_classes;

    /**
     * @param image an image with a map of labels
     * @param numbers the numbers of clusters that were tried, as the node's table has them
     */
    public ClusterService(final SpectralImagePortObject image, final BufferedDataTable numbers) {
        super(List.of(image));
        m_image = image;
        m_numbers = NumbersInfo.of(numbers);
    }

    /**
     * @return the numbers of clusters that were tried
     */
    public NumbersInfo numbers() {
        return m_numbers;
    }

    /**
     * @return the classes, brightest first; the first call reads the whole image
     */
    public synchronized List<ClassInfo> classes() {
        if (m_classes == null) {
            try (Signal image = m_image.open()) {
                m_classes =
                        ClassSpectra.of(image, MapColumn.LABEL, Workers.standard()).stream()
                                .map(ClusterService::info)
                                .toList();
            }
        }
        return m_classes;
    }

    private static ClassInfo info(final ClassSpectra k) {
        final float[] low = new float[k.mean().length];
        final float[] high = new float[low.length];
        for (int c = 0; c < low.length; c++) {
            low[c] = k.mean()[c] - k.deviation()[c];
            high[c] = k.mean()[c] + k.deviation()[c];
        }
        return new ClassInfo(
                k.label(),
                k.pixels(),
                FloatBytes.of(k.mean()),
                FloatBytes.of(low),
                FloatBytes.of(high));
    }

    /** Everything for a page that has nobody to ask. */
    public record PackedClusters(
            ImagesInfo info,
            List<PackedImage> images,
            List<ClassInfo> classes,
            NumbersInfo numbers) {}

    @Override
    public Object pack(final long mostBytes) {
        final PackedImages images = (PackedImages) super.pack(mostBytes);
        return new PackedClusters(images.info(), images.images(), classes(), m_numbers);
    }
}
