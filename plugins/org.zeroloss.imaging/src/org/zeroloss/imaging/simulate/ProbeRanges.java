package org.zeroloss.imaging.simulate;

import org.zeroloss.imaging.Range;
import org.zeroloss.imaging.numeric.Check;
import org.zeroloss.imaging.optics.Aberration;
import org.zeroloss.imaging.optics.ElectronBeam;
import org.zeroloss.imaging.optics.Probe;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Which probes may be drawn. Astigmatism, coma and three-fold astigmatism have a random direction.
 *
 * @param energyKev beam energy in keV
 * @param convergenceMrad convergence semi-angle in mrad
 * @param defocusA C_1 in Å
 * @param astigmatismA C_1,2 in Å
 * @param comaA C_2,1 in Å
 * @param threefoldA C_2,3 in Å
 * @param sphericalUm C_3 in µm
 * @param focalSpreadA standard deviation of the defocus in Å
 * @param sourceFwhmA source size, full width at half maximum, in Å
 * @param thermalRmsA thermal displacement of atoms in Å
 */
public record ProbeRanges(
        Range energyKev,
        Range convergenceMrad,
        Range defocusA,
        Range astigmatismA,
        Range comaA,
        Range threefoldA,
        Range sphericalUm,
        Range focalSpreadA,
        Range sourceFwhmA,
        Range thermalRmsA) {

    private static final double A_PER_UM = 1e4;

    /** Validates every component. */
    public ProbeRanges {
        Check.present(energyKev, "beam energy").within(10, 1000, "beam energy in keV");
        Check.present(convergenceMrad, "convergence semi-angle")
                .within(1, 60, "convergence semi-angle in mrad");
        Check.present(defocusA, "defocus").within(-10000, 10000, "defocus in Å");
        Check.present(astigmatismA, "astigmatism").within(0, 1000, "astigmatism in Å");
        Check.present(comaA, "coma").within(0, 1e5, "coma in Å");
        Check.present(threefoldA, "three-fold astigmatism")
                .within(0, 1e5, "three-fold astigmatism in Å");
        Check.present(sphericalUm, "spherical aberration")
                .within(-5000, 5000, "spherical aberration in µm");
        Check.present(focalSpreadA, "focal spread").within(0, 1000, "focal spread in Å");
        Check.present(sourceFwhmA, "source size").within(0, 10, "source size in Å");
        Check.present(thermalRmsA, "thermal displacement")
                .within(0, 1, "thermal displacement in Å");
    }

    /**
     * @param random stream
     * @return a probe
     */
    public Probe draw(final SplittableRandom random) {
        final ElectronBeam beam = new ElectronBeam(energyKev.draw(random));
        final double alpha = convergenceMrad.draw(random);
        final List<Aberration> aberrations =
                List.of(
                        Aberration.defocus(defocusA.draw(random)),
                        Aberration.astigmatism(astigmatismA.draw(random), angle(random)),
                        Aberration.coma(comaA.draw(random), angle(random)),
                        Aberration.threefold(threefoldA.draw(random), angle(random)),
                        Aberration.spherical(A_PER_UM * sphericalUm.draw(random)));
        return new Probe(
                beam,
                alpha,
                aberrations.stream().filter(a -> a.sizeA() != 0).toList(),
                focalSpreadA.draw(random),
                sourceFwhmA.draw(random),
                thermalRmsA.draw(random));
    }

    private static double angle(final SplittableRandom random) {
        return 2 * Math.PI * random.nextDouble();
    }
}
