package org.zeroloss.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * How a signal was acquired and what was done to it since. What is not known is absent.
 *
 * @param beamEnergyKeV energy of the primary electrons in keV, above 0
 * @param convergenceMrad convergence semi-angle in mrad, at least 0
 * @param collectionMrad collection semi-angle in mrad, at least 0
 * @param exposureS exposure time of one row (one spectrum) in s, above 0
 * @param instrument microscope or detector as the file calls it, {@code ""} if unknown
 * @param sources files the signal was made from
 * @param provenance every step since, oldest first
 * @param tags anything else, kept sorted by key
 */
public record SignalMetadata(
        OptionalDouble beamEnergyKeV,
        OptionalDouble convergenceMrad,
        OptionalDouble collectionMrad,
        OptionalDouble exposureS,
        String instrument,
        List<SignalSource> sources,
        List<ProvenanceStep> provenance,
        Map<String, String> tags) {

    /** Nothing known. */
    public static final SignalMetadata EMPTY =
            new SignalMetadata(
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    "",
                    List.of(),
                    List.of(),
                    Map.of());

    /** Validates every component and names the bad one. */
    public SignalMetadata {
        positive(beamEnergyKeV, "beam energy in keV");
        notNegative(convergenceMrad, "convergence semi-angle in mrad");
        notNegative(collectionMrad, "collection semi-angle in mrad");
        positive(exposureS, "exposure time in s");
        Check.notNull(instrument, "instrument");
        sources = Check.list(sources, "sources");
        provenance = Check.list(provenance, "provenance steps");
        tags = Check.map(tags, "tags");
    }

    /**
     * @param keV beam energy in keV
     * @return a copy with it
     */
    public SignalMetadata withBeamEnergyKeV(final double keV) {
        return new SignalMetadata(
                OptionalDouble.of(keV),
                convergenceMrad,
                collectionMrad,
                exposureS,
                instrument,
                sources,
                provenance,
                tags);
    }

    /**
     * @param mrad convergence semi-angle in mrad
     * @return a copy with it
     */
    public SignalMetadata withConvergenceMrad(final double mrad) {
        return new SignalMetadata(
                beamEnergyKeV,
                OptionalDouble.of(mrad),
                collectionMrad,
                exposureS,
                instrument,
                sources,
                provenance,
                tags);
    }

    /**
     * @param mrad collection semi-angle in mrad
     * @return a copy with it
     */
    public SignalMetadata withCollectionMrad(final double mrad) {
        return new SignalMetadata(
                beamEnergyKeV,
                convergenceMrad,
                OptionalDouble.of(mrad),
                exposureS,
                instrument,
                sources,
                provenance,
                tags);
    }

    /**
     * @param seconds exposure time in s
     * @return a copy with it
     */
    public SignalMetadata withExposureS(final double seconds) {
        return new SignalMetadata(
                beamEnergyKeV,
                convergenceMrad,
                collectionMrad,
                OptionalDouble.of(seconds),
                instrument,
                sources,
                provenance,
                tags);
    }

    /**
     * @param name microscope or detector
     * @return a copy with it
     */
    public SignalMetadata withInstrument(final String name) {
        return new SignalMetadata(
                beamEnergyKeV,
                convergenceMrad,
                collectionMrad,
                exposureS,
                name,
                sources,
                provenance,
                tags);
    }

    /**
     * @param source one more file the signal was made from
     * @return a copy with it, after the others
     */
    public SignalMetadata withSource(final SignalSource source) {
        final List<SignalSource> all = new ArrayList<>(sources);
        all.add(source);
        return new SignalMetadata(
                beamEnergyKeV,
                convergenceMrad,
                collectionMrad,
                exposureS,
                instrument,
                all,
                provenance,
                tags);
    }

    /**
     * @param step what was done last
     * @return a copy with it, after the others
     */
    public SignalMetadata withStep(final ProvenanceStep step) {
        final List<ProvenanceStep> all = new ArrayList<>(provenance);
        all.add(step);
        return new SignalMetadata(
                beamEnergyKeV,
                convergenceMrad,
                collectionMrad,
                exposureS,
                instrument,
                sources,
                all,
                tags);
    }

    /**
     * @param key name of a tag
     * @param value its value
     * @return a copy with it, replacing one of the same name
     */
    public SignalMetadata withTag(final String key, final String value) {
        final Map<String, String> all = new TreeMap<>(tags);
        all.put(Check.notNull(key, "tag name"), Check.notNull(value, "value of tag '" + key + "'"));
        return new SignalMetadata(
                beamEnergyKeV,
                convergenceMrad,
                collectionMrad,
                exposureS,
                instrument,
                sources,
                provenance,
                all);
    }

    private static void positive(final OptionalDouble value, final String what) {
        Check.notNull(value, what);
        if (value.isPresent()
                && !(value.getAsDouble() > 0 && Double.isFinite(value.getAsDouble()))) {
            throw new SignalException(
                    "Expected a finite " + what + " above 0 or none, found " + value.getAsDouble());
        }
    }

    private static void notNegative(final OptionalDouble value, final String what) {
        Check.notNull(value, what);
        if (value.isPresent()
                && !(value.getAsDouble() >= 0 && Double.isFinite(value.getAsDouble()))) {
            throw new SignalException(
                    "Expected a finite "
                            + what
                            + " of at least 0 or none, found "
                            + value.getAsDouble());
        }
    }
}
