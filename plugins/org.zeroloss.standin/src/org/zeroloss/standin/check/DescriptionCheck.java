package org.zeroloss.standin.check;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/** Looks through the description of a node, as KNIME shows it, for what is not described. */
final class DescriptionCheck {

    /** Less says nothing that the name does not. */
    private static final int SHORTEST = 60;

    private DescriptionCheck() {}

    static List<String> of(final String html) {
        final Element root;
        try {
            root =
                    DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(new InputSource(new StringReader("<body>" + html + "</body>")))
                            .getDocumentElement();
        } catch (final ParserConfigurationException | SAXException | IOException e) {
            return List.of("its description is not well-formed: " + e.getMessage());
        }
        final List<String> problems = new ArrayList<>();
        final StringBuilder own = new StringBuilder();
        String section = "";
        for (Node n = root.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element e && e.getTagName().equals("h3")) {
                section = e.getTextContent();
            } else if (n instanceof Element e && e.getTagName().equals("dl")) {
                terms(e, section, problems);
            } else if (section.isEmpty()) {
                own.append(n.getTextContent());
            }
        }
        if (own.toString().strip().length() < SHORTEST) {
            problems.add(0, "its description is shorter than " + SHORTEST + " characters");
        }
        return problems;
    }

    private static void terms(
            final Element list, final String section, final List<String> problems) {
        final NodeList all = list.getChildNodes();
        String term = null;
        for (int i = 0; i < all.getLength(); i++) {
            if (all.item(i) instanceof Element e) {
                if (e.getTagName().equals("dt")) {
                    undescribed(term, section, problems);
                    term = e.getTextContent();
                } else if (e.getTagName().equals("dd") && !e.getTextContent().isBlank()) {
                    term = null;
                }
            }
        }
        undescribed(term, section, problems);
    }

    private static void undescribed(
            final String term, final String section, final List<String> problems) {
        if (term != null) {
            problems.add("'" + term + "' in \"" + section + "\" has no description");
        }
    }
}
