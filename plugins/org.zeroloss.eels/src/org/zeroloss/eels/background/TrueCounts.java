package org.zeroloss.eels.background;

import org.zeroloss.base.Progress;
import org.zeroloss.eels.simulate.SpecimenSimulator;
import org.zeroloss.eels.zlp.ImageScan;
import org.zeroloss.eels.zlp.ImageSurvey;
import org.zeroloss.signal.Signal;

/** What the background of a row is: exactly, from a simulation, or as measured in vacuum. */
abstract class TrueCounts {

    /**
     * @param image an image with the band {@value SpecimenSimulator#ZERO_LOSS}
     * @return its noise-free zero-loss peaks
     */
    static TrueCounts simulated(final Signal image) {
        return new TrueCounts() {
            @Override
            boolean measured() {
                return false;
            }

            @Override
            void read(
                    final int row,
                    final float[] counts,
                    final double[] truth,
                    final double[] expected) {
                image.plane(SpecimenSimulator.ZERO_LOSS).read(row, 0, truth.length, truth, 0);
                System.arraycopy(truth, 0, expected, 0, truth.length);
            }
        };
    }

    /**
     * @param survey survey of an image with vacuum spectra
     * @param progress progress and cancellation
     * @return the spectra themselves, with the mean vacuum spectrum as their expectation
     */
    static TrueCounts vacuum(final ImageSurvey survey, final Progress progress) {
        final VacuumShape shape = BackgroundFitter.shape(survey.vacuum(progress), survey);
        final ImageScan scan = survey.scan();
        return new TrueCounts() {
            @Override
            boolean measured() {
                return true;
            }

            @Override
            void read(
                    final int row,
                    final float[] counts,
                    final double[] truth,
                    final double[] expected) {
                final double strength = StrictMath.exp(scan.lnZlp(row));
                final double[] at = new double[3];
                for (int i = 0; i < truth.length; i++) {
                    truth[i] = counts[i];
                    shape.at(scan.firstEv(row) + i * scan.stepEv(), at);
                    expected[i] = strength * at[0];
                }
            }
        };
    }

    /** Whether it holds the noise of a measurement. */
    abstract boolean measured();

    /**
     * @param row row of the image
     * @param counts its spectrum
     * @param truth receives the true or measured background in counts
     * @param expected receives its expectation, for the noise
     */
    abstract void read(int row, float[] counts, double[] truth, double[] expected);
}
