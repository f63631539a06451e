package org.zeroloss.nodes.view;

import org.knime.core.webui.page.Page;

import java.util.function.Function;

/**
 * The pages of the bundle's folder {@code web}. KNIME's public way to declare a view takes classes
 * of an internal package; this is the one place that names them.
 */
public final class ViewPage {

    private ViewPage() {}

    /**
     * @param module file name of the page's module
     * @return makes the page, with everything that modules import
     */
    public static Function<Page.RequireFromFileOrString, Page> of(final String module) {
        return page ->
                page.fromFile()
                        .bundleClass(ViewPage.class)
                        .basePath("web")
                        .relativeFilePath(module)
                        .addResourceDirectory("components")
                        .addResourceDirectory("lib");
    }
}
