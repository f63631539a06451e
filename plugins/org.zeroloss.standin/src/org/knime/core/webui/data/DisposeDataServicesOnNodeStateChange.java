package org.knime.core.webui.data;

/** Says that a page's services end when its node's state changes. */
public interface DisposeDataServicesOnNodeStateChange {}
