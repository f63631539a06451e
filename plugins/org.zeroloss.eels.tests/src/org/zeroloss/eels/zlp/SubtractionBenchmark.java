package org.zeroloss.eels.zlp;

import com.sun.management.OperatingSystemMXBean;

import org.zeroloss.base.Progress;
import org.zeroloss.base.Workers;
import org.zeroloss.eels.SimulatedImages;
import org.zeroloss.eels.simulate.SimulatedAcquisition;
import org.zeroloss.eels.simulate.SpecimenParameters;
import org.zeroloss.signal.Axis;
import org.zeroloss.signal.AxisRole;
import org.zeroloss.signal.MapColumn;
import org.zeroloss.signal.Signal;
import org.zeroloss.signal.SignalBlock;
import org.zeroloss.signal.SignalSpec;
import org.zeroloss.signal.SignalWriter;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Time and memory of the subtraction from a large image, beside a plain read of its input and plain
 * writes, before and after, of as many bytes as its outputs have; their mean is what is compared.
 * The image repeats 1000 simulated spectra (2048 channels, drift from pixel to pixel) in another
 * order; the model is trained on those.
 *
 * <pre>SubtractionBenchmark [pixels [replicas [runs [folder]]]]</pre>
 *
 * A given folder keeps image and model for the next time.
 */
public final class SubtractionBenchmark {

    private static final int WIDTH = 40;
    private static final int HEIGHT = 25;
    private static final int CHANNELS = 2048;
    private static final int CLUSTERS = 5;
    private static final int IO_BYTES = 1 << 20;

    private SubtractionBenchmark() {}

    /** Prints the table. */
    public static void main(final String[] args) throws IOException {
        final int pixels = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        final int replicas = args.length > 1 ? Integer.parseInt(args[1]) : 100;
        final int runs = args.length > 2 ? Integer.parseInt(args[2]) : 3;
        final boolean keep = args.length > 3;
        final Path folder =
                keep
                        ? Files.createDirectories(Path.of(args[3]))
                        : Files.createTempDirectory("zlp-subtract");
        final Path image = folder.resolve("image-" + pixels + ".arrow");
        final Path model = folder.resolve("model-" + replicas);
        prepare(folder, image, pixels, model, replicas);
        final ZlpEnsemble ensemble;
        try (InputStream in = Files.newInputStream(model)) {
            ensemble = ZlpEnsemble.read(in);
        }
        System.out.printf(
                Locale.ROOT,
                "%d pixels x %d channels, %d replicas, %d threads, heap at most %d MB%n",
                pixels,
                CHANNELS,
                ensemble.replicas(),
                Workers.standard().threads(),
                Runtime.getRuntime().maxMemory() >> 20);
        System.out.println(
                "run  read GB  write GB  plain read s  plain write s  subtraction s  CPU s"
                        + "  beyond read and write s  peak heap MB");
        for (int run = 1; run <= runs; run++) {
            print(run, image, ensemble, folder);
        }
        if (!keep) {
            Files.delete(image);
            Files.delete(model);
            Files.delete(folder);
        }
    }

    private static void print(
            final int run, final Path image, final ZlpEnsemble ensemble, final Path folder)
            throws IOException {
        final Path rest = folder.resolve("rest.arrow");
        final Path peak = folder.resolve("peak.arrow");
        final Path plain = folder.resolve("plain");
        final double read = read(image);
        final double before = write(plain, 6 * Files.size(image));
        resetPeaks();
        final long start = System.nanoTime();
        final long startCpu = cpu();
        try (Signal signal = Signal.open(image)) {
            new BackgroundSubtractor(ensemble, Clipping.NONE)
                    .subtract(signal, rest, peak, Workers.standard(), Progress.NONE);
        }
        final double total = seconds(start);
        final double totalCpu = (cpu() - startCpu) / 1e9;
        final long heap = peakHeap();
        final long bytes = Files.size(rest) + Files.size(peak);
        Files.delete(rest);
        Files.delete(peak);
        final double after = write(plain, bytes);
        System.out.printf(
                Locale.ROOT,
                "%3d %8.2f %9.2f %13.2f %7.2f %6.2f %14.2f %6.2f %24.2f %13d%n",
                run,
                Files.size(image) / 1e9,
                bytes / 1e9,
                read,
                before,
                after,
                total,
                totalCpu,
                total - read - (before + after) / 2,
                heap >> 20);
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static double seconds(final long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static double read(final Path file) throws IOException {
        final ByteBuffer buffer = ByteBuffer.allocateDirect(IO_BYTES);
        final long start = System.nanoTime();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            while (channel.read(buffer.clear()) > 0) {
                buffer.flip();
            }
        }
        return seconds(start);
    }

    private static double write(final Path file, final long bytes) throws IOException {
        final ByteBuffer buffer = ByteBuffer.allocateDirect(IO_BYTES);
        final long start = System.nanoTime();
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (long left = bytes; left > 0; ) {
                buffer.clear().limit((int) Math.min(left, buffer.capacity()));
                left -= channel.write(buffer);
            }
        }
        final double time = seconds(start);
        Files.delete(file);
        return time;
    }

