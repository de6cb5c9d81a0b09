package dev.relais.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.relais.json.StrictJson;
import dev.relais.rules.FactValue;
import java.util.ArrayList;
import java.util.List;

/** Facts' values as JSON, both ways. */
final class FactJson {
    private FactJson() {}

    /** The value of a node that is not null. */
    static FactValue value(JsonNode node) {
        if (!node.isArray()) {
            return element(node);
        }
        List<FactValue> elements = new ArrayList<>();
        node.forEach(element -> elements.add(element(element)));
        return new FactValue.Items(elements);
    }

    private static FactValue element(JsonNode node) {
        if (node.isTextual()) {
            return FactValue.of(node.textValue());
        }
        if (node.isNumber()) {
            return FactValue.of(node.decimalValue());
        }
        return node.isBoolean() ? FactValue.of(node.booleanValue()) : new FactValue.Opaque(StrictJson.write(node));
    }

    static JsonNode node(FactValue value) {
        if (value instanceof FactValue.Text text) {
            return TextNode.valueOf(text.value());
        }
        if (value instanceof FactValue.Decimal decimal) {
            return DecimalNode.valueOf(decimal.value());
        }
        if (value instanceof FactValue.Flag flag) {
            return BooleanNode.valueOf(flag.value());
        }
        if (value instanceof FactValue.Opaque opaque) {
            return StrictJson.read(opaque.json());
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        ((FactValue.Items) value).elements().forEach(element -> list.add(node(element)));
        return list;
    }
}
