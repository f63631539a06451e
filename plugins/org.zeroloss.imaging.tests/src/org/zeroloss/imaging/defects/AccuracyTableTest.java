package org.zeroloss.imaging.defects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.zeroloss.imaging.crystal.SiteClass;

import java.util.Collections;
import java.util.List;

class AccuracyTableTest {

    private static String table() {
        final AccuracyTable table = new AccuracyTable(LineOfColumns.CLASSES);
        // found: two of three columns at the boundary, one of two elsewhere, a vacancy in each
        table.add(
                LineOfColumns.image(),
                List.of(
                        LineOfColumns.found(7, "column"),
                        LineOfColumns.found(9, "column"),
                        LineOfColumns.found(13, "column"),
                        LineOfColumns.found(5.8, "vacancy"),
                        LineOfColumns.found(11.3, "vacancy")),
                Collections.nCopies(LineOfColumns.COLUMNS, SiteClass.COLUMN));
        return table.text();
    }

    private static List<String> rows(final String group) {
        return table().lines().filter(l -> l.matches(group + " +[1-9].*")).toList();
    }

    private static void columns(final String group, final String scores) {
        final List<String> rows = rows(group);
        assertEquals(2, rows.size(), group);
        assertTrue(rows.get(0).startsWith("  100–200 ", 15), rows.get(0));
        assertTrue(rows.get(1).startsWith("  100–1000 ", 15), rows.get(1));
        for (final String row : rows) {
            assertEquals(scores, row.substring(28, 28 + scores.length()));
        }
    }

    @Test
    void allCountsEverything() {
        columns("all", "1.00 0.60 0.750/1.000");
        columns("graphene, hBN", "1.00 0.60 0.750/1.000");
    }

    @Test
    void awayFromBoundariesOnlyWhatIsNotThere() {
        columns("off boundaries", "1.00 0.50 0.667/1.000");
    }
}
