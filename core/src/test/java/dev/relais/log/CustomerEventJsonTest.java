package dev.relais.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.RefusedInputException;
import dev.relais.customer.CustomerEvent;
import dev.relais.customer.Customers;
import dev.relais.customer.SampleCustomerEvents;
import dev.relais.json.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Events about customers are written as the published schema says, and read as they were written. */
class CustomerEventJsonTest {
    private final JsonNode schema = schema();
    private final SchemaChecker checker = new SchemaChecker(schema);

    private static JsonNode schema() {
        try (InputStream in = CustomerEventJson.class.getResourceAsStream("customers.schema.json")) {
            return StrictJson.read(Objects.requireNonNull(in).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JsonNode> lines() {
        return SampleCustomerEvents.all().stream()
                .map(event -> StrictJson.read(utf8(CustomerEventJson.line(event))))
                .toList();
    }

    @Test
    void every_event_is_read_as_it_was_written() {
        for (CustomerEvent event : SampleCustomerEvents.all()) {
            String line = CustomerEventJson.line(event);
            assertThat(line).doesNotContain("\n");
            assertThat(CustomerEventReader.read("customers", utf8(line))).isEqualTo(event);
        }
        assertThat(Customers.fold(SampleCustomerEvents.all())).isEqualTo(Customers.NONE);
    }

    @Test
    void there_is_a_sample_and_a_definition_of_every_permitted_event() {
        Set<String> permitted = new TreeSet<>();
        Arrays.stream(CustomerEvent.class.getPermittedSubclasses())
                .forEach(type -> permitted.add(type.getSimpleName()));
        Set<String> offered = new TreeSet<>();
        schema.get("oneOf")
                .forEach(one -> offered.add(one.get("$ref").textValue().substring("#/$defs/".length())));
        Set<String> written = new TreeSet<>();
        lines().forEach(line -> written.add(line.get("type").textValue()));
        assertThat(offered).isEqualTo(permitted);
        assertThat(written).isEqualTo(permitted);
    }

    @Test
    void a_line_agrees_with_the_schema_as_it_is_and_with_no_member_more_or_less() {
        for (JsonNode line : lines()) {
            assertThat(checker.faults(line)).as(line.toString()).isEmpty();
            Set<String> members = new HashSet<>();
            line.fieldNames().forEachRemaining(members::add);
            for (String member : members) {
                ObjectNode less = line.deepCopy();
                less.remove(member);
                assertThat(checker.faults(less))
                        .as("%s without %s", line, member)
                        .isNotEmpty();
            }
            ObjectNode more = line.deepCopy();
            more.put("surprise", 1);
            assertThat(checker.faults(more)).as(line.toString()).isNotEmpty();
        }
    }

    @Test
    void an_event_of_a_later_version_is_refused_unless_it_may_be_left_out() {
        refused("{\"type\": \"Telepathy\"}", "/type: this version does not know the event Telepathy");
        refused("{\"type\": \"Telepathy\", \"ignorable\": false}", "/type: this version does not know");
        assertThat(CustomerEventReader.read("customers", utf8("{\"type\": \"Telepathy\", \"ignorable\": true}")))
                .isNull();
    }

    @Test
    void what_is_wrong_in_a_line_is_named_with_its_place() {
        String start =
                "{\"type\":\"CustomersMerged\",\"at\":\"2026-09-01T09:00:00Z\",\"by\":\"lea\",\"basis\":\"crm\",";
        refused(start + "\"merged\":\"x:1\"}", "/into: missing");
        refused(start + "\"merged\":\"nobody\",\"into\":\"x:1\"}", "/merged: a customer's id is");
        refused(start.replace("crm", "a b") + "\"merged\":\"x:2\",\"into\":\"x:1\"}", "/basis: a basis has");
        refused(start.replace("lea", " ") + "\"merged\":\"x:2\",\"into\":\"x:1\"}", "/by: evidence names");
        refused(start.replace("2026-09-01T09:00:00Z", "noon") + "\"merged\":\"x:2\",\"into\":\"x:1\"}", "/at: must be");
        refused(
                start.replace("CustomersMerged", "IdentityLinked")
                        + "\"identity\":{\"network\":\"a:b\",\"id\":\"1\"},\"customer\":\"x:1\"}",
                "/identity/network: a network's name");
        refused(start.replace("CustomersMerged", "NotesErased") + "\"customers\":[\"x:1\",\"\"]}", "/customers/1: ");
        refused("[]", "/type: missing");
        refused("{", "the text ends inside a value");
    }

    private static void refused(String line, String message) {
        assertThatThrownBy(() -> CustomerEventReader.read("customers", utf8(line)))
                .isInstanceOf(RefusedInputException.class)
                .hasMessageContaining(message);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
