package dev.relais.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationEvent;
import dev.relais.conversation.Entry;
import dev.relais.conversation.LoggedEvent;
import dev.relais.conversation.LoggedEvent.Source;
import dev.relais.store.Commit;
import dev.relais.store.InMemoryStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Any permutation and duplication of the same facts gives the same conversations. */
class AnyOrderTest {
    private static final int STORIES = 2_000;

    @Test
    void any_order_and_doubling_gives_the_same_conversations() {
        for (int seed = 0; seed < STORIES; seed++) {
            Random random = new Random(seed);
            List<Told> told = Story.of(random);
            Map<String, String> expected = live(told);
            for (int again = 0; again < 4; again++) {
                assertThat(live(disturbed(told, random))).as("seed %d", seed).isEqualTo(expected);
            }
        }
    }

    @Test
    void a_replay_gives_the_same_log_whatever_the_order() {
        for (int seed = 0; seed < STORIES; seed++) {
            Random random = new Random(seed);
            List<Told> told = Story.of(random);
            List<LoggedEvent> expected = Replay.of(told).log(0);
            InMemoryStore again = Replay.of(disturbed(told, random));
            assertThat(again.log(0)).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    void a_replay_and_a_live_desk_end_up_with_the_same_conversations() {
        for (int seed = 0; seed < STORIES; seed++) {
            List<Told> told = Story.of(new Random(seed));
            assertThat(shown(Replay.of(told))).as("seed %d", seed).isEqualTo(live(told));
        }
    }

    @Test
    void every_item_gives_one_line_or_none() {
        for (int seed = 0; seed < STORIES; seed++) {
            InMemoryStore store = Replay.of(Story.of(new Random(seed)));
            List<Source> sources = new ArrayList<>();
            store.log(0).stream()
                    .map(LoggedEvent::source)
                    .filter(Objects::nonNull)
                    .forEach(sources::add);
            store.unattached().forEach(item -> sources.add(item.source()));
            assertThat(sources).as("seed %d", seed).doesNotHaveDuplicates();
        }
    }

    @Test
    void numbers_have_no_holes_and_a_conversation_is_the_fold_of_its_events() {
        for (int seed = 0; seed < STORIES; seed++) {
            InMemoryStore store = Replay.of(Story.of(new Random(seed)));
            for (var id : store.conversations()) {
                List<LoggedEvent> events = store.events(id);
                for (int i = 0; i < events.size(); i++) {
                    assertThat(events.get(i).seq()).isEqualTo(i + 1L);
                }
                assertThat(Conversation.fold(events))
                        .isEqualTo(store.conversation(id).orElseThrow());
            }
        }
    }

    @Test
    void a_removed_message_keeps_no_text() {
        int removed = 0;
        for (int seed = 0; seed < STORIES; seed++) {
            InMemoryStore store = Replay.of(Story.of(new Random(seed)));
            for (var id : store.conversations()) {
                for (Entry entry : store.conversation(id).orElseThrow().messages()) {
                    if (entry.withdrawn()) {
                        removed++;
                        assertThat(entry.message().text()).isEmpty();
                        assertThat(entry.versions()).allMatch(v -> v.text().isEmpty());
                    }
                }
            }
        }
        assertThat(removed).isGreaterThan(100);
    }

    private static List<Told> disturbed(List<Told> told, Random random) {
        List<Told> all = new ArrayList<>(told);
        for (Told fact : told) {
            if (random.nextInt(3) == 0) {
                all.add(fact);
            }
        }
        Collections.shuffle(all, random);
        return all;
    }

    private static Map<String, String> live(List<Told> told) {
        InMemoryStore store = new InMemoryStore();
        for (Told fact : told) {
            Commit commit = Intake.decide(store, fact);
            if (!commit.isEmpty()) {
                store.commit(commit);
            }
        }
        return shown(store);
    }

    /** What people see: messages, their texts and authors, reactions, and what still waits. */
    private static Map<String, String> shown(InMemoryStore store) {
        Map<String, String> all = new TreeMap<>();
        for (var id : store.conversations()) {
            Conversation conversation = store.conversation(id).orElseThrow();
            String messages =
                    conversation.messages().stream().map(AnyOrderTest::shown).collect(Collectors.joining("\n"));
            all.put(id.value(), conversation.key().root() + messages + reactions(store.events(id)));
        }
        Set<String> waiting = new HashSet<>();
        store.unattached().forEach(item -> waiting.add(item.inbound().toString()));
        all.put("unattached", waiting.stream().sorted().collect(Collectors.joining("\n")));
        return all;
    }

    private static String shown(Entry entry) {
        var m = entry.message();
        String handle = m.author() == null ? "" : m.author().handle();
        return m.externalId() + "|" + m.text() + "|" + m.at() + "|" + handle + "|" + entry.direction() + "|"
                + entry.withdrawn() + "|" + entry.hidden() + "|" + entry.hiddenAt();
    }

    private static Set<String> reactions(List<LoggedEvent> events) {
        return events.stream()
                .map(LoggedEvent::event)
                .filter(event -> event instanceof ConversationEvent.ReactionChanged
                        || event instanceof ConversationEvent.ReceiptReceived)
                .map(Object::toString)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
