package org.zeroloss.engine.libtorch;

import org.bytedeco.javacpp.ClassProperties;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.global.torch;
import org.zeroloss.learn.network.NativeFolder;
import org.zeroloss.learn.network.NetworkException;

import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Loads LibTorch's native libraries, once per process, through this bundle's own copy of JavaCPP.
 *
 * <p>JavaCPP extracts libraries to a folder that a global system property names; KNIME and the
 * other engine have other versions of JavaCPP and of the libraries, so this copy is given a folder
 * of its own directly. All of LibTorch's libraries are extracted before the first is loaded: they
 * find each other by lying side by side, and would else find those of a system's PyTorch.
 */
final class NativeLibraries {

    /** Name and version of the library. */
    static final String LIBRARY = "LibTorch 2.10.0";

    private static final String FOLDER = "libtorch-2.10.0-1.5.13";
    private static final String GPU = "-gpu";
    private static final String EXTENSION = "platform.extension";

    private static boolean loaded;
    private static String failure;

    private NativeLibraries() {}

    /**
     * @return why there is no LibTorch here, as far as known without loading it
     */
    static synchronized Optional<String> missing() {
        if (failure != null) {
            return Optional.of(failure);
        }
        if (loaded || carried("") || carried(GPU)) {
            return Optional.empty();
        }
        return Optional.of(
                "there are no LibTorch libraries for "
                        + Loader.getPlatform()
                        + " in this installation");
    }

    /**
     * Loads the libraries, if that has not been done.
     *
     * @throws NetworkException if they cannot be loaded; further calls throw the same
     */
    static synchronized void load() {
        missing()
                .ifPresent(
                        why -> {
                            throw new NetworkException("LibTorch cannot be used: " + why);
                        });
        if (loaded) {
            return;
        }
        try {
            useOwnFolder();
            Loader.loadProperties().setProperty(EXTENSION, useGpu() ? GPU : "");
            extract();
            Loader.load(torch.class);
            settings();
            loaded = true;
        } catch (final IOException
                | ReflectiveOperationException
                | LinkageError
                | NetworkException e) {
            failure = "its native libraries cannot be loaded (" + e.getMessage() + ")";
            throw new NetworkException("LibTorch cannot be used: " + failure, e);
        }
    }

    /** The same result in every run, and on a GPU that of the processor but for rounding. */
    private static void settings() {
        final Context context = torch.globalContext();
        context.setDeterministicAlgorithms(true, true);
        context.setDeterministicFillUninitializedMemory(false);
        context.setDeterministicCuDNN(true);
        context.setDeterministicMkldnn(true);
        context.setBenchmarkCuDNN(false);
        context.setAllowTF32CuDNN(false);
        context.setAllowTF32CuBLAS(false);
    }

    private static boolean carried(final String extension) {
        final String path =
                "/org/bytedeco/pytorch/"
                        + Loader.getPlatform()
                        + extension
                        + "/"
                        + System.mapLibraryName("jnitorch");
        return torch.class.getResource(path) != null;
    }

    /** LibTorch for GPUs does not load without NVIDIA's driver, so it is left aside there. */
    private static boolean useGpu() {
        if (!carried(GPU)) {
            return false;
        }
        final Path windows = Path.of(String.valueOf(System.getenv("SystemRoot")), "System32");
        return !carried("")
                || Files.exists(Path.of("/proc/driver/nvidia/version"))
                || Files.exists(windows.resolve("nvcuda.dll"));
    }

    private static void useOwnFolder() throws IOException, ReflectiveOperationException {
        final Field folder = Loader.class.getDeclaredField("cacheDir");
        folder.setAccessible(true);
        folder.set(null, NativeFolder.of(FOLDER).toFile().getCanonicalFile());
    }

    private static void extract() throws IOException {
        final Class<?> preset = org.bytedeco.pytorch.presets.torch.class;
        final ClassProperties properties =
                Loader.loadProperties(preset, Loader.loadProperties(), true);
        final List<String> names = new ArrayList<>(properties.get("platform.preload"));
        names.addAll(properties.get("platform.link"));
        for (final String name : names) {
            for (final URL url : Loader.findLibrary(preset, properties, name, false)) {
                if (!"file".equals(url.getProtocol())) {
                    Loader.cacheResource(url);
                }
            }
        }
    }
}
