package dev.relais.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.json.Shape;
import dev.relais.json.StrictJson;
import dev.relais.rules.FactCatalogue;
import dev.relais.rules.FactType;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The published schema names what the reader accepts, no more and no less. */
class DeskSchemaTest {
    private final JsonNode definitions = schema().get("$defs");

    private static JsonNode schema() {
        try (InputStream in = DeskFile.class.getResourceAsStream("desk.schema.json")) {
            return StrictJson.read(Objects.requireNonNull(in).readAllBytes());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private List<String> members(String definition) {
        List<String> names = new ArrayList<>();
        definitions.get(definition).get("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void every_object_has_the_members_that_the_reader_knows() {
        for (Shape shape : Shapes.OF_DESK_FILE) {
            assertThat(members(shape.title())).as(shape.title()).containsExactlyElementsOf(shape.members());
            assertThat(definitions
                            .get(shape.title())
                            .get("additionalProperties")
                            .booleanValue())
                    .isFalse();
        }
    }

    @Test
    void conditions_have_the_facts_and_operators_that_the_reader_knows() {
        Set<String> facts = new LinkedHashSet<>(List.of("all", "any", "not"));
        facts.addAll(FactCatalogue.fixed().keySet());
        assertThat(members("condition")).containsExactlyInAnyOrderElementsOf(facts);
        assertThat(members("anyOperators")).containsExactlyInAnyOrderElementsOf(OperatorReader.NAMES);
    }

    @Test
    void facts_have_the_operators_of_their_type() {
        FactCatalogue.fixed().forEach((fact, type) -> {
            String test = switch (type) {
                case TEXT, LIST -> "textTest";
                case NUMBER -> "numberTest";
                case FLAG -> "flagTest";
                case ANY -> "anyTest";
            };
            assertThat(definitions.at("/condition/properties/" + fact + "/$ref").textValue())
                    .as(fact)
                    .isEqualTo("#/$defs/" + test);
        });
        for (String operator : OperatorReader.NAMES) {
            assertAgrees(operator, FactType.TEXT, "text", "textOperators");
            assertAgrees(operator, FactType.NUMBER, "spam", "numberOperators");
            assertAgrees(operator, FactType.FLAG, "customer.known", "flagOperators");
        }
    }

    /** The reader accepts the operator with some operand exactly where the schema names it. */
    private void assertAgrees(String operator, FactType type, String fact, String definition) {
        boolean accepted = List.of("'a'", "1", "true", "['a']", "[1]", "[true]").stream()
                .anyMatch(operand -> Desks.faults(Desks.when("{'" + fact + "': {'" + operator + "': " + operand + "}}"))
                        .isEmpty());
        assertThat(members(definition).contains(operator))
                .as("%s on %s", operator, type)
                .isEqualTo(accepted);
    }

    @Test
    void the_reader_demands_what_the_schema_requires() {
        for (Shape shape : Shapes.OF_DESK_FILE) {
            List<String> required = new ArrayList<>();
            definitions.get(shape.title()).path("required").forEach(name -> required.add(name.textValue()));
            assertThat(missing(shape)).as(shape.title()).containsExactlyInAnyOrderElementsOf(required);
        }
    }

    /** What the reader misses in an empty object of a shape. */
    private static List<String> missing(Shape shape) {
        String around = switch (shape.title()) {
            case "desk" -> "{}";
            case "hours" -> "{'calendars': [{'id': 'c', 'hours': [{}]}]}";
            case "extra" -> "{'calendars': [{'id': 'c', 'extra': [{}]}]}";
            case "holidays" -> "{'calendars': [{'id': 'c', 'holidays': [{}]}]}";
            case "capacity" -> "{'agents': [{'id': 'c', 'capacity': {}}]}";
            case "rung" -> "{'queues': [{'id': 'c', 'ladder': [{}]}]}";
            case "awaiting" -> "{'queues': [{'id': 'c', 'awaiting': [{}]}]}";
            case "slopes" -> "{'queues': [{'id': 'c', 'slopes': {}}]}";
            case "then" -> "{'rules': [{'id': 'c', 'when': {}, 'then': {}}]}";
            default -> "{'" + shape.title() + "s': [{}]}";
        };
        int depth = shape.title().equals("desk") ? 1 : 3;
        return Desks.faults(around).stream()
                .filter(fault -> fault.endsWith(": missing member"))
                .map(fault -> fault.substring(0, fault.indexOf(':')))
                .filter(pointer -> pointer.chars().filter(c -> c == '/').count() >= depth || depth == 1)
                .map(pointer -> pointer.substring(pointer.lastIndexOf('/') + 1))
                .toList();
    }
}
