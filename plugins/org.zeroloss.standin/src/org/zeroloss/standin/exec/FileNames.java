package org.zeroloss.standin.exec;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names of files made from names of nodes. */
public final class FileNames {

    private static final Pattern NODE_DIRECTORY = Pattern.compile("[a-zA-Z0-9_ ]* \\(#\\d+\\)");

    private FileNames() {}

    /**
     * @param name a node's name
     * @param id its id
     * @return the directory KNIME gives it: all but ASCII letters, digits and spaces becomes an
     *     underscore
     */
    public static String nodeDirectory(final String name, final int id) {
        return name.replaceAll("[^a-zA-Z0-9 ]", "_") + " (#" + id + ")";
    }

    /**
     * @param name of a directory
     * @return whether it is one that {@link #nodeDirectory} can give
     */
    static boolean isNodeDirectory(final String name) {
        return NODE_DIRECTORY.matcher(name).matches();
    }

    /**
     * @param name a node's name
     * @return the name in kebab case: lower-case ASCII letters and digits, joined by single hyphens
     */
    public static String kebab(final String name) {
        final String plain = Normalizer.normalize(name, Normalizer.Form.NFD);
        final String result =
                plain.replaceAll("\\p{M}+", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-+|-+$", "");
        return result.isEmpty() ? "node" : result;
    }
}
