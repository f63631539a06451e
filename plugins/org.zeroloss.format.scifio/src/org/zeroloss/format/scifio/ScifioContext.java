package org.zeroloss.format.scifio;

import io.scif.SCIFIOService;
import io.scif.services.FormatService;

import org.scijava.Context;
import org.scijava.plugin.DefaultPluginFinder;
import org.scijava.plugin.PluginIndex;
import org.scijava.service.SciJavaService;

import java.util.List;

/**
 * SCIFIO's services with every format that is installed. Started once, when the first file is
 * opened, and kept.
 */
final class ScifioContext {

    private static FormatService formats;

    private ScifioContext() {}

    /**
     * @return the formats
     * @throws RuntimeException of many kinds if SCIFIO does not start
     */
    static synchronized FormatService formats() {
        if (formats == null) {
            final ClassLoader plugins = PluginLoader.of(FormatService.class);
            // Not strict: one service of some plug-in that does not start is no reason to read
            // nothing at all.
            final Context context =
                    new Context(
                            List.of(SciJavaService.class, SCIFIOService.class),
                            new PluginIndex(new DefaultPluginFinder(plugins)),
                            false);
            formats = context.service(FormatService.class);
        }
        return formats;
    }
}
