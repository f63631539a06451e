package org.zeroloss.nodes.defectcnn;

import org.zeroloss.imaging.defects.Detection;
import org.zeroloss.imaging.simulate.MicrographStack;
import org.zeroloss.nodes.micrograph.PixelUnit;
import org.zeroloss.nodes.micrograph.StackImages;
import org.zeroloss.nodes.table.Columns;
import org.zeroloss.nodes.view.Mark;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.SignalSpec;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A row of the table of detections.
 *
 * @param image which image, from 0
 * @param number which detection of the image, from 0
 * @param detection what was found
 * @param kind name of its class
 * @param pixelSizeA side of a pixel in Å, NaN if unknown
 */
record DetectionRow(int image, int number, Detection detection, String kind, double pixelSizeA) {

    private static final double NM_PER_A = 0.1;

    /**
     * @param spec spec of the images
     * @param given pixel size of all images, if the user gives it
     * @return the columns of the table
     */
    static Columns<DetectionRow> columns(final SignalSpec spec, final OptionalDouble given) {
        final Columns<DetectionRow> columns =
                new Columns<DetectionRow>(r -> "one network and one look have no scatter")
                        .integer("image", DetectionRow::image);
        final List<String> labels = StackImages.labels(spec);
        if (!labels.isEmpty()) {
            columns.text(spec.axes().get(0).name(), r -> labels.get(r.image));
        }
        columns.real("x", r -> r.detection.x())
                .real("y", r -> r.detection.y())
                .text("class", DetectionRow::kind)
                .real("probability", r -> r.detection.probability())
                .real("probability sd", r -> r.detection.probabilitySd())
                .real("position sd (px)", r -> r.detection.positionSd());
        final Axis x = StackImages.across(spec);
        final Axis y = StackImages.down(spec);
        if (given.isEmpty() && PixelUnit.inA(x.unit()) > 0) {
            columns.real("x (" + x.unit() + ")", r -> x.offset() + x.scale() * r.detection.x())
                    .real("y (" + y.unit() + ")", r -> y.offset() + y.scale() * r.detection.y());
        } else if (given.isPresent() || spec.hasMap(MicrographStack.PIXEL_SIZE)) {
            columns.real("x (nm)", r -> NM_PER_A * r.pixelSizeA * r.detection.x())
                    .real("y (nm)", r -> NM_PER_A * r.pixelSizeA * r.detection.y());
        }
        return columns;
    }

    String id() {
        return "image" + image + "_object" + number;
    }

    Mark mark() {
        return new Mark(
                detection.x(),
                detection.y(),
                Double.NaN,
                Double.NaN,
                detection.probability(),
                image,
                kind);
    }
}
