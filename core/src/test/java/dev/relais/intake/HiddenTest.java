package dev.relais.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.connect.Delivery;
import dev.relais.connect.Inbound;
import dev.relais.connect.Inbound.Hidden;
import dev.relais.connect.Inbound.Received;
import dev.relais.conversation.Author;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationEvent;
import dev.relais.conversation.ConversationEvent.HidingRequested;
import dev.relais.conversation.ConversationEvent.MessageHidden;
import dev.relais.conversation.ConversationEvent.SendSettled;
import dev.relais.conversation.ConversationEvent.SendStarted;
import dev.relais.conversation.ConversationKey;
import dev.relais.conversation.Entry;
import dev.relais.conversation.LoggedEvent;
import dev.relais.conversation.Message;
import dev.relais.conversation.SendId;
import dev.relais.conversation.SendState;
import dev.relais.conversation.Surface;
import dev.relais.store.Commit;
import dev.relais.store.InMemoryStore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A message that is hidden from others, by whom of the brand ever. */
class HiddenTest {
    private static final Instant AT = Instant.parse("2026-09-01T09:00:00Z");
    private static final ConversationKey KEY = new ConversationKey("a", "post", "c");
    private static final SendId SEND = new SendId("s-1");

    private final InMemoryStore store = new InMemoryStore();
    private int bodies;

    @Test
    void a_hiding_of_an_unknown_message_is_kept_until_it_comes() {
        tell(hidden(true, 5));
        assertThat(store.unattached()).hasSize(1);
        tell(comment());
        assertThat(store.unattached()).isEmpty();
        assertThat(entry().hidden()).isTrue();
        assertThat(entry().hiddenAt()).isEqualTo(AT.plusSeconds(5));
    }

    @Test
    void the_later_instant_wins_whatever_the_order_of_arrival() {
        List<Inbound> told = List.of(
                comment(), hidden(true, 1), hidden(false, 2), hidden(true, 3), hidden(false, 3), hidden(false, 0));
        for (long seed = 0; seed < 200; seed++) {
            List<Inbound> shuffled = new ArrayList<>(told);
            shuffled.addAll(told.subList(1, 4));
            Collections.shuffle(shuffled, new Random(seed));
            HiddenTest other = new HiddenTest();
            shuffled.forEach(other::tell);
            assertThat(other.entry().hidden()).as("seed %d", seed).isTrue();
            assertThat(other.entry().hiddenAt()).as("seed %d", seed).isEqualTo(AT.plusSeconds(3));
        }
    }

    @Test
    void a_repetition_tells_nothing_new() {
        tell(comment());
        tell(hidden(true, 5));
        tell(hidden(true, 5));
        tell(hidden(true, 4));
        assertThat(hidings()).hasSize(1);
    }

    @Test
    void what_we_hid_ourselves_comes_back_and_tells_nothing_new() {
        tell(comment());
        decided(10, new HidingRequested(SEND, "lea", comment().message().ref(), true), new SendStarted(SEND, 1, 1));
        decided(
                11,
                new SendSettled(SEND, 1, SendState.SENT, null, null, null),
                new MessageHidden(comment().message().ref(), true));
        tell(hidden(true, 10));
        tell(hidden(true, 14));
        assertThat(hidings()).hasSize(1);
        tell(hidden(false, 20));
        assertThat(entry().hidden()).isFalse();
        tell(hidden(true, 200));
        assertThat(entry().hidden()).isTrue();
        assertThat(hidings()).hasSize(3);
    }

    @Test
    void what_we_are_hiding_is_settled_by_the_network_that_tells_of_it() {
        tell(comment());
        decided(10, new HidingRequested(SEND, "lea", comment().message().ref(), true), new SendStarted(SEND, 1, 1));
        tell(hidden(true, 10));
        assertThat(conversation().sends().values())
                .singleElement()
                .satisfies(send -> assertThat(send.state()).isEqualTo(SendState.SENT));
        assertThat(hidings()).hasSize(1);
    }

    private void decided(int second, ConversationEvent... events) {
        store.commit(Intake.decided(store, conversation(), AT.plusSeconds(second), List.of(events)));
    }

    private void tell(Inbound inbound) {
        byte[] body = ("body " + bodies++).getBytes(StandardCharsets.UTF_8);
        Delivery delivery = new Delivery("n", null, AT.plusSeconds(900), body);
        Commit commit = Intake.decide(store, Told.of(inbound, bodies, delivery));
        if (!commit.isEmpty()) {
            store.commit(commit);
        }
    }

    private static Received comment() {
        Author author = new Author("c", null, null);
        Message message = new Message("n", "a", "1", Surface.COMMENT, author, "text", List.of(), "post", AT, false);
        return new Received("/m", message, KEY, Set.of("1"), 0);
    }

    private static Hidden hidden(boolean hidden, int second) {
        return new Hidden("/h", "n", "a", "1", hidden, AT.plusSeconds(second), true);
    }

    private Conversation conversation() {
        return store.conversation(KEY.id()).orElseThrow();
    }

    private Entry entry() {
        return conversation().messages().get(0);
    }

    private List<LoggedEvent> hidings() {
        return store.events(KEY.id()).stream()
                .filter(logged -> logged.event() instanceof MessageHidden)
                .toList();
    }
}
