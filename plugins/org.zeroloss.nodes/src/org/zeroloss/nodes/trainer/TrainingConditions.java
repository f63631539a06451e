package org.zeroloss.nodes.trainer;

import org.zeroloss.eels.EelsException;
import org.zeroloss.eels.zlp.conditions.Conditions;
import org.zeroloss.signal.SignalMetadata;
import org.zeroloss.signal.SignalSpec;

import java.util.ArrayList;
import java.util.List;

/** Finds the conditions of each input image: from the dialog, else from its metadata. */
final class TrainingConditions {

    private final ImageConditions[] m_given;

    TrainingConditions(final ImageConditions[] given) {
        m_given = given;
        for (final ImageConditions g : given) {
            if (g.m_image < 1 || !(g.m_beamEnergy >= 0) || !(g.m_exposure >= 0)) {
                throw new EelsException(
                        "Expected an image from 1 on and a beam energy and an exposure time of at"
                            + " least 0 under \"Beam energies and exposure times\", found image "
                                + g.m_image
                                + " with "
                                + g.m_beamEnergy
                                + " keV and "
                                + g.m_exposure
                                + " s");
            }
        }
    }

    /**
     * @param images specs of the inputs, in their order
     * @return the conditions of each
     * @throws EelsException if they are not known, naming the image and what to set
     */
    List<Conditions> of(final List<SignalSpec> images) {
        for (final ImageConditions g : m_given) {
            if (g.m_image > images.size()) {
                throw new EelsException(
                        "Expected one of the images 1 to "
                                + images.size()
                                + " under \"Beam energies and exposure times\", found image "
                                + g.m_image
                                + "; remove the row or connect the image");
            }
        }
        final List<Conditions> all = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            final SignalSpec image = images.get(i);
            all.add(
                    Conditions.of(
                            metadata(i + 1, image.metadata()),
                            "image " + (i + 1) + " (\"" + image.title() + "\")"));
        }
        return all;
    }

    private SignalMetadata metadata(final int image, final SignalMetadata known) {
        SignalMetadata all = known;
        boolean found = false;
        for (final ImageConditions g : m_given) {
            if (g.m_image == image) {
                if (found) {
                    throw new EelsException(
                            "Expected each image once under \"Beam energies and exposure times\","
                                    + " found image "
                                    + image
                                    + " twice");
                }
                found = true;
                all = g.m_beamEnergy > 0 ? all.withBeamEnergyKeV(g.m_beamEnergy) : all;
                all = g.m_exposure > 0 ? all.withExposureS(g.m_exposure) : all;
            }
        }
        return all;
    }
}
