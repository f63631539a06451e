package org.knime.core.node.config.base;

import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;

import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;

/** Reads the XML form of a config. */
final class ConfigXmlReader extends DefaultHandler {

    private final Function<String, ConfigBase> root;
    private final Deque<ConfigBase> open = new ArrayDeque<>();
    private ConfigBase result;
    private Locator locator;

    private ConfigXmlReader(final Function<String, ConfigBase> root) {
        this.root = root;
    }

    /**
     * Reads a config.
     *
     * @param root gives the config to fill, from the key of the outermost element
     * @throws IOException if the text is not the XML form of a config
     */
    static ConfigBase read(final InputStream in, final Function<String, ConfigBase> root)
            throws IOException {
        final ConfigXmlReader reader = new ConfigXmlReader(root);
        try {
            final SAXParserFactory factory = SAXParserFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.newSAXParser().parse(in, reader);
        } catch (final SAXParseException e) {
            throw new IOException(
                    "Not the XML form of a config, line "
                            + e.getLineNumber()
                            + ": "
                            + e.getMessage(),
                    e);
        } catch (final SAXException | ParserConfigurationException e) {
            throw new IOException("Not the XML form of a config: " + e.getMessage(), e);
        }
        return reader.result;
    }

    @Override
    public void setDocumentLocator(final Locator documentLocator) {
        this.locator = documentLocator;
    }

    @Override
    public InputSource resolveEntity(final String publicId, final String systemId) {
        // older files name a DTD; nothing is fetched to read a config
        return new InputSource(new StringReader(""));
    }

    @Override
    public void startElement(
            final String uri, final String name, final String qName, final Attributes attributes)
            throws SAXException {
        final String key = attributes.getValue("key");
        if (key == null) {
            throw error("the element " + name + " has no key");
        }
        switch (name) {
            case "config" -> {
                final ConfigBase config =
                        open.isEmpty() ? root.apply(key) : open.peek().addConfigBase(key);
                if (open.isEmpty()) {
                    result = config;
                }
                open.push(config);
            }
            case "entry" -> entry(key, attributes);
            default -> throw error("unknown element " + name);
        }
    }

    private void entry(final String key, final Attributes attributes) throws SAXException {
        if (open.isEmpty()) {
            throw error("the outermost element is an entry, expected a config");
        }
        final String type = attributes.getValue("type");
        try {
            final ConfigEntries entries = ConfigEntries.valueOf(String.valueOf(type));
            final AbstractConfigEntry entry;
            if ("true".equals(attributes.getValue("isnull"))) {
                entry = new ValueEntry(key, entries, null);
            } else {
                final String value = attributes.getValue("value");
                if (value == null) {
                    throw error("the entry " + key + " has no value");
                }
                entry = entries.createEntry(key, SpecialCharacters.unescape(value));
            }
            open.peek().put(entry);
        } catch (final IllegalArgumentException e) {
            throw error("the entry " + key + " of type " + type + ": " + e.getMessage());
        }
    }

    @Override
    public void endElement(final String uri, final String name, final String qName) {
        if ("config".equals(name)) {
            open.pop();
        }
    }

    private SAXParseException error(final String message) {
        return new SAXParseException(message, locator);
    }
}
