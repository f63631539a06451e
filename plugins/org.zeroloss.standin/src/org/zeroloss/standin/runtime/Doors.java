package org.zeroloss.standin.runtime;

import org.knime.core.data.filestore.FileStore;
import org.knime.core.data.filestore.FileStorePortObject;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.port.PortTypeRegistry;
import org.knime.core.webui.page.Page;
import org.knime.node.DefaultNodeFactory;

import java.io.File;
import java.util.function.Consumer;
import java.util.function.Function;

/** The doors into the API. */
public final class Doors {

    /** Makes the context of an execution. */
    public static final Door<Function<ExecutionServices, ExecutionContext>> CONTEXTS =
            new Door<>(ExecutionContext.class);

    /** Makes the file store of a file. */
    public static final Door<Function<File, FileStore>> FILE_STORES = new Door<>(FileStore.class);

    /** Reaches the file stores of data. */
    public static final Door<FileStoreHolders> FILE_STORE_HOLDERS =
            new Door<>(FileStorePortObject.class);

    /** Declares a type of ports. */
    public static final Door<Consumer<PortTypeDeclaration>> PORT_TYPES =
            new Door<>(PortTypeRegistry.class);

    /** Reaches what a factory declares. */
    public static final Door<Function<DefaultNodeFactory, NodeDeclaration>> NODES =
            new Door<>(DefaultNodeFactory.class);

    /** Reaches what a page declares. */
    public static final Door<Function<Page, PageDeclaration>> PAGES = new Door<>(Page.class);

    private Doors() {}
}
