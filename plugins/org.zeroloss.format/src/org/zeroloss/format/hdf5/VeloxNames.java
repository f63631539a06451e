package org.zeroloss.format.hdf5;

import com.fasterxml.jackson.databind.JsonNode;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the user sees an image called in Velox: the label of its display (an element's symbol for a
 * map), else the camera or detector that an operation took it from.
 */
final class VeloxNames {

    private final Map<String, String> m_images = new HashMap<>();

    VeloxNames(final H5Group root) {
        operations(root, "CameraInputOperation", "cameraName");
        operations(root, "StemInputOperation", "detector");
        root.group("Displays", "ImageDisplay")
                .ifPresent(displays -> displays.names().forEach(n -> display(root, displays, n)));
        root.group("Presentation", "Displays", "ImageDisplay")
                .ifPresent(displays -> displays.names().forEach(n -> oldDisplay(displays, n)));
    }

    /** The name of an image by its place below Data/Image. */
    Optional<String> image(final String id) {
        return Optional.ofNullable(m_images.get(id)).filter(n -> !n.isBlank());
    }

    private void operations(final H5Group root, final String kind, final String key) {
        root.group("Operations", kind)
                .ifPresent(
                        g -> {
                            for (final String name : g.names()) {
                                final JsonNode o = VeloxJson.text(g, name);
                                put(o.path("dataPath").asText(), o.path(key).asText());
                            }
                        });
    }

    /** From version 11 on: a display points at a reference that points at the image. */
    private void display(final H5Group root, final H5Group displays, final String name) {
        final JsonNode display = VeloxJson.text(displays, name);
        final String[] path = display.path("data").asText().split("/");
        if (path.length == 4) {
            root.group(path[1], path[2])
                    .ifPresent(
                            g ->
                                    put(
                                            VeloxJson.text(g, path[3]).path("dataPath").asText(),
                                            display.path("id").asText()));
        }
    }

    private void oldDisplay(final H5Group displays, final String name) {
        final JsonNode display = VeloxJson.text(displays, name);
        final String label = display.path("display").path("label").asText();
        put(display.path("dataPath").asText(), decoded(label));
    }

    private static String decoded(final String label) {
        try {
            return URLDecoder.decode(label, StandardCharsets.UTF_8);
        } catch (final IllegalArgumentException e) {
            // a per cent sign that stands for itself
            return label;
        }
    }

    private void put(final String dataPath, final String name) {
        if (!name.isBlank()) {
            m_images.put(dataPath.substring(dataPath.lastIndexOf('/') + 1), name);
        }
    }
}
