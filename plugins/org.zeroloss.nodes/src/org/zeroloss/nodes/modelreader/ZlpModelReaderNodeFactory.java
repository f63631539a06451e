package org.zeroloss.nodes.modelreader;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.zeroloss.base.Progress;
import org.zeroloss.eels.background.ZlpModelFile;
import org.zeroloss.eels.zlp.BackgroundModel;
import org.zeroloss.format.SourceCopy;
import org.zeroloss.nodes.NodesException;
import org.zeroloss.nodes.execution.NodeWork;
import org.zeroloss.nodes.path.SourceLocation;
import org.zeroloss.nodes.path.TemporaryFolder;
import org.zeroloss.nodes.port.ZlpModelPortObject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The node ZLP Model Reader: a model that was saved as a file. */
public final class ZlpModelReaderNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE =
            DefaultNode.create()
                    .name("ZLP Model Reader")
                    .icon("../../../../icons/zlp-model-reader.png")
                    .shortDescription(
                            "Reads a zero-loss peak model from a file that ZLP Model Writer wrote.")
                    .fullDescription(
                            """
Reads a trained zero-loss ensemble or a background fit from a \
<tt>.zlpmodel</tt> file, with the provenance of everything that led to \
it. The file opens on every machine and in later versions of Zeroloss; \
what a newer version wrote and this one cannot know is refused with \
the version that wrote it.
<p>Whether the model is an ensemble or a background fit is known only \
when the file is read. Background Subtractor and ZLP Model Comparison \
take both; Band Gap and Spectrum Peaks need an ensemble and fail with \
another model.</p>
""")
                    .sinceVersion(0, 1, 0)
                    .ports(
                            p ->
                                    p.addOutputPort(
                                            "ZLP model",
                                            "The model that was read.",
                                            ZlpModelPortObject.ANY))
                    .model(
                            m ->
                                    m.parametersClass(ZlpModelReaderParameters.class)
                                            .configure(ZlpModelReaderNodeFactory::configure)
                                            .execute(ZlpModelReaderNodeFactory::execute))
                    .nodeType(NodeType.Source)
                    .keywords("import", "load", "zlpmodel", "ensemble", "zero-loss peak");

    /** Creates the factory. */
    public ZlpModelReaderNodeFactory() {
        super(NODE);
    }

    private static void configure(final ConfigureInput in, final ConfigureOutput out)
            throws InvalidSettingsException {
        final ZlpModelReaderParameters settings = in.getParameters();
        NodeWork.configure(
                () -> {
                    final SourceLocation location = SourceLocation.of(settings.m_source.text());
                    return location.local().map(ZlpModelReaderNodeFactory::file);
                });
    }

    private static void execute(final ExecuteInput in, final ExecuteOutput out)
            throws CanceledExecutionException, KNIMEException {
        final ZlpModelReaderParameters settings = in.getParameters();
        NodeWork.execute(
                in.getExecutionContext(),
                "Choose a file that ZLP Model Writer wrote.",
                progress ->
                        out.setOutData(
                                ZlpModelPortObject.of(
                                        read(
                                                SourceLocation.of(settings.m_source.text()),
                                                progress))));
    }

    private static BackgroundModel read(final SourceLocation location, final Progress progress)
            throws IOException {
        if (location.remote().isEmpty()) {
            return ZlpModelFile.read(file(location.local().orElseThrow()));
        }
        try (TemporaryFolder folder = new TemporaryFolder();
                SourceCopy copy = SourceCopy.of(location.remote().get(), folder.path(), progress)) {
            return ZlpModelFile.read(copy.file().path());
        }
    }

    private static Path file(final String text) {
        final Path file;
        try {
            file = Path.of(text);
        } catch (final InvalidPathException e) {
            throw new NodesException(
                    "Expected a path to read, found '" + text + "': " + e.getMessage(), e);
        }
        if (!Files.isRegularFile(file)) {
            throw new NodesException(
                    "Expected a ZLP model at "
                            + file
                            + ", found "
                            + (Files.isDirectory(file) ? "a folder" : "no file")
                            + ". Choose a file that ZLP Model Writer wrote.");
        }
        return file;
    }
}
