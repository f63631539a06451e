package org.zeroloss.imaging.crystal;

import org.zeroloss.imaging.Element;

import java.util.List;
import java.util.Map;

/** Elements that are often seen in the place of another. */
public final class Dopants {

    private static final Map<Element, List<Element>> OF =
            Map.of(
                    Element.C, List.of(Element.SI, Element.N),
                    Element.B, List.of(Element.C),
                    Element.N, List.of(Element.O, Element.C),
                    Element.MO, List.of(Element.W, Element.RE, Element.NB, Element.V),
                    Element.W, List.of(Element.MO, Element.NB, Element.V),
                    Element.S, List.of(Element.SE, Element.TE),
                    Element.SI, List.of(Element.AS, Element.SB, Element.BI),
                    Element.AU, List.of(Element.AG, Element.CU));

    private Dopants() {}

    /**
     * @param host an element of a crystal
     * @return elements that often replace it; none if unknown
     */
    public static List<Element> of(final Element host) {
        return OF.getOrDefault(host, List.of());
    }
}
