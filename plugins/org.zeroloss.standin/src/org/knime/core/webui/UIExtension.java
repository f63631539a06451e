package org.knime.core.webui;

import org.knime.core.webui.page.Page;

/** Something that a page shows. */
public interface UIExtension {

    /** The page. */
    Page getPage();
}
