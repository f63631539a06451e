package org.zeroloss.nodes;

import org.knime.core.node.ExecutionContext;
import org.knime.core.node.port.PortObject;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.zeroloss.nodes.execution.OutputSignal;
import org.zeroloss.nodes.port.ImageStackPortObject;
import org.zeroloss.nodes.port.ImageStackPortObjectSpec;
import org.zeroloss.signal.SignalBlock;
import org.zeroloss.signal.SignalSpec;
import org.zeroloss.signal.SignalWriter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.LongFunction;

/** A node that gives the images of a test. */
final class ImageSource {

    private ImageSource() {}

    /**
     * @param spec spec of the images
     * @param line gives the values of a row: of all lines of all images, one after the other
     * @param folder folder of the test
     * @return the images
     * @throws Exception if they do not fit the spec
     */
    static ImageStackPortObject of(
            final SignalSpec spec, final LongFunction<float[]> line, final Path folder)
            throws Exception {
        final DefaultNode node =
                DefaultNode.create()
                        .name("Image Source")
                        .icon("none.png")
                        .shortDescription("Gives images.")
                        .fullDescription("Gives images.")
                        .sinceVersion(0, 1, 0)
                        .ports(p -> p.addOutputPort("Images", "Images.", ImageStackPortObject.TYPE))
                        .model(
                                m ->
                                        m.withoutParameters()
                                                .configure(
                                                        (in, out) ->
                                                                out.setOutSpec(
                                                                        0,
                                                                        new ImageStackPortObjectSpec(
                                                                                spec)))
                                                .execute(
                                                        (in, out) ->
                                                                out.setOutData(
                                                                        write(
                                                                                in
                                                                                        .getExecutionContext(),
                                                                                spec,
                                                                                line))));
        return (ImageStackPortObject)
                new NodeHarness(new DefaultNodeFactory(node) {}, folder).execute().result()[0];
    }

    private static PortObject write(
            final ExecutionContext exec, final SignalSpec spec, final LongFunction<float[]> line) {
        try (OutputSignal out = OutputSignal.create(exec, "images.arrow")) {
            try (SignalWriter writer = SignalWriter.create(out.path(), spec)) {
                while (writer.remainingRows() > 0) {
                    final SignalBlock block = writer.newBlock();
                    for (int r = 0; r < block.rows(); r++) {
                        block.band()
                                .set(r, 0, spec.width(), line.apply(writer.writtenRows() + r), 0);
                    }
                    writer.write(block);
                }
                writer.finish();
            }
            return out.toImageStack();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
