package org.zeroloss.standin.report;

import org.knime.core.node.ModelContent;
import org.knime.core.node.config.base.ConfigBase;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectSpecZipOutputStream;
import org.knime.core.node.port.PortTypeRegistry;
import org.knime.core.node.port.PortUtil;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * What a spec holds, read off its stored form: whoever stores KNIME's XML (as every simple spec
 * does) or JSON is shown, whatever its class. Nodes need not know of this.
 */
final class SpecText {

    private static final int LINES = 200;
    private static final int WIDTH = 200;

    private SpecText() {}

    /** Paths and values; empty for a spec that stores neither, or has no serializer. */
    static <S extends PortObjectSpec> Map<String, String> of(final S spec) {
        @SuppressWarnings("unchecked") // the class of an object of type S
        final Class<S> type = (Class<S>) spec.getClass();
        final var serializer = PortTypeRegistry.getInstance().getSpecSerializer(type);
        if (serializer.isEmpty()) {
            return Map.of();
        }
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            try (PortObjectSpecZipOutputStream out =
                    PortUtil.getPortObjectSpecZipOutputStream(bytes)) {
                serializer.get().savePortObjectSpec(spec, out);
            }
            return read(bytes.toByteArray());
        } catch (final IOException e) {
            return Map.of("not shown", String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, String> read(final byte[] zip) throws IOException {
        final Map<String, String> lines = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
                if (e.getName().endsWith(".json")) {
                    JsonText.flatten(in.readAllBytes()).forEach((k, v) -> add(k, v, lines));
                } else if (e.getName().endsWith(".xml")) {
                    final var content =
                            ModelContent.loadFromXML(new ByteArrayInputStream(in.readAllBytes()));
                    final Map<String, String> all = SettingsText.flatten((ConfigBase) content);
                    all.forEach((k, v) -> add(k, v, lines));
                }
            }
        }
        return lines;
    }

    private static void add(final String key, final String value, final Map<String, String> to) {
        if (to.size() < LINES && !key.equals("version") && !key.equals("class_name")) {
            to.put(
                    key.replaceFirst("^model / ", ""),
                    value.length() <= WIDTH ? value : value.substring(0, WIDTH) + " …");
        }
    }
}
