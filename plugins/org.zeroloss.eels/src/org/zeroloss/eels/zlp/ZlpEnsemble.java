package org.zeroloss.eels.zlp;

import org.zeroloss.eels.EelsException;
import org.zeroloss.eels.SpectrumNoise;
import org.zeroloss.eels.numeric.Check;
import org.zeroloss.eels.numeric.PenalizedSpline;
import org.zeroloss.eels.zlp.conditions.ConditionRange;
import org.zeroloss.eels.zlp.conditions.Conditions;
import org.zeroloss.learn.net.Mlp;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalMetadata;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An ensemble of zero-loss peak models: ln(I/N_zlp) from energy loss and ln of the zero-loss sum,
 * as a smooth base curve plus a network for what the specimen does to the peak's shape. Immutable
 * and thread-safe. The L of a spectrum outside the range of the training data is moved to the
 * nearest end of it (the strength of its peak is its own).
 */
public final class ZlpEnsemble implements ZeroLossModel {

    /** A tenth of t/λ more or less does not change the shape. */
    private static final double TOLERANCE = 0.1;

    private final List<Replica> m_replicas;
    private final NetworkInputs m_inputs;
    private final PenalizedSpline m_spline;
    private final EnergyZero m_energyZero;
    private final int m_halfWidth;
    private final double m_fwhmEv;
    private final double m_lowestEv;
    private final SpectrumNoise m_noise;
    private final List<RegionRow> m_regions;
    private final LnZlpRange m_range;
    private final Axis m_axis;
    private final SignalMetadata m_metadata;
    private final PeakFamily m_family;

    /** One replica: its base curve and its network. */
    record Replica(double[] base, Mlp network) {}

    ZlpEnsemble(
            final List<Replica> replicas,
            final NetworkInputs inputs,
            final EnergyZero energyZero,
            final int halfWidth,
            final double fwhmEv,
            final double lowestEv,
            final SpectrumNoise noise,
            final List<RegionRow> regions,
            final LnZlpRange range,
            final Axis axis,
            final SignalMetadata metadata) {
        this(
                replicas,
                inputs,
                energyZero,
                halfWidth,
                fwhmEv,
                lowestEv,
                noise,
                regions,
                range,
                axis,
                metadata,
                null);
    }

    /** An ensemble under one of the conditions of a family; {@code null} for none. */
    ZlpEnsemble(
            final List<Replica> replicas,
            final NetworkInputs inputs,
            final EnergyZero energyZero,
            final int halfWidth,
            final double fwhmEv,
            final double lowestEv,
            final SpectrumNoise noise,
            final List<RegionRow> regions,
            final LnZlpRange range,
            final Axis axis,
            final SignalMetadata metadata,
            final PeakFamily family) {
        m_replicas = Check.list(replicas, "replicas");
        if (m_replicas.isEmpty()) {
            throw new EelsException("Expected at least one replica, found none");
        }
        m_inputs = Check.present(inputs, "network inputs");
        m_spline = inputs.spline();
        for (final Replica r : m_replicas) {
            if (r.network().shape().inputs() != 2 || r.base().length != m_spline.size()) {
                throw new EelsException(
                        "Expected replicas with 2 inputs and "
                                + m_spline.size()
                                + " spline coefficients, found "
                                + r.network().shape().inputs()
                                + " and "
                                + r.base().length);
            }
        }
        m_energyZero = Check.present(energyZero, "energy zero");
        Check.atLeast(halfWidth, 0, "half-width of the zero-loss sum in channels");
        m_halfWidth = halfWidth;
        Check.positive(fwhmEv, "width of the zero-loss peak in eV");
        m_fwhmEv = fwhmEv;
        m_lowestEv = lowestEv;
        m_noise = Check.present(noise, "noise");
        m_regions = Check.list(regions, "training regions");
        if (m_regions.isEmpty()) {
            throw new EelsException("Expected at least one training region, found none");
        }
        m_range = Check.present(range, "range of ln of the zero-loss sums");
        m_axis = Check.present(axis, "energy axis");
        m_metadata = Check.present(metadata, "metadata");
        m_family = family;
    }

    /**
     * @return the conditions it was trained on, if it was trained on images taken under several
     */
    public Optional<ConditionRange> conditions() {
        return Optional.ofNullable(m_family).map(PeakFamily::range);
    }

    /**
     * The model as it applies to an image. One that was trained on a single image is the same for
     * all; one of several images is evaluated under the conditions in the image's metadata, at the
     * vacuum level of its zero-loss sums.
     *
     * @param image a raw spectral image
     * @param scan its scan with this model's energy zero and zero-loss sum
     * @return the model for it
     * @throws EelsException if the model needs conditions that the image's metadata lack
     */
    public ZlpEnsemble forImage(final Signal image, final ImageScan scan) {
        return m_family == null
                ? this
                : m_family.at(
                        Conditions.of(
                                image.spec().metadata(), "image \"" + image.spec().title() + "\""),
                        VacuumLevel.of(image, scan));
    }

    /**
     * The model under some conditions.
     *
     * @param conditions beam energy and exposure time
     * @param lnReference ln of the zero-loss sum that a spectrum has there in vacuum
     * @return the model; itself if it was trained on a single image
     */
    public ZlpEnsemble at(final Conditions conditions, final double lnReference) {
        return m_family == null ? this : m_family.at(conditions, lnReference);
    }

    Optional<PeakFamily> family() {
        return Optional.ofNullable(m_family);
    }

    @Override
    public int replicas() {
        return m_replicas.size();
    }

