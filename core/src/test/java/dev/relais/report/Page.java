package dev.relais.report;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A rendered page, parsed as strictly as XML is. */
record Page(String html, Element root) {
    static Page of(Report report) {
        return of(report, "en");
    }

    static Page of(Report report, String language) {
        return parsed(ReportHtml.render(report, ReportLanguage.of(language)));
    }

    private static Page parsed(String html) {
        try {
            return new Page(
                    html,
                    DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(new InputSource(new StringReader(html)))
                            .getDocumentElement());
        } catch (Exception e) {
            throw new AssertionError("the page is not well-formed: " + html, e);
        }
    }

    List<Element> all(String tag) {
        return all(root, tag);
    }

    static List<Element> all(Element within, String tag) {
        NodeList nodes = within.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    /** The elements below {@code within} that have exactly this class attribute. */
    static List<Element> styled(Element within, String tag, String style) {
        return all(within, tag).stream()
                .filter(element -> element.getAttribute("class").equals(style))
                .toList();
    }

    Element byId(String id) {
        return all("*").stream()
                .filter(element -> element.getAttribute("id").equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing has the id " + id));
    }

    /** The counts in the table of a plot: first and second column. */
    List<int[]> figures(String plot) {
        return all(all(byId(plot), "tbody").get(0), "tr").stream()
                .map(row -> all(row, "td").stream()
                        .mapToInt(cell -> Integer.parseInt(cell.getTextContent().replace(",", "")))
                        .toArray())
                .toList();
    }

    /** The names of all elements in order, which hostile texts must not change. */
    List<String> skeleton() {
        return all("*").stream().map(Node::getNodeName).toList();
    }
}
