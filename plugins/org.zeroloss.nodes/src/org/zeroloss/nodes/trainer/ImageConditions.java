package org.zeroloss.nodes.trainer;

import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;

/** Beam energy and exposure time of one input image, where its metadata do not tell. */
public final class ImageConditions implements NodeParameters {

    @Widget(
            title = "Image",
            description = "Which input image: 1 for the first port, 2 for the second, and so on.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int m_image = 1;

    @Widget(
            title = "Beam energy (keV)",
            description = "Its beam energy in keV; 0 takes that of the image's metadata.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    double m_beamEnergy;

    @Widget(
            title = "Exposure time (s)",
            description =
                    "Exposure time of one of its spectra in s; 0 takes that of the image's"
                            + " metadata.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    double m_exposure;
}
