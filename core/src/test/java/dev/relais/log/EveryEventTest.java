package dev.relais.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationEvent;
import dev.relais.conversation.SampleEvents;
import dev.relais.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EveryEventTest {
    @Test
    void there_is_a_sample_of_every_permitted_event() {
        Set<String> sampled = SampleEvents.all().stream()
                .map(sample -> sample.event().getClass().getSimpleName())
                .collect(Collectors.toSet());
        Set<String> permitted = Arrays.stream(ConversationEvent.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .collect(Collectors.toSet());
        assertThat(sampled).isEqualTo(permitted);
    }

    static List<SampleEvents.Sample> samples() {
        return SampleEvents.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void every_event_can_be_folded_and_moves_the_conversation_by_one(SampleEvents.Sample sample) {
        Conversation after = Conversation.fold(sample.history());
        assertThat(after.seq()).isEqualTo(sample.history().size());
        assertThat(sample.history().get(sample.history().size() - 1).event()).isSameAs(sample.event());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void every_event_has_its_json(SampleEvents.Sample sample) {
        Conversation after = Conversation.fold(sample.history());
        JsonNode line = StrictJson.read(
                EventJson.line(sample.history().get(sample.history().size() - 1), after)
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(line.path("type").textValue())
                .isEqualTo(sample.event().getClass().getSimpleName());
        assertThat(line.path("conversation").textValue()).isEqualTo(after.id().value());
        assertThat(line.path("seq").longValue()).isEqualTo(after.seq());
        // conversation, seq, at, type, and what the event itself says
        int own = sample.event().getClass().getRecordComponents().length;
        assertThat(line.size()).as(line.toString()).isGreaterThanOrEqualTo(4 + Math.min(own, 1));
    }
}
