package org.zeroloss.standin.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Names of files made from names of nodes. */
class FileNamesTest {

    @Test
    void nodeDirectoriesAreMangledAsKnimeDoes() {
        assertEquals("Scale _modern_ (#3)", FileNames.nodeDirectory("Scale (modern)", 3));
        assertEquals("K_Means Cluster (#12)", FileNames.nodeDirectory("K-Means Cluster", 12));
        assertEquals("_ngstr_m (#1)", FileNames.nodeDirectory("Ångström", 1));
    }

    @Test
    void kebabCase() {
        assertEquals("k-means-cluster", FileNames.kebab("K-Means Cluster"));
        assertEquals("zlp-replica-trainer", FileNames.kebab("ZLP Replica Trainer"));
        assertEquals("angstrom-apply", FileNames.kebab("Ångström (Apply)"));
        assertEquals("node", FileNames.kebab("…"));
    }
}
