package org.zeroloss.imaging.defects;

import org.zeroloss.imaging.Element;
import org.zeroloss.imaging.crystal.AtomColumn;
import org.zeroloss.imaging.crystal.Composition;
import org.zeroloss.imaging.crystal.Environment;
import org.zeroloss.imaging.crystal.SiteClass;
import org.zeroloss.imaging.optics.AnnularDetector;
import org.zeroloss.imaging.optics.ElectronBeam;
import org.zeroloss.imaging.optics.Probe;
import org.zeroloss.imaging.simulate.Acquisition;
import org.zeroloss.imaging.simulate.DetectorResponse;
import org.zeroloss.imaging.simulate.Exposure;
import org.zeroloss.imaging.simulate.Scan;
import org.zeroloss.imaging.simulate.SimulatedMicrograph;
import org.zeroloss.imaging.simulate.SpecimenKind;
import org.zeroloss.imaging.simulate.Support;

import java.util.List;

/**
 * An image of carbon columns on one line, of 150 electrons each: one at a grain boundary, and
 * others that are not 2, 2.4, 2.6 and 6 Å from it.
 */
final class LineOfColumns {

    static final List<String> CLASSES = List.of("column", "vacancy");
    static final int COLUMNS = 5;

    private static final double PIXEL_A = 0.2;
    private static final double Y_A = 8;
    private static final double ELECTRONS = 150;

    private LineOfColumns() {}

    static SimulatedMicrograph image() {
        final Acquisition unit =
                new Acquisition(
                        new Probe(new ElectronBeam(80), 30, List.of(), 30, 0.6, 0.07),
                        Scan.ideal(80, 80, PIXEL_A),
                        new AnnularDetector(60, 200),
                        DetectorResponse.PERFECT,
                        Support.NONE,
                        1);
        final Acquisition a =
                unit.withDose(ELECTRONS / unit.detectedElectrons(Composition.of(Element.C, 1)));
        final Exposure e =
                Exposure.of(
                        List.of(
                                column(7, Environment.BOUNDARY),
                                column(9, Environment.BULK),
                                column(4.6, Environment.EDGE),
                                column(9.6, Environment.BULK),
                                column(13, Environment.RINGS)),
                        a,
                        1);
        return new SimulatedMicrograph(0, SpecimenKind.GRAPHENE, a, e.counts(), e.labels());
    }

    private static AtomColumn column(final double xA, final Environment environment) {
        return new AtomColumn(
                xA, Y_A, SiteClass.COLUMN, "C", Composition.of(Element.C, 1), environment);
    }

    /** Something found on the line. */
    static Detection found(final double xA, final String what) {
        return new Detection(
                xA / PIXEL_A, Y_A / PIXEL_A, CLASSES.indexOf(what), 0.9, Double.NaN, Double.NaN);
    }
}
