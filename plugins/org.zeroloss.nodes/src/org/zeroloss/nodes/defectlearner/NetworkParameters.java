package org.zeroloss.nodes.defectlearner;

import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.widget.OptionalWidget;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.RadioButtonsWidget;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.knime.node.parameters.widget.text.TextInputWidget;
import org.zeroloss.imaging.Range;
import org.zeroloss.learn.network.EncoderDecoder;
import org.zeroloss.nodes.NodesException;
import org.zeroloss.nodes.dialog.Limits;
import org.zeroloss.nodes.dialog.NumberList;
import org.zeroloss.nodes.dialog.NumberListPattern;

import java.util.List;
import java.util.Optional;

/** What the networks are, what they see and what they are to give. */
public final class NetworkParameters implements NodeParameters {

    /** Families of networks. */
    enum Family {
        /** U-Net. */
        @Label(
                value = "U-Net",
                description =
                        "Two convolutions per level, maps of a level and of the way back side by"
                                + " side (Ronneberger 2015).")
        U_NET(EncoderDecoder.Block.PLAIN, EncoderDecoder.Skip.CONCATENATE),
        /** FusionNet. */
        @Label(
                value = "FusionNet",
                description =
                        "Residual blocks of four convolutions, maps summed (Quan 2016; used for"
                                + " atomic columns by Madsen 2018): deeper, slower.")
        FUSION_NET(EncoderDecoder.Block.RESIDUAL, EncoderDecoder.Skip.ADD);

        private final EncoderDecoder.Block m_block;
        private final EncoderDecoder.Skip m_skip;

        Family(final EncoderDecoder.Block block, final EncoderDecoder.Skip skip) {
            m_block = block;
            m_skip = skip;
        }
    }

    /** What follows a convolution. */
    enum Norm {
        /** Batch. */
        @Label(value = "Batch", description = "Over the pieces of a batch: learns fastest.")
        BATCH(EncoderDecoder.Norm.BATCH),
        /** Group. */
        @Label(value = "Group", description = "Over groups of channels: for batches of one piece.")
        GROUP(EncoderDecoder.Norm.GROUP),
        /** None. */
        @Label(value = "None", description = "Nothing is normalized within the network.")
        NONE(EncoderDecoder.Norm.NONE);

        private final EncoderDecoder.Norm m_norm;

        Norm(final EncoderDecoder.Norm norm) {
            m_norm = norm;
        }
    }

    /** What the two widths are given in. */
    enum WidthUnit {
        /** Pixels. */
        @Label(value = "Pixels", description = "Pixels of the images.")
        PIXELS,
        /** Å. */
        @Label(
                value = "Å",
                description =
                        "Ångström; converted with the (geometric) mean of the least and the"
                                + " greatest pixel size.")
        ANGSTROM
    }

    /** A seventh of the distance of carbon atoms in graphene. */
    static final class FinestDefault implements OptionalWidget.DefaultValueProvider<Double> {
        @Override
        public Double computeState(final NodeParametersInput input) {
            return 0.2;
        }
    }

    @Widget(title = "Network", description = "How the networks are built.")
    @RadioButtonsWidget
    Family m_family = Family.U_NET;

    @Widget(
            title = "Channels of the levels",
            description =
                    "Number of channels of each level, the finest first, separated by commas: each"
                            + " further level works at half the size and sees twice as far. More"
                            + " channels learn more and take longer.")
    @TextInputWidget(patternValidation = NumberListPattern.class)
    String m_channels = "16, 32, 48, 64";

    @Widget(
            title = "Networks",
            description =
                    "Number of networks that are trained from different starts. Their mean is"
                            + " better than each, and what they disagree about is the local"
                            + " uncertainty.")
    @NumberInputWidget(
            minValidation = IsPositiveIntegerValidation.class,
            maxValidation = Limits.AtMost100.class)
    int m_members = 1;

    @Widget(title = "Widths are in", description = "Unit of the two widths below.")
    @ValueSwitchWidget
    WidthUnit m_unit = WidthUnit.PIXELS;

    @Widget(
            title = "Width of a label (pixels or Å)",
            description =
                    "Standard deviation of the spot that the network is to draw at each label:"
                            + " about a quarter of the distance between neighbours, and not below"
                            + " 1 pixel.")
    @NumberInputWidget(
            minValidation = IsPositiveDoubleValidation.class,
            maxValidation = Limits.AtMost100.class)
    double m_labelWidth = 1.5;

