package org.zeroloss.engine.libtorch;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.global.torch;
import org.zeroloss.learn.network.Device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The devices that LibTorch finds here. */
final class Devices {

    private static final Path DRIVER = Path.of("/proc/driver/nvidia/gpus");

    private Devices() {}

    /**
     * @return the CPU, then NVIDIA GPUs if the installed LibTorch computes on them
     */
    static List<Device> list() {
        try (PointerScope scope = new PointerScope()) {
            return inScope();
        }
    }

    private static List<Device> inScope() {
        final List<Device> all = new ArrayList<>();
        all.add(
                new Device(
                        Device.Kind.CPU,
                        0,
                        System.getProperty("os.arch")
                                + " "
                                + torch.get_cpu_capability().getString()));
        final List<String> models = models();
        final int count = torch.cuda_is_available() ? torch.cuda_device_count() : 0;
        for (int i = 0; i < count; i++) {
            all.add(
                    new Device(
                            Device.Kind.GPU,
                            i,
                            (models.size() == count ? models.get(i) : "NVIDIA GPU")
                                    + ", CUDA "
                                    + cuda(Context.versionCUDART())
                                    + ", cuDNN "
                                    + Context.versionRuntimeCuDNN()));
        }
        return all;
    }

    /**
     * @param device as listed
     * @return the same for LibTorch
     */
    static org.bytedeco.pytorch.Device of(final Device device) {
        return device.kind() == Device.Kind.CPU
                ? new org.bytedeco.pytorch.Device(torch.DeviceType.CPU)
                : new org.bytedeco.pytorch.Device(torch.DeviceType.CUDA, (byte) device.index());
    }

    /** 13010 is CUDA 13.1. */
    private static String cuda(final long version) {
        return version / 1000 + "." + version % 1000 / 10;
    }

    /** What Linux's driver calls its GPUs, in the order of their bus numbers as CUDA's default. */
    private static List<String> models() {
        if (!Files.isDirectory(DRIVER)) {
            return List.of();
        }
        try (Stream<Path> gpus = Files.list(DRIVER)) {
            final List<String> models = new ArrayList<>();
            for (final Path gpu : gpus.sorted().toList()) {
                Files.readAllLines(gpu.resolve("information")).stream()
                        .filter(line -> line.startsWith("Model:"))
                        .forEach(line -> models.add(line.substring("Model:".length()).strip()));
            }
            return models;
        } catch (final IOException e) {
            // only a name is lost
            return List.of();
        }
    }
}
