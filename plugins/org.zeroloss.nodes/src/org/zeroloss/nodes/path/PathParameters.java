package org.zeroloss.nodes.path;

import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSelectionWidget;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSystemOption;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.LocalFileReaderWidget;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.SingleFileSelectionMode;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.WithFileSystem;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;

/**
 * A path to read from, with KNIME's file chooser. The annotations of the file chooser are internal
 * to KNIME, so they are named here only. KNIME 5.8 knows the local file reader, 5.12 the others (a
 * text field takes exactly one file system there); an annotation that a version lacks is ignored.
 */
public final class PathParameters implements NodeParameters {

    /** Names the path for conditions in the dialog. */
    public interface Reference extends ParameterReference<String> {}

    @Widget(
            title = "File, folder or pattern",
            description =
                    "What to read: one file, a folder (all files in it that match the pattern"
                            + " below), or a path whose last part is a pattern with <tt>*</tt> and"
                            + " <tt>?</tt>, such as <tt>/data/position-*.txt</tt>. Plain paths,"
                            + " <tt>file:</tt>, <tt>http:</tt> and <tt>https:</tt> addresses and"
                            + " <tt>knime:</tt> addresses such as"
                            + " <tt>knime://knime.workflow/data/image.dm4</tt> (a file beside the"
                            + " workflow) can be given. A file that is not on this machine is"
                            + " copied to a temporary file while it is read.")
    @FileSelectionWidget(SingleFileSelectionMode.FILE_OR_FOLDER)
    @WithFileSystem(FileSystemOption.LOCAL)
    @LocalFileReaderWidget(placeholder = "Path or address")
    @ValueReference(Reference.class)
    String m_path = "";

    /**
     * @return the text as given, without surrounding white space
     */
    public String text() {
        return m_path.strip();
    }

    /**
     * @param text path or address
     */
    public void set(final String text) {
        m_path = text;
    }
}
