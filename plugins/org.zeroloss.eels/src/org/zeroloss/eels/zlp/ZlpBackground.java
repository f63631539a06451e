package org.zeroloss.eels.zlp;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.EelsException;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.Signal;

import java.util.Map;

/**
 * The zero-loss peak of a trained ensemble as a background.
 *
 * @param ensemble the model
 */
public record ZlpBackground(ZlpEnsemble ensemble) implements BackgroundModel {

    private static final double STEP_TOLERANCE = 0.01;

    @Override
    public String name() {
        return "zero-loss ensemble";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("replicas", Integer.toString(ensemble.replicas()));
    }

    @Override
    public ImageBackground on(final Signal image, final Workers workers, final Progress progress) {
        final ImageScan scan =
                new ImageScan(
                        image,
                        ensemble.energyZero(),
                        ensemble.zlpHalfWidth(),
                        workers,
                        progress.part(0, 0.5));
        final Axis axis = image.spec().signalAxis();
        final double trained = ensemble.axis().scale();
        if (Math.abs(axis.scale() - trained) > STEP_TOLERANCE * trained) {
            throw new EelsException(
                    "Expected an image with channels of "
                            + trained
                            + " eV as the zero-loss ensemble was trained on, found "
                            + axis.scale()
                            + " eV; train on this image or one taken alike");
        }
        return ZlpImageBackground.of(
                ensemble.forImage(image, scan),
                scan,
                image.width(),
                workers,
                progress.part(0.5, 1));
    }
}
