import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The float32 arithmetic of one core: twelve independent chains of fused multiply-adds in registers; the best of thirty
 * rounds, by the thread's processor time. {@code java --add-modules jdk.incubator.vector PeakFlops.java}
 */
final class PeakFlops {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int REPEATS = 2_000_000;
    private static volatile float sink;

    public static void main(final String[] arguments) {
        final ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        double best = 0;
        for (int r = 0; r < 30; r++) {
            final long began = clock.getCurrentThreadCpuTime();
            sink = chains(REPEATS);
            final double flop = 2.0 * 12 * SPECIES.length() * REPEATS;
            best = Math.max(best, flop / (clock.getCurrentThreadCpuTime() - began));
        }
        System.out.printf(Locale.ROOT, "%.1f%n", best);
    }

    private static float chains(final int n) {
        final FloatVector m = FloatVector.broadcast(SPECIES, 0.999f);
        FloatVector a = FloatVector.broadcast(SPECIES, 1e-3f);
        FloatVector b = a;
        FloatVector c = a;
        FloatVector d = a;
        FloatVector e = a;
        FloatVector f = a;
        FloatVector g = a;
        FloatVector h = a;
        FloatVector i = a;
        FloatVector j = a;
        FloatVector k = a;
        FloatVector l = a;
        for (int t = 0; t < n; t++) {
            a = a.fma(m, m);
            b = b.fma(m, m);
            c = c.fma(m, m);
            d = d.fma(m, m);
            e = e.fma(m, m);
            f = f.fma(m, m);
            g = g.fma(m, m);
            h = h.fma(m, m);
            i = i.fma(m, m);
            j = j.fma(m, m);
            k = k.fma(m, m);
            l = l.fma(m, m);
        }
        final FloatVector sum = a.add(b).add(c).add(d).add(e).add(f).add(g).add(h).add(i).add(j).add(k).add(l);
        return sum.lane(0);
    }
}
