package org.zeroloss.nodes.docs;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

import java.io.IOException;
import java.io.StringReader;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/** The few elements of node descriptions as Markdown. */
final class Markdown {

    private final StringBuilder m_text = new StringBuilder();

    private Markdown() {}

    /**
     * @param xhtml well-formed fragment
     * @return the same as Markdown, ending in one line end
     */
    static String of(final String xhtml) {
        final Element root;
        try {
            root =
                    DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(new InputSource(new StringReader("<r>" + xhtml + "</r>")))
                            .getDocumentElement();
        } catch (final SAXException | IOException | ParserConfigurationException e) {
            throw new IllegalArgumentException("No XHTML: " + xhtml, e);
        }
        final Markdown markdown = new Markdown();
        markdown.children(root);
        return markdown.m_text.toString().replaceAll("\n{3,}", "\n\n").strip() + "\n";
    }

    private void children(final Node node) {
        for (Node n = node.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element element) {
                element(element);
            } else {
                text(n.getTextContent().replaceAll("\\s+", " "));
            }
        }
    }

    /** No blank at the start of a line. */
    private void text(final String text) {
        final boolean start = m_text.length() == 0 || m_text.charAt(m_text.length() - 1) == '\n';
        m_text.append(start ? text.stripLeading() : text);
    }

    private void element(final Element element) {
        switch (element.getTagName()) {
            case "p" -> block("\n\n", element, "\n\n");
            case "h3" -> block("\n\n## ", element, "\n\n");
            case "dt" -> block("\n\n**", element, "**  \n");
            case "dd", "dl" -> block("", element, "\n");
            case "ul" -> block("\n\n", element, "\n");
            case "li" -> block("- ", element, "\n");
            case "tt", "code" -> block("`", element, "`");
            case "b" -> block("**", element, "**");
            case "i" -> block("*", element, "*");
            case "sub", "sup" -> {
                final String tag = element.getTagName();
                block("<" + tag + ">", element, "</" + tag + ">");
            }
            default ->
                    throw new IllegalArgumentException(
                            "No Markdown for <" + element.getTagName() + ">");
        }
    }

    private void block(final String before, final Element element, final String after) {
        if (before.startsWith("\n")) {
            trimEnd();
        }
        m_text.append(before);
        children(element);
        if (after.startsWith("\n")) {
            trimEnd();
        }
        m_text.append(after);
    }

    private void trimEnd() {
        int end = m_text.length();
        while (end > 0 && m_text.charAt(end - 1) == ' ') {
            end--;
        }
        m_text.setLength(end);
    }
}