    @Widget(
            title = "Width of the local normalization (pixels or Å)",
            description =
                    "Standard deviation of the window whose mean and contrast are taken out of the"
                            + " image before the network sees it: several times the distance"
                            + " between neighbours.")
    @NumberInputWidget(
            minValidation = IsPositiveDoubleValidation.class,
            maxValidation = Limits.AtMost1000.class)
    double m_normalizationWidth = 20;

    @Migrate(loadDefaultIfAbsent = true)
    @Widget(
            title = "Finest pixels (Å)",
            description =
                    "Images of finer pixels are averaged to this pixel size before the networks see"
                        + " them, in the training and afterwards in Defect CNN. In coarser pixels a"
                        + " network sees more of the lattice around a site, which helps where few"
                        + " electrons are detected, and takes less time. About a seventh of the"
                        + " distance between neighbours is a good start. Widths and pieces in"
                        + " pixels are in these. Off takes images as they are.")
    @OptionalWidget(defaultProvider = FinestDefault.class)
    @NumberInputWidget(
            minValidation = IsPositiveDoubleValidation.class,
            maxValidation = Limits.AtMost100.class)
    Optional<Double> m_finestA = Optional.empty();

    @Advanced
    @Widget(title = "Normalization of the layers", description = "What follows each convolution.")
    @ValueSwitchWidget
    Norm m_norm = Norm.BATCH;

    @Advanced
    @Widget(
            title = "Dropout",
            description =
                    "Share of the channels that are dropped at random after each block while"
                            + " training, from 0 to 0.9; against learning few images by heart.")
    @NumberInputWidget(
            minValidation = IsNonNegativeValidation.class,
            maxValidation = Limits.AtMost09.class)
    double m_dropout;

    NetworkParameters() {}

    EncoderDecoder network(final int classes) {
        final List<Integer> channels =
                NumberList.of(m_channels, "\"Channels of the levels\"").stream()
                        .map(NetworkParameters::whole)
                        .toList();
        if (channels.size() < 2 || channels.size() > 7) {
            throw new NodesException(
                    "Expected two to seven numbers of channels in \"Channels of the levels\","
                            + " found '"
                            + m_channels
                            + "'.");
        }
        if (!(m_dropout >= 0 && m_dropout <= 0.9)) {
            throw new NodesException("Expected a dropout from 0 to 0.9, found " + m_dropout + ".");
        }
        return new EncoderDecoder(
                1,
                classes + 1,
                channels,
                m_family.m_block,
                m_family.m_skip,
                EncoderDecoder.Rise.NEAREST,
                m_norm.m_norm,
                m_dropout);
    }

    private static int whole(final double channels) {
        if (channels != Math.rint(channels) || channels < 1 || channels > 1024) {
            throw new NodesException(
                    "Expected whole numbers from 1 to 1024 in \"Channels of the levels\", found "
                            + channels
                            + ".");
        }
        return (int) channels;
    }

    /** What one unit of the widths is in pixels. */
    double pixelsPerUnit(final Optional<Range> pixelSizesA) {
        if (m_unit == WidthUnit.PIXELS) {
            return 1;
        }
        final Range sizes =
                pixelSizesA.orElseThrow(
                        () ->
                                new NodesException(
                                        "Expected images of known pixel size, since \"Widths are"
                                                + " in\" says Å, found some without. Give the pixel"
                                                + " size in the Image Reader, or choose pixels."));
        return 1 / Math.sqrt(sizes.min() * sizes.max());
    }

    /**
     * @param own pixel sizes of the images, if all are known
     * @return those that the networks look at
     */
    Optional<Range> looked(final Optional<Range> own) {
        if (m_finestA.isEmpty()) {
            return own;
        }
        final double finest = m_finestA.get();
        final Range sizes =
                own.orElseThrow(
                        () ->
                                new NodesException(
                                        "Expected images of known pixel size, since \"Finest"
                                                + " pixels\" is "
                                                + finest
                                                + " Å, found some without. Give the pixel size in"
                                                + " the Image Reader, or switch \"Finest pixels\""
                                                + " off."));
        return Optional.of(Range.of(Math.max(sizes.min(), finest), Math.max(sizes.max(), finest)));
    }
}
