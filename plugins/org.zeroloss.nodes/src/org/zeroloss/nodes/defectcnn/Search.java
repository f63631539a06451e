package org.zeroloss.nodes.defectcnn;

import org.zeroloss.base.Progress;
import org.zeroloss.imaging.defects.DefectDetector;
import org.zeroloss.imaging.defects.DefectModel;
import org.zeroloss.imaging.defects.Detection;
import org.zeroloss.imaging.defects.MapSink;
import org.zeroloss.learn.network.NetworkEngines;
import org.zeroloss.nodes.execution.Warnings;
import org.zeroloss.nodes.micrograph.StackImages;
import org.zeroloss.nodes.port.ImageStackPortObject;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Looks for things in the images of a stack, one after the other.
 *
 * @param settings how
 * @param port the images
 * @param model what to look for
 * @param engine what computes the networks
 */
record Search(
        DefectCnnParameters settings,
        ImageStackPortObject port,
        DefectModel model,
        NetworkEngines.Choice engine) {

    /**
     * @param maps takes the probability maps, if they are wanted
     * @param warnings takes what the user is to know
     * @param progress told of each tile; asked for cancellation
     * @return everything found
     */
    List<DetectionRow> run(
            final Optional<ProbabilityMaps> maps,
            final Warnings warnings,
            final Progress progress) {
        final List<DetectionRow> rows = new ArrayList<>();
        final Looks looks = new Looks(model);
        try (StackImages images = new StackImages(port);
                DefectDetector detector = new DefectDetector(model, engine, settings.toEngine())) {
            final OptionalDouble given = settings.pixelSizeA();
            for (int i = 0; i < images.count(); i++) {
                final double count = images.count();
                final OptionalDouble size = given.isPresent() ? given : images.pixelSizeA(i);
                final double magnification = looks.magnification(images.name(i), size);
                final MapSink sink =
                        maps.isPresent() ? maps.get().image(magnification) : MapSink.NONE;
                final List<Detection> found =
                        detector.detect(
                                // without a size it is taken as it is
                                images.image(i, magnification == 1 ? OptionalDouble.empty() : size),
                                sink,
                                progress.part(i / count, (i + 0.95) / count));
                maps.ifPresent(m -> m.write(progress));
                for (int n = 0; n < found.size(); n++) {
                    final Detection d = found.get(n);
                    rows.add(
                            new DetectionRow(
                                    i,
                                    n,
                                    d,
                                    model.classes().get(d.classIndex()),
                                    size.orElse(Double.NaN)));
                }
            }
            looks.warnings().forEach(warnings::add);
            if (given.isEmpty() && images.isStretched()) {
                warnings.add(
                        "Columns and lines of the images have different distances; that of the"
                                + " columns is taken for both.");
            }
        }
        return rows;
    }
}
