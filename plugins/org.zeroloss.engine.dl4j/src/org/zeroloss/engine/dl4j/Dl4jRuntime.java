package org.zeroloss.engine.dl4j;

import org.bytedeco.javacpp.Loader;
import org.nd4j.common.config.ND4JClassLoading;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.zeroloss.learn.network.NativeFolder;
import org.zeroloss.learn.network.NetworkException;

import java.lang.reflect.Field;
import java.util.Optional;

/**
 * Loads ND4J and its natives, once and when first needed.
 *
 * <p>ND4J finds its parts by the thread's class loader unless told otherwise, which in OSGi is not
 * this bundle's. JavaCPP extracts libraries to a folder that a global system property names; KNIME
 * and the other engine have other versions of it, so this copy is given a folder of its own
 * directly.
 */
final class Dl4jRuntime {

    /** Name and version of the library. */
    static final String LIBRARY = "ND4J 1.0.0-M2.1";

    private static final String FOLDER = "nd4j-1.0.0-M2.1";
    private static final String EXTENSION = "platform.extension";
    private static final String FAST = "-onednn-avx2";

    private static boolean loaded;
    private static String failure;

    private Dl4jRuntime() {}

    /**
     * @return why there is no ND4J here, as far as known without loading it
     */
    static synchronized Optional<String> missing() {
        if (failure != null) {
            return Optional.of(failure);
        }
        if (loaded || carried(extension())) {
            return Optional.empty();
        }
        return Optional.of(
                "there are no ND4J libraries for "
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
                            throw new NetworkException("DeepLearning4J cannot be used: " + why);
                        });
        if (loaded) {
            return;
        }
        try {
            final Field folder = Loader.class.getDeclaredField("cacheDir");
            folder.setAccessible(true);
            folder.set(null, NativeFolder.of(FOLDER).toFile());
            ND4JClassLoading.setNd4jClassloader(Dl4jRuntime.class.getClassLoader());
            Loader.loadProperties().setProperty(EXTENSION, extension());
            Nd4j.getBackend();
            Nd4j.getMemoryManager().togglePeriodicGc(false);
            loaded = true;
        } catch (final ReflectiveOperationException | RuntimeException | LinkageError e) {
            failure = "its native libraries cannot be loaded (" + root(e) + ")";
            throw new NetworkException("DeepLearning4J cannot be used: " + failure, e);
        }
    }

    /** Which build there is for this processor, of a runtime that was loaded. */
    static String description() {
        return Loader.getPlatform()
                + (extension().isEmpty() ? ", without oneDNN" : ", oneDNN, AVX2");
    }

    /** Threads of the whole process: the last caller counts. */
    static void threads(final int threads) {
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads);
    }

    /** The fast build where there is one and the processor takes it, else the one for all. */
    private static String extension() {
        return Processor.hasAvx2() && carried(FAST) ? FAST : "";
    }

    private static boolean carried(final String extension) {
        return Dl4jRuntime.class.getResource(
                        "/org/nd4j/linalg/cpu/nativecpu/bindings/"
                                + Loader.getPlatform()
                                + extension
                                + "/"
                                + System.mapLibraryName("jnind4jcpu"))
                != null;
    }

    private static String root(final Throwable e) {
        Throwable t = e;
        while (t.getCause() != null) {
            t = t.getCause();
        }
        return t.getClass().getSimpleName() + ": " + t.getMessage();
    }
}
