package org.zeroloss.nodes.lattice;

import org.zeroloss.imaging.lattice.AnalyzedColumn;
import org.zeroloss.imaging.lattice.AnalyzedColumn.Strain;
import org.zeroloss.imaging.lattice.EmptySite;
import org.zeroloss.imaging.lattice.LatticeAnalysis;
import org.zeroloss.imaging.lattice.LatticeVectors;
import org.zeroloss.imaging.lattice.LocalStructure;
import org.zeroloss.imaging.score.LabelledPoint;
import org.zeroloss.nodes.table.Columns;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The tables of the Lattice Analyzer. */
final class LatticeTables {

    /**
     * A column of an image.
     *
     * @param number which column of the image, from 0
     * @param point the given point
     * @param found what was found
     */
    record ColumnRow(int number, LabelledPoint point, AnalyzedColumn found) {

        String id() {
            return "image" + point.image() + "_column" + number;
        }

        private double strain(final ToDoubleFunction<Strain> value) {
            return found.strain().map(value::applyAsDouble).orElse(Double.NaN);
        }

        private double vector(final ToDoubleFunction<LatticeVectors> value) {
            return found.vectors().map(value::applyAsDouble).orElse(Double.NaN);
        }
    }

    /**
     * A vacancy of an image.
     *
     * @param image name of the image
     * @param number which vacancy of the image, from 0
     * @param site where it is
     */
    record EmptyRow(String image, int number, EmptySite site) {

        String id() {
            return "image" + image + "_vacancy" + number;
        }
    }

    static final Columns<ColumnRow> COLUMNS = columns();

    static final Columns<EmptyRow> EMPTY =
            new Columns<EmptyRow>(r -> "unknown")
                    .text("image", EmptyRow::image)
                    .real("x", r -> r.site.x())
                    .real("y", r -> r.site.y())
                    .text("class", r -> "vacancy")
                    .integer("witnesses", r -> r.site.witnesses());

    static final Columns<ImageLattice> IMAGES = images();

    private LatticeTables() {}

    private static Columns<ColumnRow> columns() {
        final Columns<ColumnRow> c =
                new Columns<ColumnRow>(r -> "no lattice fits around this column")
                        .text("image", r -> r.point.image())
                        .real("x", r -> r.point.x())
                        .real("y", r -> r.point.y())
                        .text("class", r -> r.point.label())
                        .text("structure", r -> r.found.structure().label())
                        .integer("neighbours", r -> r.found.coordination())
                        .real("neighbour distance (px)", r -> r.found.neighbourDistance())
                        .integer("grain", r -> r.found.grain())
                        .real("a (px)", r -> r.vector(LatticeVectors::a))
                        .real("b (px)", r -> r.vector(LatticeVectors::b))
                        .real("angle (°)", r -> r.vector(LatticeVectors::angleDeg))
                        .real("rotation (°)", r -> r.strain(Strain::rotationDeg));
        band(c, "ε_xx", Strain::xx, Strain::xxError);
        band(c, "ε_yy", Strain::yy, Strain::yyError);
        band(c, "ε_xy", Strain::xy, Strain::xyError);
        return c;
    }

    /** The error is normal, so that the 68 % band is one standard deviation wide to each side. */
    private static void band(
            final Columns<ColumnRow> columns,
            final String name,
            final ToDoubleFunction<Strain> value,
            final ToDoubleFunction<Strain> error) {
        columns.real(name, r -> r.strain(value))
                .real(
                        name + " P16",
                        r -> r.strain(s -> value.applyAsDouble(s) - error.applyAsDouble(s)))
                .real(
                        name + " P84",
                        r -> r.strain(s -> value.applyAsDouble(s) + error.applyAsDouble(s)));
    }

    private static Columns<ImageLattice> images() {
        final Columns<ImageLattice> c =
                new Columns<ImageLattice>(ImageLattice::failure)
                        .text("image", ImageLattice::image)
                        .integer("columns", r -> r.points().size());
        real(c, "a (px)", a -> a.mean().a());
        real(c, "b (px)", a -> a.mean().b());
        real(c, "angle (°)", a -> a.mean().angleDeg());
        real(c, "neighbour distance (px)", LatticeAnalysis::neighbourDistance);
        real(c, "neighbours", LatticeAnalysis::regularCoordination);
        real(c, "localisation error (px)", LatticeAnalysis::localisationError);
        real(c, "grains", LatticeAnalysis::grains);
        real(c, "vacancies", a -> a.emptySites().size());
        for (final LocalStructure s : LocalStructure.values()) {
            real(c, s.label(), a -> a.columns().stream().filter(f -> f.structure() == s).count());
        }
        return c;
    }

    private static void real(
            final Columns<ImageLattice> columns,
            final String name,
            final ToDoubleFunction<LatticeAnalysis> value) {
        columns.real(name, r -> r.analysis().map(value::applyAsDouble).orElse(Double.NaN));
    }

    static List<ColumnRow> columns(final List<ImageLattice> images) {
        final List<ColumnRow> rows = new ArrayList<>();
        for (final ImageLattice image : images) {
            for (int i = 0; i < image.points().size() && image.analysis().isPresent(); i++) {
                rows.add(
                        new ColumnRow(
                                i, image.points().get(i), image.analysis().get().columns().get(i)));
            }
        }
        return rows;
    }

    static List<EmptyRow> empty(final List<ImageLattice> images) {
        final List<EmptyRow> rows = new ArrayList<>();
        for (final ImageLattice image : images) {
            image.analysis()
                    .ifPresent(
                            a -> {
                                int number = 0;
                                for (final EmptySite s : a.emptySites()) {
                                    rows.add(new EmptyRow(image.image(), number++, s));
                                }
                            });
        }
        return rows;
    }
}
