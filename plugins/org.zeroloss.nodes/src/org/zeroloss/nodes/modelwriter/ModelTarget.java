package org.zeroloss.nodes.modelwriter;

import org.zeroloss.base.Progress;
import org.zeroloss.eels.background.ZlpModelFile;
import org.zeroloss.eels.zlp.BackgroundModel;
import org.zeroloss.format.Overwrite;
import org.zeroloss.format.TargetFile;
import org.zeroloss.nodes.NodesException;
import org.zeroloss.nodes.path.SourceLocation;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The file that the settings name.
 *
 * @param file where to, ending in {@code .zlpmodel}
 * @param policy what to do where it exists
 */
record ModelTarget(Path file, Overwrite policy) {

    /**
     * @param path path or address as the user gave it; the ending is added where it is missing
     * @param policy what to do where the file exists
     * @return the target
     * @throws NodesException if the path is none
     */
    static ModelTarget of(final String path, final Overwrite policy) {
        final Path file = SourceLocation.target(path);
        final Path last = file.getFileName();
        if (last == null) {
            throw new NodesException("Expected a file to write, found the folder " + file);
        }
        final String ending = "." + ZlpModelFile.EXTENSION;
        final String name = last.toString();
        return new ModelTarget(
                name.endsWith(ending) ? file : file.resolveSibling(name + ending), policy);
    }

    /**
     * @throws NodesException if the file exists and is not to be overwritten, or is a folder
     */
    void checkPlace() {
        if (Files.isDirectory(file)) {
            throw new NodesException(
                    "Expected the name of a file to write, found the folder " + file);
        }
        if (policy == Overwrite.FAIL && Files.exists(file)) {
            throw new NodesException(
                    "The file "
                            + file
                            + " exists already. Choose another name, or in the dialog that"
                            + " existing files are overwritten.");
        }
    }

    /**
     * @param model what to write
     * @param progress progress and cancellation; if canceled no file is left
     */
    void write(final BackgroundModel model, final Progress progress) {
        final Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new NodesException(
                    "Expected the folder "
                            + folder
                            + " to write '"
                            + file.getFileName()
                            + "' into, found none. Create it, or choose another.");
        }
        progress.update(0.1, "Writing the model");
        TargetFile.write(
                file,
                policy,
                temporary -> {
                    try (OutputStream out =
                            new BufferedOutputStream(Files.newOutputStream(temporary))) {
                        ZlpModelFile.write(model, out);
                    }
                    progress.checkCanceled();
                });
    }
}
