package org.zeroloss.eels.simulate;

import org.zeroloss.base.Gaussian;
import org.zeroloss.base.PoissonSampler;
import org.zeroloss.base.Progress;
import org.zeroloss.base.Release;
import org.zeroloss.base.Seeds;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.numeric.Fft;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;
import org.zeroloss.signal.DataType;
import org.zeroloss.signal.ProvenanceStep;
import org.zeroloss.signal.SignalBlock;
import org.zeroloss.signal.SignalMetadata;
import org.zeroloss.signal.SignalSpec;
import org.zeroloss.signal.SignalWriter;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * Simulates a spectral image of a specimen whose truth is known. The expected spectrum of a pixel
 * is N · Z ⊗ exp(S − t/λ) in Fourier space, with Z the zero-loss peak of sum 1 and S the
 * single-scattering distribution of sum t/λ, that is, with all orders of plural scattering (Egerton
 * and Crozier, Scanning Microsc. Suppl. 2 (1988) 245). Poisson noise and Gaussian readout noise are
 * added. Thread-safe.
 */
public final class SpecimenSimulator {

    /** Band with the noise-free zero-loss peak of each spectrum, for comparing models with it. */
    public static final String ZERO_LOSS = "zero_loss";

    private static final long NOISE = 101;
    private static final long DRIFT = 102;

    /** The axis is extended so far that plural scattering beyond it has died out. */
    private static final int PADDING = 8;

    private final SpecimenParameters m_parameters;
    private final SpecimenMaps m_maps;
    private final ZeroLossShape m_shape;
    private final ScatteringDistribution m_scattering;
    private final Fft m_fft;
    private final int m_zero;
    private final ShapeSpectrum m_plain;

    /** Zero-loss peak of sum 1 and its Fourier transform. */
    private record ShapeSpectrum(double[] shape, double[] re, double[] im, double norm) {}

    /**
     * @param parameters what to simulate
     */
    public SpecimenSimulator(final SpecimenParameters parameters) {
        m_parameters = parameters;
        m_maps = new SpecimenMaps(parameters);
        final SimulatedAcquisition a = parameters.acquisition();
        m_shape = new ZeroLossShape(a.beamEnergyKev(), a.exposureS(), a.tail(), a.law());
        m_scattering = new ScatteringDistribution(parameters.material(), a.dispersionEv());
        m_fft = new Fft(PADDING * Integer.highestOneBit(2 * a.channels() - 1));
        m_zero = (int) Math.round(-a.firstEnergyEv() / a.dispersionEv());
        m_plain = shape(0, 0);
    }

    /**
     * @return spec of the simulated image: axes y, x, energy loss in eV; float32 counts
     */
    public SignalSpec spec() {
        final SimulatedAcquisition a = m_parameters.acquisition();
        final List<Axis> axes =
                List.of(
                        new Axis("y", "px", m_parameters.height(), 1, 0, AxisRole.NAVIGATION),
                        new Axis("x", "px", m_parameters.width(), 1, 0, AxisRole.NAVIGATION),
                        new Axis(
                                "Energy loss",
                                "eV",
                                a.channels(),
                                a.dispersionEv(),
                                a.firstEnergyEv(),
                                AxisRole.SIGNAL));
        final SignalMetadata metadata =
                SignalMetadata.EMPTY
                        .withBeamEnergyKeV(a.beamEnergyKev())
                        .withExposureS(a.exposureS())
                        .withConvergenceMrad(a.convergenceMrad())
                        .withCollectionMrad(a.collectionMrad())
                        .withInstrument("EELS Specimen Simulator")
                        .withStep(
                                new ProvenanceStep(
                                        "EELS Specimen Simulator",
                                        Release.VERSION,
                                        settings(),
                                        OptionalLong.of(m_parameters.seed())));
        return SignalSpec.spectralImage(
                "Simulated specimen", "Electron counts", axes, DataType.FLOAT32, metadata);
    }

    /**
     * @return spec of the simulated image with the further band {@value #ZERO_LOSS}
     */
    public SignalSpec specWithZeroLoss() {
        return spec().withBands(List.of(SignalSpec.SIGNAL, ZERO_LOSS));
    }

    private Map<String, String> settings() {
        final Map<String, String> s = new LinkedHashMap<>();
        s.put("maxThickness", Double.toString(m_parameters.maxThickness()));
        s.put("acquisition", m_parameters.acquisition().toString());
        s.put("material", m_parameters.material().toString());
        return s;
    }

    /**
     * @return the truth of every pixel, in the order of the image's rows
     */
    public List<SpecimenTruth> truth() {
        final long n = rows();
        final List<SpecimenTruth> all = new ArrayList<>();
        for (long r = 0; r < n; r++) {
            all.add(m_maps.truth(r));
        }
        return all;
    }

    private long rows() {
        return (long) m_parameters.width() * m_parameters.height();
    }

