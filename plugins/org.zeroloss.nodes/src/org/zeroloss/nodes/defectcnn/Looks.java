package org.zeroloss.nodes.defectcnn;

import org.zeroloss.imaging.Range;
import org.zeroloss.imaging.defects.DefectModel;
import org.zeroloss.nodes.NodesException;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** At which scale images are looked at, and what the user is to know of it. */
final class Looks {

    /** A greater change of scale is a mistake in a pixel size. */
    private static final double MOST = 16;

    /**
     * Finer pixels are summed to those that the model looks at, which needs no word; if they are
     * finer by so much, their size may be wrong.
     */
    private static final double MUCH_FINER = 5;

    /** A range that was written in other units may end beside the size of its own images. */
    private static final double ROUNDING = 1e-6;

    /** So many images are named. */
    private static final int NAMED = 3;

    private final DefectModel m_model;
    private final List<String> m_rescaled = new ArrayList<>();
    private final List<String> m_unknown = new ArrayList<>();

    Looks(final DefectModel model) {
        m_model = model;
    }

    /**
     * @param name name of an image
     * @param pixelSizeA its pixel size, if known
     * @return by how much it is enlarged before it is looked at
     */
    double magnification(final String name, final OptionalDouble pixelSizeA) {
        if (m_model.pixelSizesA().isEmpty()) {
            return 1;
        }
        if (pixelSizeA.isEmpty()) {
            m_unknown.add(name);
            return 1;
        }
        final double size = pixelSizeA.getAsDouble();
        final double magnification = m_model.magnification(size);
        if (magnification > MOST || magnification < 1 / MOST) {
            throw new NodesException(
                    "Expected pixels of about "
                            + sizes()
                            + " Å, as the model looks at, found "
                            + size
                            + " Å in image "
                            + name
                            + ". Give the \"Pixel size (Å)\" in the dialog, or choose another"
                            + " model.");
        }
        if (Math.abs(magnification - 1) < ROUNDING) {
            return 1;
        }
        if (magnification > 1 || magnification < 1 / MUCH_FINER) {
            m_rescaled.add(name);
        }
        return magnification;
    }

    private String sizes() {
        final Range r = m_model.pixelSizesA().orElseThrow();
        return short3(r.min()) + (r.min() == r.max() ? "" : " to " + short3(r.max()));
    }

    private static String short3(final double value) {
        return new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros().toPlainString();
    }

    /** What there is to tell, none if nothing. */
    List<String> warnings() {
        final List<String> all = new ArrayList<>();
        if (!m_rescaled.isEmpty()) {
            all.add(
                    names(m_rescaled)
                            + (m_rescaled.size() == 1 ? " has" : " have")
                            + " pixels outside of the "
                            + sizes()
                            + " Å that the model looks at, and"
                            + (m_rescaled.size() == 1 ? " was" : " were")
                            + " looked at at another scale.");
        }
        if (!m_unknown.isEmpty()) {
            all.add(
                    names(m_unknown)
                            + (m_unknown.size() == 1 ? " has" : " have")
                            + " no pixel size and"
                            + (m_unknown.size() == 1 ? " was" : " were")
                            + " taken as "
                            + (m_unknown.size() == 1 ? "it is" : "they are")
                            + "; the model looks at pixels of "
                            + sizes()
                            + " Å.");
        }
        return all;
    }

    private static String names(final List<String> images) {
        if (images.size() == 1) {
            return "Image " + images.get(0);
        }
        final int named = Math.min(NAMED, images.size());
        final int others = images.size() - named;
        return "Images "
                + String.join(", ", images.subList(0, named))
                + (others == 0 ? "" : " and " + others + (others == 1 ? " other" : " others"));
    }
}
