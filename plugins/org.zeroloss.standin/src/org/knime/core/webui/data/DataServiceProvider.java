package org.knime.core.webui.data;

import java.util.Optional;

/** Gives the services of a page. */
public interface DataServiceProvider {

    /** What the page shows first. */
    <D> Optional<InitialDataService<D>> createInitialDataService();

    /** What answers the page's calls. */
    Optional<RpcDataService> createRpcDataService();

    /** What takes the user's changes. */
    <D> Optional<ApplyDataService<D>> createApplyDataService();
}