    private static List<MemoryPoolMXBean> heapPools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(p -> p.getType() == MemoryType.HEAP)
                .toList();
    }

    private static void resetPeaks() {
        heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    private static long peakHeap() {
        return heapPools().stream().mapToLong(p -> p.getPeakUsage().getUsed()).sum();
    }

    private static void prepare(
            final Path folder,
            final Path image,
            final int pixels,
            final Path model,
            final int replicas)
            throws IOException {
        if (Files.exists(image) && Files.exists(model)) {
            return;
        }
        final SimulatedAcquisition d = SimulatedAcquisition.defaults();
        final SpecimenParameters specimen =
                SpecimenParameters.defaults(WIDTH, HEIGHT, 1)
                        .withAcquisition(
                                new SimulatedAcquisition(
                                        CHANNELS,
                                        d.dispersionEv(),
                                        d.firstEnergyEv(),
                                        d.beamEnergyKev(),
                                        d.exposureS(),
                                        d.convergenceMrad(),
                                        d.collectionMrad(),
                                        d.countsPerSpectrum(),
                                        d.readoutNoise(),
                                        0.05));
        final Path small = SimulatedImages.labelled(specimen, CLUSTERS, folder);
        try (Signal signal = Signal.open(small)) {
            if (!Files.exists(model)) {
                final ZlpEnsemble ensemble =
                        new ZlpReplicaTrainer(ZlpTrainerParameters.defaults(replicas, 1))
                                .train(signal, Workers.standard(), Progress.NONE)
                                .ensemble();
                try (OutputStream out = Files.newOutputStream(model)) {
                    ensemble.write(out);
                }
            }
            if (!Files.exists(image)) {
                repeat(signal, image, pixels);
            }
        }
        Files.delete(small);
        Files.delete(folder.resolve("raw.arrow"));
    }

    /** Which spectrum of the small image a pixel of the large one repeats. */
    static int source(final long pixel, final long rows) {
        return (int) (pixel * 619 % rows);
    }

    /** Writes a large image of the spectra of a small one. */
    static void repeat(final Signal small, final Path image, final int pixels) {
        final SignalSpec spec = small.spec();
        final List<Axis> axes = new ArrayList<>();
        axes.add(new Axis("x", "nm", pixels, 1, 0, AxisRole.NAVIGATION));
        axes.add(spec.signalAxis());
        final float[][] rows = new float[(int) small.rows()][small.width()];
        for (int r = 0; r < rows.length; r++) {
            small.plane().read(r, 0, small.width(), rows[r], 0);
        }
        try (SignalWriter writer = SignalWriter.create(image, spec.withAxes(axes))) {
            while (writer.remainingRows() > 0) {
                final SignalBlock block = writer.newBlock();
                for (int i = 0; i < block.rows(); i++) {
                    final int r = source(writer.writtenRows() + i, rows.length);
                    block.band().setRow(i, rows[r]);
                    for (final MapColumn m : spec.maps()) {
                        block.map(m.name()).set(i, 0, small.map(m.name()).get(r, 0));
                    }
                }
                writer.write(block);
            }
            writer.finish();
        }
    }
}
