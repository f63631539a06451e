package org.zeroloss.nodes.dialog;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.widget.choices.Label;
import org.zeroloss.eels.SpectrumGrouping;
import org.zeroloss.signal.MapColumn;
import org.zeroloss.signal.SignalSpec;

/** Which spectra of an image an analysis works on. */
public enum Grouping {
    /** Every pixel. */
    @Label(value = "Every pixel", description = "The spectrum of every pixel: gives a map.")
    PIXEL(SpectrumGrouping.PIXEL),
    /** Clusters. */
    @Label(
            value = "Every cluster",
            description =
                    "The mean spectrum of every cluster: less noise. Needs an image with labels"
                            + " from K-Means Cluster.")
    CLUSTER(SpectrumGrouping.CLUSTER),
    /** The mean. */
    @Label(
            value = "The whole image",
            description = "The mean of all spectra but those in vacuum: one result.")
    MEAN(SpectrumGrouping.MEAN);

    private final SpectrumGrouping m_engine;

    Grouping(final SpectrumGrouping engine) {
        m_engine = engine;
    }

    /**
     * @return the engine's name for it
     */
    public SpectrumGrouping engine() {
        return m_engine;
    }

    /**
     * @param image spec of the connected image
     * @throws InvalidSettingsException if clusters are asked for and the image has none
     */
    public void check(final SignalSpec image) throws InvalidSettingsException {
        if (this == CLUSTER && !image.hasMap(MapColumn.LABEL)) {
            throw new InvalidSettingsException(
                    "Expected an image with a map '"
                            + MapColumn.LABEL
                            + "' for \"Every cluster\", found maps "
                            + image.maps().stream().map(MapColumn::name).toList()
                            + ". Connect the output of K-Means Cluster, or choose \"Every"
                            + " pixel\".");
        }
    }
}
