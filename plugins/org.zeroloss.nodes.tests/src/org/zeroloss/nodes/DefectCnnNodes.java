package org.zeroloss.nodes;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.DataRow;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.StringValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObject;
import org.zeroloss.imaging.score.PointMatching;
import org.zeroloss.nodes.defectcnn.DefectCnnNodeFactory;
import org.zeroloss.nodes.defectlearner.DefectCnnLearnerNodeFactory;
import org.zeroloss.nodes.port.DefectModelPortObject;
import org.zeroloss.nodes.workflows.NodeList;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Both nodes of the Defect CNN, and one small model that all tests of a class use. */
abstract class DefectCnnNodes {

    static final Spots TRAINING = new Spots(12, 64, "nm", 0.015, 1);
    static final Spots FRESH = new Spots(3, 72, "nm", 0.015, 99);

    @TempDir static Path folder;

    static NodeHarness learner;
    static PortObject[] learnt;

    static NodeHarness learner(final NodeSettings ports) throws Exception {
        return new NodeHarness(
                        new DefectCnnLearnerNodeFactory(),
                        Files.createTempDirectory(folder, "learner"),
                        ports)
                .set("network/channels", "4, 8")
                .set("network/normalizationWidth", 10.0)
                .set("lesson/size", 32)
                .set("lesson/batch", 4)
                .set("lesson/perImage", 2)
                .set("schedule/steps", 120)
                .set("schedule/rate", 1e-2)
                .set("schedule/decay", 0.0)
                .set("schedule/validateEvery", 30);
    }

    static NodeHarness predictor() throws Exception {
        new NodeList();
        return predictor(true);
    }

    /** With a port for the model; with or without that of the maps. */
    static NodeHarness predictor(final boolean maps) throws Exception {
        final NodeSettings ports = new NodeSettings("ports");
        DefectModelPortObject.TYPE.save(ports.addNodeSettings("Model").addNodeSettings("port_0"));
        if (!maps) {
            ports.addNodeSettings("Probability maps");
        }
        return new NodeHarness(
                        new DefectCnnNodeFactory(), Files.createTempDirectory(folder, "cnn"), ports)
                .set("symmetries", false);
    }

    @BeforeAll
    static void learn() throws Exception {
        new NodeList();
        learner = learner(null);
        learnt = learner.execute(TRAINING.stack(folder, -1), TRAINING.table(folder)).result();
    }

    static DefectModelPortObject model() {
        return (DefectModelPortObject) learnt[0];
    }

    static List<DataRow> rows(final PortObject table) {
        final List<DataRow> rows = new ArrayList<>();
        ((BufferedDataTable) table).iterator().forEachRemaining(rows::add);
        return rows;
    }

    static double number(final DataRow row, final int column) {
        return ((DoubleValue) row.getCell(column)).getDoubleValue();
    }

    static String text(final DataRow row, final int column) {
        return ((StringValue) row.getCell(column)).getStringValue();
    }

    /** F1 of places and classes together. */
    static double score(final List<DataRow> found, final Spots truth) {
        int right = 0;
        int there = 0;
        for (int i = 0; i < truth.images(); i++) {
            final int image = i;
            final List<DataRow> f = found.stream().filter(r -> number(r, 0) == image).toList();
            final List<Spots.Spot> t =
                    truth.spots().stream().filter(s -> s.image() == image).toList();
            final PointMatching pairs =
                    PointMatching.of(
                            f.stream().mapToDouble(r -> number(r, 1)).toArray(),
                            f.stream().mapToDouble(r -> number(r, 2)).toArray(),
                            t.stream().mapToDouble(Spots.Spot::x).toArray(),
                            t.stream().mapToDouble(Spots.Spot::y).toArray(),
                            2);
            there += t.size();
            for (int k = 0; k < f.size(); k++) {
                final int p = pairs.truthOf(k);
                right += p >= 0 && t.get(p).kind().equals(text(f.get(k), 3)) ? 1 : 0;
            }
        }
        return 2.0 * right / (found.size() + there);
    }

    static String failure(final NodeHarness node, final PortObject... in) {
        return assertThrows(KNIMEException.class, () -> node.execute(in)).getMessage();
    }
}
