package org.zeroloss.imaging.defects;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Prints, for each table of the platinum series, which of its labels were clicked in the image that
 * it is named after and which in the one before, and how much like spots both parts look in either
 * image: a half by chance, near 1 on spots.
 */
public final class PlatinumTables {

    private static final double TOLERANCE = 5;
    private static final int MOST = 100;

    private PlatinumTables() {}

    /**
     * @param args folder with images and tables of the series side by side
     */
    public static void main(final String[] args) {
        final ClickedLabels labels = new ClickedLabels(Path.of(args[0]), TOLERANCE);
        System.out.println("table  own  before  log likelihood   rank of own  of before");
        System.out.println("                    above all own    here before  here before");
        for (int n = 0; n < MOST; n++) {
            final Optional<LabelRun> run = labels.table(n);
            if (run.isPresent()) {
                final Optional<SpotRank> here = labels.rank(n);
                final Optional<SpotRank> before = labels.rank(n - 1);
                System.out.printf(
                        Locale.ROOT,
                        "%5d %4d %7d %14.0f    %s  %s    %s  %s%n",
                        n,
                        run.get().own().size(),
                        run.get().before().size(),
                        run.get().gain(),
                        mean(here, run.get().own()),
                        mean(before, run.get().own()),
                        mean(here, run.get().before()),
                        mean(before, run.get().before()));
            }
        }
    }

    private static String mean(final Optional<SpotRank> rank, final List<LabeledPoint> points) {
        return rank.filter(r -> !points.isEmpty())
                .map(
                        r ->
                                String.format(
                                        Locale.ROOT,
                                        "%4.2f",
                                        points.stream().mapToDouble(r::at).average().orElseThrow()))
                .orElse("   –");
    }
}
