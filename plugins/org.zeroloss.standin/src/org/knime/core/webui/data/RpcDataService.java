package org.knime.core.webui.data;

/** Answers the calls of a page; the views of our ports have none. */
public final class RpcDataService extends AbstractDataService {

    private RpcDataService() {}
}
