package org.zeroloss.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knime.core.data.BooleanValue;
import org.knime.core.data.DataRow;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.IntValue;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.zeroloss.nodes.kmeans.KMeansClusterNodeFactory;

import java.nio.file.Files;
import java.nio.file.Path;

/** The table of the numbers of clusters that were tried. */
class NumbersOfClustersTest {

    @TempDir private Path m_folder;

    private PortObject[] cluster(final String rule) throws Exception {
        final PortObject image = new Samples(m_folder).image(12, 8);
        return new NodeHarness(
                        new KMeansClusterNodeFactory(), Files.createTempDirectory(m_folder, "node"))
                .set("countRule", rule)
                .set("minClusters", 2)
                .set("maxClusters", 6)
                .execute(image)
                .result();
    }

    private void check(final String rule) throws Exception {
        final PortObject[] out = cluster(rule);
        double best = Double.NEGATIVE_INFINITY;
        double chosenScore = Double.NaN;
        int k = 2;
        for (final DataRow row : (BufferedDataTable) out[2]) {
            assertEquals("k" + k, row.getKey().getString());
            assertEquals(k, ((IntValue) row.getCell(0)).getIntValue());
            final double score = ((DoubleValue) row.getCell(1)).getDoubleValue();
            best = Math.max(best, score);
            assertTrue(((DoubleValue) row.getCell(2)).getDoubleValue() >= 0);
            if (((BooleanValue) row.getCell(3)).getBooleanValue()) {
                assertTrue(Double.isNaN(chosenScore), "two numbers chosen");
                chosenScore = score;
                assertEquals(k, ((BufferedDataTable) out[1]).size());
            }
            k++;
        }
        assertEquals(7, k);
        if (rule.equals("SILHOUETTE")) {
            assertEquals(best, chosenScore);
        } else {
            assertTrue(chosenScore <= best);
        }
    }

    @Test
    void everySilhouetteIsThereAndTheBestIsChosen() throws Exception {
        check("SILHOUETTE");
    }

    @Test
    void everyGapIsThere() throws Exception {
        check("GAP_STATISTIC");
    }

    @Test
    void aGivenNumberWasNotChosen() throws Exception {
        assertEquals(0, ((BufferedDataTable) cluster("GIVEN")[2]).size());
    }
}
