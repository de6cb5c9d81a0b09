package dev.relais.holidays;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An element of one of Jollyday's own files.
 *
 * @param text its characters
 */
record XmlElement(String name, Map<String, String> attributes, List<XmlElement> children, String text) {
    private static final XMLInputFactory READERS = readers();

    private static XMLInputFactory readers() {
        XMLInputFactory readers = XMLInputFactory.newDefaultFactory();
        readers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        readers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return readers;
    }

    /** The root of a file. */
    static XmlElement read(URL file) {
        try (InputStream in = file.openStream()) {
            XMLStreamReader reader = READERS.createXMLStreamReader(in);
            while (!reader.isStartElement()) {
                reader.next();
            }
            return element(reader);
        } catch (IOException | XMLStreamException e) {
            throw new IllegalStateException("cannot read " + file, e);
        }
    }

    private static XmlElement element(XMLStreamReader reader) throws XMLStreamException {
        String name = reader.getLocalName();
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        List<XmlElement> children = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        while (reader.next() != XMLStreamReader.END_ELEMENT) {
            if (reader.isStartElement()) {
                children.add(element(reader));
            } else if (reader.isCharacters()) {
                text.append(reader.getText());
            }
        }
        return new XmlElement(name, attributes, children, text.toString().strip());
    }

    Stream<XmlElement> all(String child) {
        return children.stream().filter(element -> element.name().equals(child));
    }

    XmlElement one(String child) {
        return all(child).findFirst().orElseThrow(() -> missing(child));
    }

    private IllegalStateException missing(String what) {
        return new IllegalStateException("<" + name + "> lacks " + what);
    }

    /** An attribute, or what an element of that name says, whatever the case of its first letter. */
    Optional<String> value(String member) {
        String attribute = attributes.get(member);
        if (attribute != null) {
            return Optional.of(attribute);
        }
        String capital = member.substring(0, 1).toUpperCase(Locale.ROOT) + member.substring(1);
        return Stream.concat(all(member), all(capital)).map(XmlElement::text).findFirst();
    }

    Optional<Integer> number(String member) {
        return value(member).map(Integer::valueOf);
    }

    <E extends Enum<E>> Optional<E> word(String member, Class<E> type) {
        return value(member).map(word -> Enum.valueOf(type, word));
    }

    <E extends Enum<E>> E needed(String member, Class<E> type) {
        return word(member, type).orElseThrow(() -> missing(member));
    }
}
