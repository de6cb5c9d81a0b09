package dev.relais.desk;

import static dev.relais.desk.Bench.tell;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.config.DeskConfig;
import dev.relais.config.DeskFile;
import dev.relais.connect.Inbound.Mentioned;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationEvent.MentionPromoted;
import dev.relais.conversation.ConversationEvent.MessageReceived;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.LoggedEvent;
import dev.relais.conversation.Message;
import dev.relais.insight.Insight;
import dev.relais.store.InMemoryStore;
import dev.relais.store.Unattached;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What was said about the brand stays a mention until a rule that speaks of listening sends it to a queue. */
class ListeningTest {
    private static final ConversationId BO = LineConnector.conversation("bo@p1");
    private static final DeskConfig CONFIG = DeskFile.read("desk.json", """
            {"relais": 1, "desk": "test",
             "accounts": [{"id": "line", "network": "line", "externalId": "brand"}],
             "queues": [{"id": "care"}, {"id": "press"}],
             "rules": [
               {"id": "noise", "when": {"queries": "noise"}, "then": {"queue": null, "stop": true}},
               {"id": "loud", "when": {"all": [{"listening": true}, {"text": {"contains": "heating"}}]}, "then": {"tags": ["loud"]}},
               {"id": "crisis", "when": {"any": [{"queries": "outages", "text": {"contains": "heating"}}]},
                "then": {"queue": "press", "priority": "high"}},
               {"id": "otherwise", "when": {}, "then": {"queue": "care"}}]}
            """.getBytes(StandardCharsets.UTF_8));

    private final Bench bench = new Bench();
    private final List<String> heard = new ArrayList<>();
    private final Desk desk = Desk.builder(CONFIG)
            .connector(bench.connector)
            .assigner(bench.assigner)
            .store(bench.store)
            .clock(() -> bench.now)
            .listener(new DeskListener() {
                @Override
                public void on(LoggedEvent event, Conversation conversation) {}

                @Override
                public void mentioned(Message message, Set<String> queries, Optional<Insight> insight) {
                    heard.add(message.text() + " " + queries);
                }
            })
            .build();

    @Test
    void a_rule_for_everything_makes_no_matter_of_a_mention() {
        tell(desk, "heard outages bo@p1 p1 lovely weather");
        assertThat(desk.conversations()).isEmpty();
        assertThat(heard).containsExactly("lovely weather [outages]");
        assertThat(desk.counters().get("mentions.heard")).isEqualTo(1);
    }

    @Test
    void what_was_said_is_not_kept_of_a_mention() {
        tell(desk, "heard outages bo@p1 p1 lovely weather");
        Unattached kept = bench.store.unattached().get(0);
        Mentioned mentioned = (Mentioned) kept.inbound();
        assertThat(mentioned.message().text()).isEmpty();
        assertThat(mentioned.message().externalId()).isEqualTo("p1");
        assertThat(mentioned.queries()).containsExactly("outages");
    }

    @Test
    void a_rule_that_speaks_of_listening_makes_it_a_matter_and_routes_it() {
        tell(desk, "heard outages bo@p1 p1 no heating");
        Conversation conversation = desk.conversation(BO).orElseThrow();
        assertThat(conversation.queries()).containsExactly("outages");
        assertThat(conversation.queue()).isEqualTo("press");
        assertThat(desk.events(BO))
                .extracting(LoggedEvent::event)
                .contains(new MentionPromoted(List.of("outages"), "crisis"));
        assertThat(conversation.routed())
                .isNotNull()
                .satisfies(routed -> assertThat(routed.tags()).containsExactly("loud"));
    }

    @Test
    void a_rule_that_sets_it_aside_wins_over_one_that_would_make_it_a_matter() {
        tell(desk, "heard outages,noise bo@p1 p1 no heating");
        assertThat(desk.conversations()).isEmpty();
    }

    @Test
    void told_twice_it_is_one_mention_and_one_matter() {
        tell(desk, "heard outages bo@p1 p1 no heating");
        tell(desk, "heard outages bo@p1 p1 no heating");
        assertThat(desk.events(BO).stream().filter(logged -> logged.event() instanceof MessageReceived))
                .hasSize(1);
        assertThat(bench.store.unattached()).hasSize(1);
    }

    @Test
    void what_is_heard_and_what_is_told_to_the_brand_end_in_the_same_conversation_in_both_orders() {
        tell(desk, "heard outages bo@p1 p1 no heating");
        tell(desk, "bo@p1 p1 no heating");
        Bench other = new Bench(new InMemoryStore());
        Desk reversed = Desk.builder(CONFIG)
                .connector(other.connector)
                .assigner(other.assigner)
                .store(other.store)
                .clock(() -> other.now)
                .build();
        tell(reversed, "bo@p1 p1 no heating");
        tell(reversed, "heard outages bo@p1 p1 no heating");
        assertThat(desk.conversation(BO).orElseThrow().entries().keySet())
                .isEqualTo(reversed.conversation(BO).orElseThrow().entries().keySet());
        assertThat(desk.conversations()).hasSize(1);
        assertThat(reversed.conversations()).hasSize(1);
        assertThat(bench.store.unattached()).hasSameSizeAs(other.store.unattached());
    }

    @Test
    void what_was_fetched_is_taken_in_like_what_was_pushed() {
        desk.deliver("line", null, "bo m1 hello".getBytes(StandardCharsets.UTF_8));
        desk.deliver("line", "line", "bo m1 hello".getBytes(StandardCharsets.UTF_8));
        assertThat(desk.conversation(LineConnector.conversation("bo"))
                        .orElseThrow()
                        .entries())
                .hasSize(1);
    }
}
