package org.zeroloss.nodes.path;

import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSelectionWidget;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.FileSystemOption;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.LocalFileReaderWidget;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.SingleFileSelectionMode;
import org.knime.core.webui.node.dialog.defaultdialog.internal.file.WithFileSystem;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;

/** The path of one file to read, with KNIME's file chooser; as {@link PathParameters}. */
public final class FileParameters implements NodeParameters {

    @Widget(
            title = "File",
            description =
                    "The file to read. Plain paths, <tt>file:</tt>, <tt>http:</tt> and"
                            + " <tt>https:</tt> addresses and <tt>knime:</tt> addresses such as"
                            + " <tt>knime://knime.workflow/data/file</tt> (a file beside the"
                            + " workflow) can be given.")
    @FileSelectionWidget(SingleFileSelectionMode.FILE)
    @WithFileSystem(FileSystemOption.LOCAL)
    @LocalFileReaderWidget(placeholder = "Path or address")
    String m_path = "";

    /**
     * @return the text as given, without surrounding white space
     */
    public String text() {
        return m_path.strip();
    }
}
