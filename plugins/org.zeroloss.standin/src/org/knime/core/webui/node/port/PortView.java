package org.knime.core.webui.node.port;

import org.knime.core.webui.UIExtension;
import org.knime.core.webui.data.ApplyDataService;
import org.knime.core.webui.data.DataServiceProvider;
import org.knime.core.webui.data.DisposeDataServicesOnNodeStateChange;

import java.util.Optional;

/** The view of a port. */
public interface PortView
        extends UIExtension, DataServiceProvider, DisposeDataServicesOnNodeStateChange {

    @Override
    default <D> Optional<ApplyDataService<D>> createApplyDataService() {
        return Optional.empty();
    }
}
