package org.zeroloss.standin.runtime;

import org.knime.node.parameters.NodeParameters;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/**
 * The description of a node as XHTML: its own text, the options by section, the ports, the view,
 * the links. KNIME refuses a node one of whose texts is not well-formed; so does this.
 */
final class Description {

    private final NodeDeclaration declaration;
    private final StringBuilder html = new StringBuilder();

    Description(final NodeDeclaration declaration) {
        this.declaration = declaration;
    }

    String html() {
        add("", checked("the description", declaration.fullDescription()), "\n");
        options(declaration.parameters());
        if (declaration.view() != null) {
            add(
                    "<h3>View</h3>\n<p>",
                    checked("the view", declaration.view().description()),
                    "</p>\n");
            options(declaration.view().parameters());
        }
        ports("Inputs", declaration.ports().stream().map(PortGroup::input).toList());
        ports("Outputs", declaration.ports().stream().map(PortGroup::output).toList());
        for (final NodeDeclaration.Resource resource : declaration.resources()) {
            add(
                    "<p><a href=\"" + escaped(resource.href()) + "\">",
                    checked("a link", resource.text()),
                    "</a></p>\n");
        }
        return html.toString();
    }

    private void options(final Class<? extends NodeParameters> parameters) {
        if (parameters == null) {
            return;
        }
        final Map<String, List<Option>> sections = new LinkedHashMap<>();
        for (final Option option : Option.of(parameters)) {
            sections.computeIfAbsent(option.section(), s -> new ArrayList<>()).add(option);
        }
        sections.forEach(
                (section, options) -> {
                    add("<h3>", section.isEmpty() ? "Options" : escaped(section), "</h3>\n<dl>\n");
                    for (final Option option : options) {
                        add("<dt>", escaped(option.title()), "</dt>\n");
                        add(
                                "<dd>",
                                checked("the option " + option.title(), option.description()),
                                "</dd>\n");
                    }
                    html.append("</dl>\n");
                });
    }

    private void ports(final String title, final List<PortGroup.Side> sides) {
        if (sides.stream().allMatch(side -> side == null)) {
            return;
        }
        add("<h3>", title, "</h3>\n<dl>\n");
        for (final PortGroup.Side side : sides) {
            if (side != null) {
                add("<dt>", escaped(side.name()), "</dt>\n");
                add("<dd>", checked("the port " + side.name(), side.description()), "</dd>\n");
            }
        }
        html.append("</dl>\n");
    }

    private void add(final String before, final String text, final String after) {
        html.append(before).append(text).append(after);
    }

    static String escaped(final String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private String checked(final String what, final String fragment) {
        try {
            final var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            builder.setErrorHandler(new Strict());
            builder.parse(new InputSource(new StringReader("<p>" + fragment + "</p>")));
            return fragment;
        } catch (final SAXException e) {
            throw new IllegalStateException(
                    "The text of "
                            + what
                            + " of the node "
                            + declaration.name()
                            + " is not well-formed XHTML: "
                            + e.getMessage(),
                    e);
        } catch (final IOException | ParserConfigurationException e) {
            throw new IllegalStateException("XML cannot be parsed here", e);
        }
    }

    /** Throws what the parser's own handler would print. */
    private static final class Strict implements ErrorHandler {

        @Override
        public void warning(final SAXParseException exception) throws SAXException {
            throw exception;
        }

        @Override
        public void error(final SAXParseException exception) throws SAXException {
            throw exception;
        }

        @Override
        public void fatalError(final SAXParseException exception) throws SAXException {
            throw exception;
        }
    }
}
