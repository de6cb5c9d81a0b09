package dev.relais.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.Fault;
import dev.relais.RefusedInputException;
import dev.relais.config.DeskFile;
import dev.relais.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlaLineTest {
    private static final SlaLine LINES = new SlaLine(DeskFile.read("desk.json", utf8("""
            {'relais': 1, 'desk': 'bakery', 'zone': 'Europe/Berlin', 'queues': [{'id': 'counter'}],
             'calendars': [{'id': 'shop', 'hours': [{'days': ['MO', 'TU'], 'from': '08:00', 'to': '17:00'}]}],
             'slas': [{'id': 'quick', 'calendar': 'shop', 'firstResponse': 'PT10M', 'resolution': 'PT8H'},
                      {'id': 'always', 'firstResponse': 'PT1H'}]}
            """)));

    private static byte[] utf8(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode judge(String line) {
        Timeline timeline = LINES.read("in", utf8(line));
        return StrictJson.read(LINES.write(timeline.conversation(), timeline.targets()));
    }

    private static JsonNode json(String text) {
        return StrictJson.read(utf8(text));
    }

    private static List<String> faults(String line) {
        RefusedInputException refused =
                catchThrowableOfType(RefusedInputException.class, () -> LINES.read("in", utf8(line)));
        assertThat(refused).as(line).isNotNull();
        return refused.faults().stream().map(SlaLineTest::shown).toList();
    }

    private static String shown(Fault fault) {
        return fault.pointer() + ": " + fault.reason();
    }

    @Test
    void a_line_gives_its_targets_on_the_calendar_of_its_service_level() {
        assertThat(judge("""
                {'conversation': 'c-1', 'sla': 'quick', 'until': '2026-11-24T12:00:00Z', 'events': [
                  {'at': '2026-11-23T16:55:00+01:00', 'type': 'received'},
                  {'at': '2026-11-24T07:03:00.5Z', 'type': 'replied'}]}
                """)).isEqualTo(json("""
                {'conversation': 'c-1', 'targets': [
                  {'target': 'firstResponse', 'startedAt': '2026-11-23T15:55:00Z', 'dueAt': '2026-11-24T07:05:00Z',
                   'metAt': '2026-11-24T07:03:00.500Z', 'businessElapsed': 'PT8M0.5S', 'verdict': 'kept'},
                  {'target': 'resolution', 'startedAt': '2026-11-23T15:55:00Z', 'dueAt': '2026-11-24T14:55:00Z',
                   'metAt': null, 'businessElapsed': 'PT5H5M', 'verdict': 'open'}]}
                """));
    }

    @Test
    void without_a_calendar_it_is_always_open() {
        assertThat(judge("""
                {'conversation': 'any string: é', 'sla': 'always', 'until': '2026-11-22T04:00:00Z', 'events': [
                  {'type': 'received', 'at': '2026-11-22T03:00:00.000000001Z'}]}
                """)).isEqualTo(json("""
                {'conversation': 'any string: é', 'targets': [
                  {'target': 'firstResponse', 'startedAt': '2026-11-22T03:00:00.000000001Z',
                   'dueAt': '2026-11-22T04:00:00.000000001Z', 'metAt': null,
                   'businessElapsed': 'PT59M59.999999999S', 'verdict': 'open'}]}
                """));
    }

    @Test
    void nothing_received_gives_an_empty_list() {
        assertThat(judge("{'conversation': '', 'sla': 'always', 'events': [], 'until': '2026-11-22T04:00:00Z'}"))
                .isEqualTo(json("{'conversation': '', 'targets': []}"));
    }

    @Test
    void members_that_are_not_there_are_named_where_they_would_stand() {
        assertThat(faults("{}"))
                .containsExactly(
                        "/conversation: missing member",
                        "/sla: missing member",
                        "/events: missing member",
                        "/until: missing member");
        assertThat(faults("{'conversation': 'c', 'sla': 'quick', 'until': '2026-11-22T04:00:00Z', 'events': [{}]}"))
                .containsExactly("/events/0/at: missing member", "/events/0/type: missing member");
    }

    @Test
    void unknown_members_are_named_with_the_nearest_known_one() {
        assertThat(faults("""
                {'conversation': 'c', 'sla': 'quick', 'untill': 1, 'until': '2026-11-22T04:00:00Z',
                 'events': [{'at': '2026-11-22T04:00:00Z', 'type': 'received', 'a/t': 1}]}
                """))
                .containsExactly(
                        "/untill: unknown member; did you mean \"until\"?",
                        "/events/0/a~1t: unknown member; did you mean \"at\"?");
    }

    @Test
    void wrong_types_and_values_are_named_in_reading_order() {
        String types = "received, replied, waiting-for-customer, resumed, resolved, reopened, withdrawn";
        assertThat(faults("""
                {'until': 5, 'events': [{'type': 'recieved', 'at': '2026-11-22'}, 7, {'at': null, 'type': []}],
                 'sla': 'quik', 'conversation': 3}
                """))
                .containsExactly(
                        "/until: expected an instant such as \"2026-11-22T09:00:00Z\", found a number",
                        "/events/0/type: expected one of " + types + "; did you mean \"received\"?",
                        "/events/0/at: expected an instant such as \"2026-11-22T09:00:00Z\"",
                        "/events/1: expected an object, found a number",
                        "/events/2/at: expected an instant such as \"2026-11-22T09:00:00Z\", found null",
                        "/events/2/type: expected one of " + types + ", found a list",
                        "/sla: there is no SLA \"quik\"; did you mean \"quick\"?",
                        "/conversation: expected a string, found a number");
        assertThat(faults("{'conversation': 'c', 'sla': null, 'events': {}, 'until': '2026-02-30T00:00:00Z'}"))
                .containsExactly(
                        "/sla: expected the id of an SLA, found null",
                        "/events: expected a list, found an object",
                        "/until: expected an instant such as \"2026-11-22T09:00:00Z\"");
        assertThat(faults("[]")).containsExactly(": expected an object, found a list");
    }

    @Test
    void what_is_not_json_is_refused_with_its_column() {
        RefusedInputException refused =
                catchThrowableOfType(RefusedInputException.class, () -> LINES.read("in", utf8("{'sla': 1, 'sla': 2}")));
        assertThat(refused.faults()).hasSize(1);
        assertThat(refused.faults().get(0).position()).isNotNull();
        assertThat(refused.faults().get(0).reason()).isEqualTo("a doubled key");
    }

    @Test
    void no_more_than_twenty_faults_are_told() {
        String line = "{'conversation': 'c', 'sla': 'quick', 'until': '2026-11-22T04:00:00Z', 'events': ["
                + "7,".repeat(500) + "7]}";
        assertThat(faults(line)).hasSize(20);
    }

    @Test
    void years_beyond_9999_are_refused() {
        assertThat(faults("{'conversation': 'c', 'sla': 'quick', 'events': [], 'until': '+10000-01-01T00:00:00Z'}"))
                .hasSize(1);
    }
}
