package org.zeroloss.signal;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Signals that several tests use. */
final class Specs {

    private Specs() {}

    static Axis x(final long size) {
        return new Axis("x", "nm", size, 0.5, -3, AxisRole.NAVIGATION);
    }

    static Axis y(final long size) {
        return new Axis("y", "nm", size, 0.25, 10, AxisRole.NAVIGATION);
    }

    static Axis energy(final long size) {
        return new Axis("Energy loss", "eV", size, 0.025, -2, AxisRole.SIGNAL);
    }

    static SignalSpec image(final long ny, final long nx, final long ne, final DataType type) {
        return SignalSpec.spectralImage(
                "test", "Electron counts", List.of(y(ny), x(nx), energy(ne)), type, metadata());
    }

    static SignalMetadata metadata() {
        return SignalMetadata.EMPTY
                .withBeamEnergyKeV(60)
                .withConvergenceMrad(25.5)
                .withCollectionMrad(0)
                .withExposureS(0.001)
                .withInstrument("Titan «µ»")
                .withSource(new SignalSource("a.dm4", "ab".repeat(32)))
                .withStep(
                        new ProvenanceStep(
                                "Reader", "1.0", Map.of("b", "2", "a", "1"), OptionalLong.empty()))
                .withStep(new ProvenanceStep("Sim", "1.0", Map.of(), OptionalLong.of(-7)))
                .withTag("operator", "A \"B\"\n");
    }
}
