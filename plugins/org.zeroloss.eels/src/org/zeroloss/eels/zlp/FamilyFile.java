package org.zeroloss.eels.zlp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.zeroloss.eels.EelsException;
import org.zeroloss.eels.zlp.conditions.ConditionField;
import org.zeroloss.eels.zlp.conditions.Conditions;
import org.zeroloss.eels.zlp.conditions.WidthLaw;
import org.zeroloss.learn.net.Mlp;
import org.zeroloss.learn.net.MlpShape;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of an ensemble's file that a model of several images has more: in the header the key
 * {@code conditions} (the images, the frame, how many numbers follow); after the replicas of the
 * ensemble the numbers of its {@link ConditionField}, then for each replica the coefficients of
 * every image and the parameters of its network of four inputs, as 64-bit floats, big endian.
 */
final class FamilyFile {

    private static final int MOST_NUMBERS = 1 << 25;
    private static final int MOST_IMAGES = 10_000;

    private FamilyFile() {}

    static void describe(final PeakFamily family, final ObjectNode h) {
        final PeakFamily.Frame f = family.frame();
        h.put("lowest", f.lowest()).put("highest", f.highest());
        h.putObject("width")
                .put("lnWidth", f.width().lnWidth())
                .put("lnEnergyCentre", f.width().lnEnergyCentre())
                .put("lnExposureCentre", f.width().lnExposureCentre())
                .put("energyPower", f.width().energyPower())
                .put("exposurePower", f.width().exposurePower());
        h.put("numbers", family.field().write().length);
        final ArrayNode images = h.putArray("images");
        for (final ConditionedImage i : family.images()) {
            final ObjectNode image = images.addObject();
            image.put("beamEnergyKeV", i.conditions().beamEnergyKev())
                    .put("exposureS", i.conditions().exposureS())
                    .put("widthEv", i.widthEv())
                    .put("lnReference", i.lnReference())
                    .put("lnZlpLowest", i.range().lowest())
                    .put("lnZlpHighest", i.range().highest());
            EnsembleFile.regions(image.putArray("regions"), i.regions());
        }
    }

    static void write(final PeakFamily family, final DataOutputStream out) throws IOException {
        EnsembleFile.writeAll(out, family.field().write());
        for (int r = 0; r < family.networks().size(); r++) {
            for (final double[] image : family.own()[r]) {
                EnsembleFile.writeAll(out, image);
            }
            EnsembleFile.writeAll(out, family.networks().get(r).parameters());
        }
    }

    /**
     * @param h what {@link #describe} gave
     * @param shape of the networks of the ensemble, two inputs
     * @param alone the ensemble under one of the conditions
     * @param data behind the ensemble's replicas
     * @return the family
     */
    static PeakFamily read(
            final JsonNode h,
            final MlpShape shape,
            final ZlpEnsemble alone,
            final DataInputStream data)
            throws IOException {
        final JsonNode w = EnsembleFile.field(h, "width");
        final PeakFamily.Frame frame =
                new PeakFamily.Frame(
                        new WidthLaw(
                                EnsembleFile.number(w, "lnWidth"),
                                EnsembleFile.number(w, "lnEnergyCentre"),
                                EnsembleFile.number(w, "lnExposureCentre"),
                                EnsembleFile.number(w, "energyPower"),
                                EnsembleFile.number(w, "exposurePower")),
                        EnsembleFile.number(h, "lowest"),
                        EnsembleFile.number(h, "highest"),
                        alone.inputs().segments(),
                        alone.energyZero(),
                        alone.zlpHalfWidth(),
                        alone.noise(),
                        alone.axis(),
                        alone.metadata());
        final List<ConditionedImage> images = images(EnsembleFile.field(h, "images"));
        final int numbers = EnsembleFile.field(h, "numbers").asInt();
        if (numbers < 1 || numbers > MOST_NUMBERS) {
            throw new EelsException(
                    "Expected 1 to "
                            + MOST_NUMBERS
                            + " numbers of a dependence on conditions, found "
                            + numbers);
        }
        final ConditionField field = ConditionField.read(EnsembleFile.readAll(data, numbers));
        final MlpShape wide = new MlpShape(PeakFamily.INPUTS, shape.hidden());
        final double[][][] own = new double[alone.replicas()][images.size()][];
        final List<Mlp> networks = new ArrayList<>();
        for (int r = 0; r < own.length; r++) {
            for (int i = 0; i < images.size(); i++) {
                own[r][i] = EnsembleFile.readAll(data, field.size());
            }
            networks.add(new Mlp(wide, EnsembleFile.readAll(data, wide.parameters())));
        }
        return new PeakFamily(images, field, own, networks, frame);
    }

    private static List<ConditionedImage> images(final JsonNode array) {
        if (array.size() > MOST_IMAGES) {
            throw new EelsException(
                    "Expected up to " + MOST_IMAGES + " images, found " + array.size());
        }
        final List<ConditionedImage> images = new ArrayList<>();
        for (final JsonNode i : array) {
            images.add(
                    new ConditionedImage(
                            new Conditions(
                                    EnsembleFile.number(i, "beamEnergyKeV"),
                                    EnsembleFile.number(i, "exposureS")),
                            EnsembleFile.number(i, "widthEv"),
                            EnsembleFile.number(i, "lnReference"),
                            new LnZlpRange(
                                    EnsembleFile.number(i, "lnZlpLowest"),
                                    EnsembleFile.number(i, "lnZlpHighest")),
                            EnsembleFile.regions(EnsembleFile.field(i, "regions"))));
        }
        return images;
    }
}
