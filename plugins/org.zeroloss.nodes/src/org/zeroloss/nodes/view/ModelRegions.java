package org.zeroloss.nodes.view;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.background.FittedBackground;
import org.zeroloss.eels.zlp.BackgroundModel;
import org.zeroloss.eels.zlp.EnergyZero;
import org.zeroloss.eels.zlp.ImageScan;
import org.zeroloss.eels.zlp.RegionRow;
import org.zeroloss.eels.zlp.ZlpBackground;
import org.zeroloss.eels.zlp.ZlpEnsemble;
import org.zeroloss.nodes.NodesException;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.Signal;

import java.util.List;

/** The regions of a model as they apply to the pixels of an image. */
final class ModelRegions {

    private final List<RegionInfo> m_regions;
    private final float[] m_region;
    private final float[] m_zeroEv;

    private ModelRegions(
            final List<RegionInfo> regions, final float[] region, final float[] zeroEv) {
        m_regions = regions;
        m_region = region;
        m_zeroEv = zeroEv;
    }

    /** Reads the image once. */
    static ModelRegions of(final BackgroundModel model, final Signal image) {
        if (model instanceof ZlpBackground zlp) {
            final ZlpEnsemble given = zlp.ensemble();
            final ImageScan scan = scan(image, given.energyZero(), given.zlpHalfWidth());
            final ZlpEnsemble ensemble = given.forImage(image, scan);
            final List<RegionRow> rows = ensemble.regions();
            final float[] region = new float[scan.rows()];
            for (int r = 0; r < region.length; r++) {
                region[r] =
                        scan.usable(r)
                                ? rows.indexOf(ensemble.region(scan.label(r), scan.lnZlp(r)))
                                : -1;
            }
            final List<RegionInfo> regions =
                    rows.stream()
                            .map(
                                    r ->
                                            new RegionInfo(
                                                    r.name(),
                                                    ensemble.lowestEv(),
                                                    r.regionEndEv(),
                                                    r.blankStartEv()))
                            .toList();
            return new ModelRegions(regions, region, zeros(image, scan));
        }
        if (model instanceof FittedBackground fit) {
            final ImageScan scan =
                    scan(image, fit.recipe().energyZero(), fit.recipe().zlpHalfWidth());
            final float[] region = new float[scan.rows()];
            for (int r = 0; r < region.length; r++) {
                region[r] = scan.usable(r) ? 0 : -1;
            }
            return new ModelRegions(List.of(info(fit)), region, zeros(image, scan));
        }
        throw new NodesException(
                "Expected a zero-loss ensemble or a background fit, found " + model.name());
    }

    private static RegionInfo info(final FittedBackground fit) {
        return new RegionInfo(fit.name(), fit.fitFromEv(), fit.fitToEv(), fit.blankFromEv());
    }

    private static ImageScan scan(
            final Signal image, final EnergyZero energyZero, final int halfWidth) {
        return new ImageScan(image, energyZero, halfWidth, Workers.standard(), Progress.NONE);
    }

    private static float[] zeros(final Signal image, final ImageScan scan) {
        final Axis axis = image.spec().signalAxis();
        final float[] zeros = new float[scan.rows()];
        for (int r = 0; r < zeros.length; r++) {
            zeros[r] = (float) (axis.offset() + axis.scale() * scan.zeroChannel(r));
        }
        return zeros;
    }

    List<RegionInfo> regions() {
        return m_regions;
    }

    /** Of some rows of the image, in their order. */
    FrameRegions of(final int[] rows) {
        final float[] region = new float[rows.length];
        final float[] zero = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            region[i] = m_region[rows[i]];
            zero[i] = m_zeroEv[rows[i]];
        }
        return new FrameRegions(FloatBytes.of(region), FloatBytes.of(zero));
    }
}
