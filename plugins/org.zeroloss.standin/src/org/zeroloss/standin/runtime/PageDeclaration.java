package org.zeroloss.standin.runtime;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A page as its view declares it.
 *
 * @param bundleClass a class of the bundle that holds it
 * @param basePath folder of the page, relative to the bundle
 * @param path the page, relative to its folder
 * @param files files and folders beside it that it loads
 * @param resources what else it loads, by the beginning of the path
 */
public record PageDeclaration(
        Class<?> bundleClass,
        String basePath,
        String path,
        List<String> files,
        Map<String, Function<String, InputStream>> resources) {}
