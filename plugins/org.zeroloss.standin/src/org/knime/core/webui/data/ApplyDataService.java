package org.knime.core.webui.data;

/**
 * Takes what a user changed on a page; views of ports have none.
 *
 * @param <D> the type of the data
 */
public final class ApplyDataService<D> extends AbstractDataService {

    private ApplyDataService() {}
}
