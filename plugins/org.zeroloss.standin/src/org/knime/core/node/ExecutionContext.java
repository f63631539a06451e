package org.knime.core.node;

import org.knime.core.data.DataRow;
import org.knime.core.data.DataTable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.filestore.FileStore;
import org.zeroloss.standin.runtime.Doors;
import org.zeroloss.standin.runtime.ExecutionServices;
import org.zeroloss.standin.runtime.FileStores;

import java.io.IOException;

/** What a node needs to work: progress, tables and file stores. */
public class ExecutionContext extends ExecutionMonitor {

    static {
        Doors.CONTEXTS.open(s -> new ExecutionContext(new RootProgress(s), s));
    }

    private final ExecutionServices services;

    private ExecutionContext(final NodeProgressMonitor progress, final ExecutionServices services) {
        super(progress);
        this.services = services;
    }

    /** A context for a part of the work, which takes this share of the whole. */
    public ExecutionContext createSubExecutionContext(final double maxProg) {
        return new ExecutionContext(
                new SubProgress(getProgressMonitor(), maxProg, false), services);
    }

    /** The same, but the messages of the part are not shown. */
    public ExecutionContext createSilentSubExecutionContext(final double maxProg) {
        return new ExecutionContext(new SubProgress(getProgressMonitor(), maxProg, true), services);
    }

    /** Takes the rows of a table; bounds and possible values of its columns are collected. */
    public BufferedDataContainer createDataContainer(final DataTableSpec spec) {
        return createDataContainer(spec, false);
    }

    /**
     * Takes the rows of a table.
     *
     * @param initDomain true if the domains of the spec hold as they are, false if they are
     *     collected from the rows
     */
    public BufferedDataContainer createDataContainer(
            final DataTableSpec spec, final boolean initDomain) {
        return new BufferedDataContainer(spec, initDomain, services.tempDir());
    }

    /** The same; how many cells are kept in memory is the stand-in's business. */
    public BufferedDataContainer createDataContainer(
            final DataTableSpec spec, final boolean initDomain, final int maxCellsInMemory) {
        return createDataContainer(spec, initDomain);
    }

    /**
     * Copies a table.
     *
     * @throws CanceledExecutionException if the user canceled meanwhile
     */
    public BufferedDataTable createBufferedDataTable(
            final DataTable table, final ExecutionMonitor subProgress)
            throws CanceledExecutionException {
        final BufferedDataContainer container = createDataContainer(table.getDataTableSpec(), true);
        for (final DataRow row : table) {
            subProgress.checkCanceled();
            container.addRowToTable(row);
        }
        container.close();
        return container.getTable();
    }

    /**
     * A new file of the workflow, which lives as long as the data that hold it.
     *
     * @param relativePath its name
     * @throws IOException if it cannot be made, or the node has already one of this name
     */
    public FileStore createFileStore(final String relativePath) throws IOException {
        return FileStores.of(services.createFileStore(relativePath));
    }
}
