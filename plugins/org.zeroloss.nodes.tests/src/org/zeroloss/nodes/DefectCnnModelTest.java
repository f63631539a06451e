package org.zeroloss.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;
import org.knime.core.data.DataRow;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpecZipOutputStream;
import org.knime.core.node.port.PortObjectZipOutputStream;
import org.knime.core.node.port.PortUtil;
import org.zeroloss.imaging.defects.DefectModel;
import org.zeroloss.learn.network.NetworkEngine;
import org.zeroloss.learn.network.NetworkEngines;
import org.zeroloss.nodes.port.DefectModelPortObject;
import org.zeroloss.nodes.port.DefectModelPortObjectSpec;
import org.zeroloss.nodes.port.ImageStackPortObject;
import org.zeroloss.standin.runtime.NodeRuntime;
import org.zeroloss.standin.runtime.RegisteredPortView;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** What the Defect CNN Learner gives: model, table, view, cross-validation. */
class DefectCnnModelTest extends DefectCnnNodes {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static DefectModelPortObject savedAndLoaded(final DefectModelPortObject before)
            throws Exception {
        final ByteArrayOutputStream spec = new ByteArrayOutputStream();
        try (PortObjectSpecZipOutputStream zip = PortUtil.getPortObjectSpecZipOutputStream(spec)) {
            new DefectModelPortObjectSpec.Serializer().savePortObjectSpec(before.getSpec(), zip);
        }
        final ByteArrayOutputStream object = new ByteArrayOutputStream();
        try (PortObjectZipOutputStream zip = PortUtil.getPortObjectZipOutputStream(object)) {
            new DefectModelPortObject.Serializer()
                    .savePortObject(before, zip, new ExecutionMonitor());
        }
        try (var in =
                        PortUtil.getPortObjectSpecZipInputStream(
                                new ByteArrayInputStream(spec.toByteArray()));
                var objects =
                        PortUtil.getPortObjectZipInputStream(
                                new ByteArrayInputStream(object.toByteArray()))) {
            return new DefectModelPortObject.Serializer()
                    .loadPortObject(
                            objects,
                            new DefectModelPortObjectSpec.Serializer().loadPortObjectSpec(in),
                            new ExecutionMonitor());
        }
    }

    @Test
    void theTrainingTableAndItsViewSayTheSame() throws Exception {
        final List<DataRow> rows = rows(learnt[1]);
        assertEquals(4, rows.size());
        assertEquals(1, rows.stream().filter(r -> r.getCell(6).toString().equals("true")).count());
        assertTrue(number(rows.get(3), 5) < number(rows.get(0), 5), "the loss falls");
        final JsonNode info =
                JSON.readTree(learner.node().view().orElseThrow().initialData()).path("result");
        assertTrue(info.path("device").asText().contains("CPU"), info.toString());
        final JsonNode network = info.path("networks").path(0);
        assertTrue(network.path("fold").isNull());
        assertEquals(4 * Float.BYTES, network.path("validation").binaryValue().length);
    }

    @Test
    void aSavedModelFindsTheSameOnEveryEngine() throws Exception {
        final DefectModelPortObject again = savedAndLoaded(model());
        assertEquals(model().getSpec(), again.getSpec());
        assertEquals(model().getSpec().hashCode(), again.getSpec().hashCode());
        assertEquals(model().getSummary(), again.getSummary());
        assertEquals(
                model().model().networks().get(0).tags(), again.model().networks().get(0).tags());
        final ImageStackPortObject images = FRESH.stack(folder, -1);
        final List<DataRow> expected = rows(predictor().execute(images, model()).result()[0]);
        for (final NetworkEngine e : NetworkEngines.installed().engines()) {
            if (e.unavailable().isEmpty()) {
                final List<DataRow> found =
                        rows(
                                predictor()
                                        .set("engine/engine", e.name())
                                        .execute(images, again)
                                        .result()[0]);
                assertEquals(expected.size(), found.size(), e.name());
                for (int i = 0; i < found.size(); i++) {
                    assertEquals(number(expected.get(i), 1), number(found.get(i), 1), 1e-2);
                    assertEquals(number(expected.get(i), 4), number(found.get(i), 4), 1e-2);
                }
            }
        }
    }

    @Test
    void thePortShowsClassesWidthsDeviceAndHistory() throws Exception {
        final JsonNode summary =
                JSON.readTree(
                                RegisteredPortView.of(DefectModelPortObject.TYPE, model())
                                        .orElseThrow()
                                        .initialData())
                        .path("result");
        final String facts = summary.path("facts").toString();
        assertTrue(facts.contains("bright, faint"), facts);
        assertTrue(facts.contains("1.5 pixels"), facts);
        assertTrue(facts.contains("0.15 Å"), facts);
        assertTrue(facts.contains("CPU"), facts);
        assertTrue(
                summary.path("history").toString().contains("Defect CNN Learner"),
                summary.path("history").toString());
        assertEquals(
                Double.parseDouble(
                        model().model()
                                .networks()
                                .get(0)
                                .tags()
                                .get(DefectModelPortObjectSpec.VALIDATION_LOSS)),
                number(rows(learnt[1]).get(3), 5));
    }

    @Test
    void crossValidationScoresEachImageOnce() throws Exception {
        final Spots few = new Spots(4, 48, "", 1, 3);
        final NodeHarness node = learner(null).set("folds", 2).set("schedule/steps", 25);
        final NodeRuntime.Outcome<PortObject[]> outcome =
                node.execute(few.stack(folder, -1), few.table(folder));
        final List<DataRow> scores = rows(outcome.result()[2]);
        assertEquals(
                List.of(
                        "positions_all",
                        "class_bright",
                        "class_faint",
                        "image_0",
                        "image_1",
                        "image_2",
                        "image_3"),
                scores.stream().map(r -> r.getKey().getString()).toList());
        assertEquals(few.spots().size(), number(scores.get(0), 2));
        assertEquals(
                List.of("fold0_network0_step25", "fold1_network0_step25", "network0_step25"),
                rows(outcome.result()[1]).stream().map(r -> r.getKey().getString()).toList());
        final DefectModel m = ((DefectModelPortObject) outcome.result()[0]).model();
        assertTrue(m.pixelSizesA().isEmpty());
    }

    @Test
    void theSameSeedGivesTheSameModel() throws Exception {
        final Spots few = new Spots(4, 48, "", 1, 3);
        final List<String> losses = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            losses.add(
                    rows(learner(null)
                                    .set("schedule/steps", 10)
                                    .execute(few.stack(folder, -1), few.table(folder))
                                    .result()[1])
                            .toString());
        }
        assertEquals(losses.get(0), losses.get(1));
    }
}