    @Override
    public void lnShape(
            final int replica,
            final double lnZlp,
            final double firstEv,
            final double stepEv,
            final double[] out) {
        lnShapes(replica, new double[] {lnZlp}, firstEv, stepEv, new double[][] {out});
    }

    @Override
    public void lnShapes(
            final int replica,
            final double[] lnZlps,
            final double firstEv,
            final double stepEv,
            final double[][] out) {
        final Replica own = m_replicas.get(replica);
        final int n = out[0].length;
        final double[] inputs = new double[2 * n];
        final double[] base = new double[n];
        for (int i = 0; i < n; i++) {
            inputs[2 * i] = m_inputs.energyInput(firstEv + i * stepEv);
            base[i] = m_spline.value(own.base(), inputs[2 * i]);
        }
        for (int l = 0; l < lnZlps.length; l++) {
            final double x2 = m_inputs.strengthInput(inRange(lnZlps[l]));
            for (int i = 0; i < n; i++) {
                inputs[2 * i + 1] = x2;
            }
            own.network().evaluate(inputs, n, out[l]);
            final double scale = ReplicaProblems.SHAPE_SCALE * x2;
            for (int i = 0; i < n; i++) {
                out[l][i] = base[i] + scale * out[l][i];
            }
        }
    }

    private double inRange(final double lnZlp) {
        return Math.max(lnZlpMin(), Math.min(lnZlpMax(), lnZlp));
    }

    /**
     * @return smallest ln of the zero-loss sum of the groups it was trained on
     */
    public double lnZlpMin() {
        return m_regions.stream().mapToDouble(RegionRow::lnZlp).min().orElseThrow();
    }

    /**
     * @return largest ln of the zero-loss sum of the groups it was trained on
     */
    public double lnZlpMax() {
        return m_regions.stream().mapToDouble(RegionRow::lnZlp).max().orElseThrow();
    }

    /**
     * @param lnZlp ln of the zero-loss sum of a spectrum
     * @return whether it lies within those of the spectra the model was trained on, or beyond by
     *     less than a tenth of t/λ
     */
    public boolean covers(final double lnZlp) {
        return lnZlp >= m_range.lowest() - TOLERANCE && lnZlp <= m_range.highest() + TOLERANCE;
    }

    /**
     * @return training regions of the groups of spectra it was trained on
     */
    public List<RegionRow> regions() {
        return m_regions;
    }

    /**
     * The training region that applies to a spectrum: that of its cluster, else of the cluster
     * nearest in ln of the zero-loss sum.
     *
     * @param label cluster of the spectrum, negative if none
     * @param lnZlp ln of its zero-loss sum
     * @return the region; the reference's only if there is no other
     */
    public RegionRow region(final int label, final double lnZlp) {
        RegionRow nearest = null;
        for (final RegionRow r : m_regions) {
            if (label >= 0 && r.label() == label) {
                return r;
            }
            if (nearest == null
                    || nearest.label() < 0
                    || r.label() >= 0
                            && Math.abs(r.lnZlp() - lnZlp) < Math.abs(nearest.lnZlp() - lnZlp)) {
                nearest = r;
            }
        }
        return nearest;
    }

    /**
     * @return where 0 eV is
     */
    public EnergyZero energyZero() {
        return m_energyZero;
    }

    /**
     * @return channels on each side of the maximum in the zero-loss sum
     */
    public int zlpHalfWidth() {
        return m_halfWidth;
    }

    /**
     * @return full width at half maximum of the zero-loss peak in eV
     */
    public double fwhmEv() {
        return m_fwhmEv;
    }

    /**
     * @return energy up to which the model has an opinion on the gain side, in eV (negative)
     */
    public double lowestEv() {
        return m_lowestEv;
    }

    /**
     * @return energy up to which the model holds on the loss side, in eV
     */
    public double highestEv() {
        return m_inputs.maxEv();
    }

    /**
     * @return noise of a spectrum of the image it was trained on
     */
    public SpectrumNoise noise() {
        return m_noise;
    }

    /**
     * @return energy axis of the image it was trained on
     */
    public Axis axis() {
        return m_axis;
    }

    /**
     * @return acquisition and history of the image it was trained on, the training step last
     */
    public SignalMetadata metadata() {
        return m_metadata;
    }

    List<Replica> all() {
        return m_replicas;
    }

    LnZlpRange range() {
        return m_range;
    }

    NetworkInputs inputs() {
        return m_inputs;
    }

    /**
     * @return a short text for the user: replicas, range of ln ZLP sum, training regions
     */
    public String summary() {
        final StringBuilder text =
                new StringBuilder(
                        String.format(
                                Locale.ROOT,
                                "%d replicas, zero-loss peak %.3f eV wide, ln(ZLP) %.2f to %.2f",
                                replicas(),
                                m_fwhmEv,
                                lnZlpMin(),
                                lnZlpMax()));
        if (m_family != null) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%ntrained on %d images, %s",
                            m_family.images().size(),
                            m_family.range()));
        }
        for (final RegionRow r : m_regions) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%n%s: %d spectra, trained up to %.2f eV, blank from %.2f eV (%s)",
                            r.name(),
                            r.size(),
                            r.regionEndEv(),
                            r.blankStartEv(),
                            r.rule()));
        }
        return text.toString();
    }

    /**
     * @param out receives the model; not closed
     */
    public void write(final OutputStream out) {
        EnsembleFile.write(this, out);
    }

    /**
     * @param in what {@link #write} gave, by this version or an earlier one; not closed
     * @return the model
     * @throws EelsException if it is no such model
     */
    public static ZlpEnsemble read(final InputStream in) {
        return EnsembleFile.read(in);
    }
}