    /**
     * @param row pixel, y · width + x
     * @return expected counts per channel without noise
     */
    public double[] expectedSpectrum(final long row) {
        final SpecimenTruth truth = m_maps.truth(row);
        final SimulatedAcquisition a = m_parameters.acquisition();
        final ShapeSpectrum z = shapeAt(truth, row);
        final int n = m_fft.length();
        final double[] re = new double[n];
        final double[] im = new double[n];
        if (truth.thickness() > 0) {
            final double e = truth.gapEv() + m_parameters.material().crossingEv();
            final double tail = m_shape.value(e, 0) * m_plain.norm();
            final double[] s = new double[n / 2 + n / 4];
            m_scattering.fill(truth, tail, s);
            System.arraycopy(s, 0, re, 0, s.length);
            m_fft.forward(re, im);
        }
        for (int k = 0; k < n; k++) {
            final double amplitude =
                    a.countsPerSpectrum() * StrictMath.exp(re[k] - truth.thickness());
            final double c = amplitude * StrictMath.cos(im[k]);
            final double s = amplitude * StrictMath.sin(im[k]);
            re[k] = c * z.re()[k] - s * z.im()[k];
            im[k] = c * z.im()[k] + s * z.re()[k];
        }
        m_fft.inverse(re, im);
        return unwrap(re, 1);
    }

    /**
     * @param row pixel, y · width + x
     * @return expected counts per channel of the zero-loss peak alone, without noise
     */
    public double[] expectedZlp(final long row) {
        final SpecimenTruth truth = m_maps.truth(row);
        final double n =
                m_parameters.acquisition().countsPerSpectrum() * StrictMath.exp(-truth.thickness());
        return unwrap(shapeAt(truth, row).shape(), n);
    }

    private ShapeSpectrum shapeAt(final SpecimenTruth truth, final long row) {
        final double drift = m_parameters.acquisition().driftEv();
        final double broadening = m_parameters.material().broadening() * truth.thickness();
        if (drift == 0 && broadening == 0) {
            return m_plain;
        }
        final double shift =
                drift == 0
                        ? 0
                        : drift * Gaussian.next(Seeds.stream(m_parameters.seed(), DRIFT, row));
        return shape(shift, broadening);
    }

    private ShapeSpectrum shape(final double shift, final double broadening) {
        final SimulatedAcquisition a = m_parameters.acquisition();
        final int n = m_fft.length();
        final double[] z = new double[n];
        double sum = 0;
        for (int i = 0; i < a.channels(); i++) {
            final double v = m_shape.value(a.energy(i) - shift, broadening);
            z[Math.floorMod(i - m_zero, n)] = v;
            sum += v;
        }
        for (int i = 0; i < n; i++) {
            z[i] /= sum;
        }
        final double[] re = z.clone();
        final double[] im = new double[n];
        m_fft.forward(re, im);
        return new ShapeSpectrum(z, re, im, 1 / sum);
    }

    private double[] unwrap(final double[] values, final double factor) {
        final double[] spectrum = new double[m_parameters.acquisition().channels()];
        for (int i = 0; i < spectrum.length; i++) {
            final double v = factor * values[Math.floorMod(i - m_zero, values.length)];
            spectrum[i] = Math.max(0, v);
        }
        return spectrum;
    }

    /**
     * One draw of a pixel's spectrum: Poisson noise of the expected counts and readout noise.
     *
     * @param row pixel, y · width + x
     * @return counts per channel
     */
    public double[] spectrum(final long row) {
        final double[] expected = expectedSpectrum(row);
        final double readout = m_parameters.acquisition().readoutNoise();
        final SplittableRandom random = Seeds.stream(m_parameters.seed(), NOISE, row);
        for (int i = 0; i < expected.length; i++) {
            expected[i] =
                    PoissonSampler.sample(expected[i], random) + readout * Gaussian.next(random);
        }
        return expected;
    }

    /**
     * Writes the image with noise.
     *
     * @param target file to create
     * @param workers threads; the bytes do not depend on their number
     * @param progress progress and cancellation; if canceled, no file is left
     */
    public void write(final Path target, final Workers workers, final Progress progress) {
        write(target, spec(), workers, progress);
    }

    /**
     * Writes the image with noise and the noise-free zero-loss peaks beside it, which double the
     * file.
     *
     * @param target file to create
     * @param workers threads; the bytes do not depend on their number
     * @param progress progress and cancellation; if canceled, no file is left
     */
    public void writeWithZeroLoss(
            final Path target, final Workers workers, final Progress progress) {
        write(target, specWithZeroLoss(), workers, progress);
    }

    private void write(
            final Path target,
            final SignalSpec spec,
            final Workers workers,
            final Progress progress) {
        final boolean zeroLoss = spec.bands().contains(ZERO_LOSS);
        try (SignalWriter writer = SignalWriter.create(target, spec)) {
            final long rows = rows();
            while (writer.remainingRows() > 0) {
                final SignalBlock block = writer.newBlock();
                final long first = writer.writtenRows();
                workers.run(
                        block.rows(),
                        progress.part(
                                (double) first / rows, (double) (first + block.rows()) / rows),
                        "Simulating spectra",
                        r -> {
                            block.band().setRow((int) r, spectrum(first + r));
                            if (zeroLoss) {
                                block.band(ZERO_LOSS).setRow((int) r, expectedZlp(first + r));
                            }
                        });
                writer.write(block);
            }
            writer.finish();
        }
    }
}
