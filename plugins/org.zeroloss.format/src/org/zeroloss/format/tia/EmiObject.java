package org.zeroloss.format.tia;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;
import org.zeroloss.format.FormatException;
import org.zeroloss.format.SeekableBytes;
import org.zeroloss.format.SourceFile;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/**
 * What the .emi file says about one .ser file: one block of XML for each, in their order, amid
 * binary data.
 *
 * @param values texts by their path, for example {@code ExperimentalDescription.Mode}
 */
record EmiObject(Map<String, String> values) {

    private static final byte[] START = "<ObjectInfo>".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "</ObjectInfo>".getBytes(StandardCharsets.US_ASCII);
    private static final int CHUNK = 1 << 16;
    private static final int MAX_XML = 4 << 20;
    private static final int MAX_OBJECTS = 1000;
    private static final int MAX_VALUES = 2000;
    private static final int MAX_DEPTH = 32;

    /** Checks the map. */
    EmiObject {
        values = Map.copyOf(values);
    }

    /**
     * @param ser a .ser file, named as the .emi file with {@code _1}, {@code _2} … behind
     * @return what the .emi file beside it says; empty if there is none or it says nothing of it
     */
    static Optional<EmiObject> beside(final SourceFile ser) {
        final Path file = ser.path();
        final String name = String.valueOf(file.getFileName());
        final Matcher m = Pattern.compile("(.+)_(\\d{1,6})\\.ser").matcher(name);
        if (!m.matches()) {
            return Optional.empty();
        }
        final Path emi = file.resolveSibling(m.group(1) + ".emi");
        if (!Files.isRegularFile(emi)) {
            return Optional.empty();
        }
        final int number = Integer.parseInt(m.group(2));
        final List<EmiObject> all = all(SourceFile.of(emi));
        return number >= 1 && number <= all.size()
                ? Optional.of(all.get(number - 1))
                : Optional.empty();
    }

    /**
     * @param emi an .emi file
     * @return its blocks in order
     */
    static List<EmiObject> all(final SourceFile emi) {
        final List<EmiObject> all = new ArrayList<>();
        try (SeekableBytes in = SeekableBytes.open(emi)) {
            long at = find(in, START, 0);
            while (at >= 0 && all.size() < MAX_OBJECTS) {
                final long end = find(in, END, at);
                if (end < 0 || end - at > MAX_XML) {
                    throw FormatException.at(
                            emi.name(),
                            at,
                            "a block <ObjectInfo> of at most " + MAX_XML + " bytes with its end",
                            end < 0 ? "no end; the file is truncated" : (end - at) + " bytes");
                }
                final int length = (int) (end - at) + END.length;
                all.add(parse(emi.name(), at, in.bytes(at, length, "a block of XML")));
                at = find(in, START, end);
            }
        }
        return all;
    }

    private static long find(final SeekableBytes in, final byte[] text, final long from) {
        for (long at = from; at < in.length(); at += CHUNK) {
            // neighbouring chunks overlap by less than the text
            final int n = (int) Math.min(CHUNK + text.length - 1, in.length() - at);
            final byte[] chunk = in.bytes(at, n, "a part of the file");
            for (int i = 0; i + text.length <= n; i++) {
                int k = 0;
                while (k < text.length && chunk[i + k] == text[k]) {
                    k++;
                }
                if (k == text.length) {
                    return at + i;
                }
            }
        }
        return -1;
    }

    private static EmiObject parse(final String file, final long at, final byte[] xml) {
        final Map<String, String> values = new TreeMap<>();
        try {
            final DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setExpandEntityReferences(false);
            final DocumentBuilder builder = factory.newDocumentBuilder();
            // the default one prints to the console
            builder.setErrorHandler(new DefaultHandler());
            final Document document =
                    builder.parse(
                            new InputSource(
                                    new StringReader(new String(xml, StandardCharsets.UTF_8))));
            collect(document.getDocumentElement(), "", 0, values);
        } catch (final SAXException e) {
            throw FormatException.at(file, at, "XML in the block <ObjectInfo>", e.getMessage(), e);
        } catch (final IOException | ParserConfigurationException e) {
            throw FormatException.at(file, at, "XML that can be read", e.getMessage(), e);
        }
        return new EmiObject(values);
    }

    private static void collect(
            final Element element,
            final String path,
            final int depth,
            final Map<String, String> values) {
        final NodeList children = element.getChildNodes();
        boolean leaf = true;
        for (int i = 0; i < children.getLength(); i++) {
            final Node n = children.item(i);
            if (n instanceof Element && depth < MAX_DEPTH) {
                leaf = false;
                final Element child = (Element) n;
                if (child.getTagName().equals("Data")) {
                    data(child, path, values);
                } else if (!child.getTagName().equals("Root")) {
                    final String tag = child.getTagName();
                    collect(child, path.isEmpty() ? tag : path + "." + tag, depth + 1, values);
                } else {
                    collect(child, path, depth + 1, values);
                }
            }
        }
        final String text = element.getTextContent().strip();
        // The block of indexed numbers says nothing without its private index.
        if (leaf && !text.isEmpty() && !text.startsWith("<") && values.size() < MAX_VALUES) {
            values.put(path, text);
        }
    }

    /** An entry of the description: its label, its value, its unit. */
    private static void data(
            final Element data, final String path, final Map<String, String> values) {
        final String label = child(data, "Label");
        final String value = child(data, "Value");
        final String unit = child(data, "Unit");
        if (!label.isEmpty() && !value.isEmpty() && values.size() < MAX_VALUES) {
            values.put(path + "." + label, unit.isEmpty() ? value : value + " " + unit);
        }
    }

    private static String child(final Element data, final String name) {
        final NodeList found = data.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
    }

    /**
     * @param path path of a value
     * @return it, {@code ""} if there is none
     */
    String text(final String path) {
        return values.getOrDefault(path, "");
    }
}
