package org.zeroloss.format.hdf5;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Asks h5py, the reference implementation, where a Python has it; else the test is skipped. */
final class H5pyFiles {

    private H5pyFiles() {}

    /**
     * @param script program
     * @param arguments its arguments
     * @return what it prints
     */
    static List<String> run(final String script, final String... arguments) throws IOException {
        for (final String python : List.of("python3", "/usr/bin/python3")) {
            final List<String> command = new ArrayList<>(List.of(python, "-c", script));
            command.addAll(List.of(arguments));
            final Process p;
            try {
                p = new ProcessBuilder(command).redirectErrorStream(true).start();
            } catch (final IOException e) {
                // no such Python
                continue;
            }
            try {
                final String out =
                        new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertTrue(p.waitFor(60, TimeUnit.SECONDS), "Python did not end");
                if (p.exitValue() == 0) {
                    return out.lines().toList();
                }
                assertTrue(out.contains("ModuleNotFoundError"), out);
            } catch (final InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            } finally {
                p.destroy();
            }
        }
        return abort("no Python with h5py");
    }
}
