package org.zeroloss.nodes.defectlearner;

import org.zeroloss.imaging.defects.CrossValidation;
import org.zeroloss.imaging.defects.CurvePoint;
import org.zeroloss.imaging.defects.DefectTraining;
import org.zeroloss.nodes.table.Columns;
import org.zeroloss.nodes.view.DefectTrainingService;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * A row of the training table.
 *
 * @param fold fold of the cross-validation; empty for the model itself
 * @param point the training at one of its validations
 */
record CurveRow(OptionalLong fold, CurvePoint point) {

    static final Columns<CurveRow> COLUMNS =
            new Columns<CurveRow>(r -> "the model itself, or a loss that is no number")
                    .optionalWhole(DefectTrainingService.FOLD, CurveRow::fold)
                    .integer(DefectTrainingService.NETWORK, r -> r.point.member())
                    .whole(DefectTrainingService.STEP, r -> r.point.step())
                    .real(DefectTrainingService.RATE, r -> r.point.rate())
                    .real(DefectTrainingService.TRAINING, r -> r.point.trainingLoss())
                    .real(DefectTrainingService.VALIDATION, r -> r.point.validationLoss())
                    .flag(DefectTrainingService.KEPT, r -> r.point.kept());

    static List<CurveRow> of(
            final List<CrossValidation.Fold> folds, final DefectTraining training) {
        final List<CurveRow> rows = new ArrayList<>();
        for (final CrossValidation.Fold f : folds) {
            f.training()
                    .curve()
                    .forEach(p -> rows.add(new CurveRow(OptionalLong.of(f.number()), p)));
        }
        training.curve().forEach(p -> rows.add(new CurveRow(OptionalLong.empty(), p)));
        return rows;
    }

    String id() {
        return (fold.isPresent() ? "fold" + fold.getAsLong() + "_" : "")
                + "network"
                + point.member()
                + "_step"
                + point.step();
    }
}
