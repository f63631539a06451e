package org.knime.core.webui.data;

/** Gives or takes the data of a page. */
public abstract class AbstractDataService {

    AbstractDataService() {}
}
