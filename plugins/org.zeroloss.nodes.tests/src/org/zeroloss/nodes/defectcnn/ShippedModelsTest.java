package org.zeroloss.nodes.defectcnn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zeroloss.imaging.defects.DefectModel;
import org.zeroloss.nodes.port.DefectModelPortObjectSpec;

import java.util.List;

/** The models in the bundle. */
class ShippedModelsTest {

    static List<String> names() {
        return ShippedModels.all().stream().map(ShippedModels.Entry::name).toList();
    }

    @Test
    void theOneOfAFreshDialogIsThere() {
        assertTrue(names().contains(new DefectCnnParameters().m_model), names().toString());
        assertEquals(names().size(), names().stream().distinct().count());
    }

    @ParameterizedTest
    @MethodSource("names")
    void eachIsDescribedAndLoads(final String name) {
        final ShippedModels.Entry entry =
                ShippedModels.all().stream()
                        .filter(e -> e.name().equals(name))
                        .findAny()
                        .orElseThrow();
        assertTrue(entry.title().length() > 3 && entry.description().endsWith("."), name);
        final DefectModel model = ShippedModels.load(name);
        assertTrue(model.pixelSizesA().isPresent(), "pixel sizes of the training");
        assertTrue(model.calibrations().detections() > 100, "calibrated");
        model.networks()
                .forEach(
                        n ->
                                assertTrue(
                                        n.tags().containsKey(DefectModelPortObjectSpec.DEVICE),
                                        n.tags().toString()));
    }
}
