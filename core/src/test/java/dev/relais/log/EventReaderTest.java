package dev.relais.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relais.conversation.Conversation;
import dev.relais.conversation.LoggedEvent;
import dev.relais.conversation.SampleEvents;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventReaderTest {
    @Test
    void every_event_is_read_as_it_was_written() {
        for (SampleEvents.Sample sample : SampleEvents.all()) {
            List<LoggedEvent> history = new ArrayList<>(sample.history());
            Conversation conversation = Conversation.fold(history);
            for (LoggedEvent event : history) {
                LoggedEvent read = EventReader.read("log", utf8(EventJson.line(event, conversation)));
                assertThat(read).isEqualTo(event);
            }
        }
    }

    @Test
    void an_event_of_a_later_version_is_refused_unless_it_may_be_left_out() {
        assertThatThrownBy(() -> EventReader.read("log", utf8("{\"type\": \"Telepathy\"}")))
                .hasMessage("log: /type: this version does not know the event Telepathy");
        assertThat(EventReader.read("log", utf8("{\"type\": \"Telepathy\", \"ignorable\": true}")))
                .isNull();
    }

    @Test
    void what_is_wrong_in_a_line_is_named_with_its_place() {
        refused("{\"type\": \"ConversationResolved\"}", "/conversation: missing");
        String line =
                "{\"conversation\":\"c\",\"seq\":2,\"at\":\"2026-09-01T09:00:00Z\",\"type\":\"ConversationQueued\",";
        refused(line + "\"queue\":7,\"reason\":\"routed\"}", "/queue: must be a string");
        refused(line + "\"queue\":\"q\",\"reason\":\"x\"}", "/reason: must be one of");
        refused(
                "{\"conversation\":\"c\",\"seq\":2,\"at\":\"noon\",\"type\":\"CustomerAwaited\"}",
                "/at: must be an instant");
        refused("[]", "/type: missing");
        refused("{", "the text ends inside a value");
    }

    private static void refused(String line, String message) {
        assertThatThrownBy(() -> EventReader.read("log", utf8(line))).hasMessageContaining(message);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
