package org.zeroloss.nodes.defectscorer;

import org.zeroloss.imaging.score.Band;
import org.zeroloss.imaging.score.Score;
import org.zeroloss.imaging.score.ScoreReport;
import org.zeroloss.nodes.table.Columns;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A row of the table of scores.
 *
 * @param scope what is scored: positions, class or image
 * @param name which class or image
 * @param score its score
 */
public record ScoreRow(String scope, String name, Score score) {

    /** The columns of the table. */
    public static final Columns<ScoreRow> COLUMNS = columns();

    private static Columns<ScoreRow> columns() {
        final Columns<ScoreRow> columns =
                new Columns<ScoreRow>(r -> "nothing to divide by: no such points")
                        .text("scope", ScoreRow::scope)
                        .text("name", ScoreRow::name)
                        .whole("true points", ScoreRow::truePoints)
                        .whole("found points", ScoreRow::foundPoints)
                        .whole("hits", r -> (long) r.score.counts().hits())
                        .whole("false alarms", r -> (long) r.score.counts().falseAlarms())
                        .whole("misses", r -> (long) r.score.counts().misses());
        add(columns, "precision", Score::precision);
        add(columns, "recall", Score::recall);
        add(columns, "F1", Score::f1);
        add(columns, "localisation error (px)", Score::rmsError);
        return columns;
    }

    private long truePoints() {
        return (long) (score.counts().hits() + score.counts().misses());
    }

    private long foundPoints() {
        return (long) (score.counts().hits() + score.counts().falseAlarms());
    }

    private static void add(
            final Columns<ScoreRow> columns, final String name, final Function<Score, Band> band) {
        columns.real(name, r -> band.apply(r.score).value())
                .real(name + " P16", r -> band.apply(r.score).p16())
                .real(name + " P84", r -> band.apply(r.score).p84());
    }

    /**
     * @param report scores
     * @return a row for all positions, each class and each image
     */
    public static List<ScoreRow> of(final ScoreReport report) {
        final List<ScoreRow> rows = new ArrayList<>();
        rows.add(new ScoreRow("positions", "all", report.positions()));
        report.classes().forEach((name, s) -> rows.add(new ScoreRow("class", name, s)));
        report.images().forEach((name, s) -> rows.add(new ScoreRow("image", name, s)));
        return rows;
    }

    /**
     * @return identifier of the row
     */
    public String id() {
        return scope + "_" + name;
    }
}
