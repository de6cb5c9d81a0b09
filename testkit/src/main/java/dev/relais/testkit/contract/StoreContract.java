package dev.relais.testkit.contract;

import static dev.relais.testkit.contract.StoreSamples.awaited;
import static dev.relais.testkit.contract.StoreSamples.delivery;
import static dev.relais.testkit.contract.StoreSamples.external;
import static dev.relais.testkit.contract.StoreSamples.id;
import static dev.relais.testkit.contract.StoreSamples.keeping;
import static dev.relais.testkit.contract.StoreSamples.marked;
import static dev.relais.testkit.contract.StoreSamples.message;
import static dev.relais.testkit.contract.StoreSamples.more;
import static dev.relais.testkit.contract.StoreSamples.offer;
import static dev.relais.testkit.contract.StoreSamples.opening;
import static dev.relais.testkit.contract.StoreSamples.received;
import static dev.relais.testkit.contract.StoreSamples.unknown;
import static dev.relais.testkit.contract.StoreSamples.waiting;
import static dev.relais.testkit.contract.StoreSamples.withdrawal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relais.connect.Delivery;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationEvent.ConversationAssigned;
import dev.relais.conversation.ConversationEvent.ConversationResumed;
import dev.relais.conversation.ConversationEvent.CustomerAwaited;
import dev.relais.conversation.ConversationEvent.MessageReceived;
import dev.relais.conversation.LoggedEvent;
import dev.relais.store.Commit;
import dev.relais.store.ConflictException;
import dev.relais.store.ExternalId;
import dev.relais.store.FencedException;
import dev.relais.store.MessagePlace;
import dev.relais.store.Pending;
import dev.relais.store.Store;
import dev.relais.store.Unattached;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Store} must keep. Extend it, give it a fresh store for each test, run it with JUnit 5.
 *
 * <pre>{@code
 * class MyStoreContractTest extends StoreContract {
 *     @Override
 *     protected Store store() {
 *         return new MyStore();
 *     }
 * }
 * }</pre>
 *
 * <p>Instants are compared to the microsecond, which is what databases keep.
 */
public abstract class StoreContract {
    private static final String HOLE = "m-hole";
    /** The delivery that told the messages of {@link StoreSamples}. */
    private static final int SOURCE = 3;

    private static final Instant NOON = Instant.parse("2026-09-01T12:00:00Z");

    /** For subclasses. */
    protected StoreContract() {}

    /** A store in which nothing is kept yet. Called once for each test. */
    protected abstract Store store();

    /** Numbers count from 1, and the bytes come back as they were. */
    @Test
    void deliveries_are_numbered_from_one_and_come_back_unchanged() {
        Store store = store();
        for (int i = 1; i <= 3; i++) {
            assertThat(store.journal(delivery(i))).isEqualTo(i);
        }
        for (int i = 1; i <= 3; i++) {
            Delivery kept = store.delivery(i).orElseThrow();
            assertThat(kept.body()).isEqualTo(delivery(i).body());
            assertThat(kept.network()).isEqualTo("x");
            assertThat(kept.account()).isEqualTo(delivery(i).account());
            assertThat(kept.receivedAt()).isEqualTo(delivery(i).receivedAt());
        }
        assertThat(store.delivery(0)).isEmpty();
        assertThat(store.delivery(4)).isEmpty();
        assertThat(store.delivery(-1)).isEmpty();
    }

    /** The same bytes twice are two deliveries. */
    @Test
    void a_doubled_delivery_is_kept_twice() {
        Store store = store();
        assertThat(store.journal(delivery(1))).isEqualTo(1);
        assertThat(store.journal(delivery(1))).isEqualTo(2);
        assertThat(numbers(store.pending())).containsExactly(1L, 2L);
    }

    /** What was not understood is pending, oldest first; understanding is idempotent. */
    @Test
    void a_delivery_is_pending_until_it_was_understood() {
        Store store = store();
        assertThat(store.pending()).isEmpty();
        for (int i = 1; i <= 3; i++) {
            store.journal(delivery(i));
        }
        store.understood(2, true);
        store.understood(2, true);
        assertThat(numbers(store.pending())).containsExactly(1L, 3L);
        store.understood(3, false);
        store.understood(1, false);
        assertThat(store.pending()).isEmpty();
        assertThat(store.delivery(2)).as("it stays in the journal").isPresent();
        assertThat(store.delivery(2).orElseThrow().body())
                .as("still needed")
                .isEqualTo(delivery(2).body());
        assertThat(store.delivery(3).orElseThrow().body()).as("not needed").isEmpty();
    }

    private static List<Long> numbers(List<Pending> pending) {
        return pending.stream().map(Pending::number).toList();
    }

    /** Who began what, and how often, is kept: a restart knows what may be half done. */
    @Test
    void it_is_counted_how_often_a_delivery_was_begun() {
        Store store = store();
        store.journal(delivery(1));
        long term = store.enter("one");
        assertThat(store.pending()).containsExactly(new Pending(1, 0, 0, null));
        assertThat(store.begin(1, term, NOON)).isEqualTo(1);
        assertThat(store.begin(1, term, NOON.plusSeconds(1))).isEqualTo(2);
        assertThat(store.pending()).containsExactly(new Pending(1, 2, term, NOON.plusSeconds(1)));
        store.understood(1, false);
        assertThat(store.begin(1, term, NOON)).as("nothing to begin").isZero();
        assertThat(store.begin(7, term, NOON)).as("never kept").isZero();
    }

    /** What is parked keeps its bytes, is pending no more, and can be taken up again as if it were new. */
    @Test
    void a_parked_delivery_waits_with_its_cause_and_its_bytes_until_it_is_taken_up_again() {
        Store store = store();
        store.journal(delivery(1));
        store.journal(delivery(2));
        store.begin(1, store.enter("one"), NOON);
        store.park(1, "a cause");
        store.park(1, "another");
        assertThat(numbers(store.pending())).containsExactly(2L);
        assertThat(store.parked()).singleElement().satisfies(parked -> {
            assertThat(parked.number()).isEqualTo(1);
            assertThat(parked.cause()).isEqualTo("a cause");
            assertThat(parked.delivery().body()).isEqualTo(delivery(1).body());
        });
        assertThat(store.begin(1, 1, NOON)).as("parked").isZero();
        assertThat(store.unpark(1)).isTrue();
        assertThat(store.unpark(1)).isFalse();
        assertThat(store.unpark(2)).isFalse();
        assertThat(store.parked()).isEmpty();
        assertThat(store.pending()).contains(new Pending(1, 0, 0, null));
        assertThat(store.delivery(1).orElseThrow().body()).isEqualTo(delivery(1).body());
        store.understood(2, false);
        store.park(2, "too late");
        assertThat(store.parked()).isEmpty();
    }

    /** Terms grow; a name that is entered again ends what went under it, and nothing else. */
    @Test
    void a_desk_that_enters_ends_its_predecessor_whose_commits_are_refused() {
        Store store = store();
        long first = store.enter("one");
        long other = store.enter("two");
        assertThat(other).isGreaterThan(first);
        assertThat(store.isOver(first)).isFalse();
        assertThat(store.isOver(0)).isTrue();
        store.commit(opening(1, "p1").by(first));
        long second = store.enter("one");
        assertThat(second).isGreaterThan(other);
        assertThat(store.isOver(first)).isTrue();
        assertThat(store.isOver(second)).isFalse();
        assertThat(store.isOver(other)).isFalse();
        assertThatThrownBy(() -> store.commit(received(1, 2, "p2").by(first))).isInstanceOf(FencedException.class);
        assertThat(store.events(id(1))).hasSize(2);
        store.commit(received(1, 2, "p2").by(second));
        store.commit(received(1, 3, "p3").by(other));
        assertThat(store.events(id(1))).hasSize(4);
    }

    /** An agent is offered work only by somebody who knows what else he was given. */
    @Test
    void an_offer_conflicts_where_its_agent_was_given_work_that_the_writer_has_not_seen() {
        Store store = store();
        store.commit(opening(1, "p1"));
        long seen = store.commit(opening(2, "p2"));
        assertThat(seen).isEqualTo(store.position()).isEqualTo(4);
        store.commit(offer(1, 2, "lea").seen(seen));
        refused(store, offer(2, 2, "lea").seen(seen));
        refused(store, offer(2, 2, "lea").seen(seen));
        store.commit(offer(2, 2, "tom").seen(seen));
        store.commit(opening(3, "p3"));
        store.commit(offer(3, 2, "lea").seen(5));
        assertThatThrownBy(() -> store.commit(offer(3, 3, "tom").seen(5))).isInstanceOf(ConflictException.class);
        store.commit(offer(3, 3, "tom").seen(6));
    }

    /** What waited for its customer may have weighed less: going on with it is work, too. */
    @Test
    void a_customer_who_writes_again_is_work_that_whoever_chooses_an_agent_must_have_seen() {
        Store store = store();
        store.commit(opening(1, "p1"));
        store.commit(opening(2, "p2"));
        store.commit(more(1, 2, new ConversationAssigned("lea", 1)));
        store.commit(more(1, 3, new CustomerAwaited()));
        long given = store.commit(offer(2, 2, "lea"));
        refused(store, more(1, 4, new ConversationResumed()).seen(given - 1));
        long resumed = store.commit(more(1, 4, new ConversationResumed()).seen(given));
        store.commit(opening(3, "p3"));
        refused(store, offer(3, 2, "lea").seen(resumed - 1));
        store.commit(offer(3, 2, "lea").seen(resumed));
    }

    /** What the customer took away is gone from the log and from the journal; the fold stays the same. */
    @Test
    void withdrawn_words_are_gone_from_the_log_and_the_journal() {
        Store store = store();
        for (int i = 1; i <= 4; i++) {
            store.journal(delivery(i));
        }
        store.commit(opening(1, "p1", "p2"));
        store.understood(SOURCE, true);
        store.understood(4, true);
        store.commit(withdrawal(1, 3, "p1"));
        assertThat(store.delivery(SOURCE).orElseThrow().body()).isEmpty();
        assertThat(store.delivery(4).orElseThrow().body()).isNotEmpty();
        assertThat(store.events(id(1)))
                .filteredOn(logged -> logged.event() instanceof MessageReceived)
                .extracting(
                        logged -> ((MessageReceived) logged.event()).message().text())
                .containsExactly("", message("p2").text());
        assertThat(store.log(0)).isEqualTo(store.events(id(1)));
        assertThat(Conversation.fold(store.events(id(1))))
                .isEqualTo(store.conversation(id(1)).orElseThrow());
    }

    /** Bytes that are still to be understood are kept until they are. */
    @Test
    void withdrawn_words_in_bytes_that_are_not_understood_yet_go_when_they_are() {
        Store store = store();
        for (int i = 1; i <= SOURCE; i++) {
            store.journal(delivery(i));
        }
        store.commit(opening(1, "p1"));
        store.commit(withdrawal(1, 2, "p1"));
        assertThat(store.delivery(SOURCE).orElseThrow().body()).isNotEmpty();
        store.understood(SOURCE, true);
        assertThat(store.delivery(SOURCE).orElseThrow().body()).isEmpty();
    }

    /** Events come back in order, and the conversation is their fold. */
    @Test
    void a_commit_is_read_back_as_it_was_written() {
        Store store = store();
        Commit first = opening(1, "p1");
        Commit second = received(1, 2, "p2");
        store.commit(first);
        store.commit(second);
        List<LoggedEvent> all = new ArrayList<>(first.events());
        all.addAll(second.events());
        assertThat(store.events(id(1))).isEqualTo(all);
        assertThat(store.conversation(id(1))).contains(Conversation.fold(all));
        assertThat(store.conversations()).containsExactly(id(1));
    }

    /** Nobody is there yet. */
    @Test
    void what_was_never_written_is_not_there() {
        Store store = store();
        assertThat(store.conversation(id(1))).isEmpty();
        assertThat(store.events(id(1))).isEmpty();
        assertThat(store.conversations()).isEmpty();
        assertThat(store.place(external("p1"))).isEmpty();
        assertThat(store.marked("m")).isFalse();
        assertThat(store.waitingFor(awaited("k"))).isEmpty();
        assertThat(store.unattached()).isEmpty();
        assertThat(store.log(0)).isEmpty();
        assertThat(store.log(7)).isEmpty();
    }

    /** Whoever decided on an older state is told so, and none of his commit is written. */
    @Test
    void a_stale_commit_conflicts_and_writes_nothing() {
        Store store = store();
        store.commit(opening(1, "p1"));
        store.commit(received(1, 2, "p2"));
        for (long stale : new long[] {0, 1, 2}) {
            refused(store, full(received(1, stale, "p3"), "m" + stale));
        }
        assertThat(store.events(id(1))).hasSize(3);
    }

    /** A commit from the future leaves a hole in the numbers. */
    @Test
    void a_commit_ahead_of_its_conversation_conflicts_and_writes_nothing() {
        Store store = store();
        store.commit(opening(1, "p1"));
        refused(store, full(received(1, 3, "p2"), HOLE));
        refused(store, full(received(2, 2, "p2"), HOLE));
        assertThat(store.conversation(id(2))).isEmpty();
        assertThat(store.events(id(1))).hasSize(2);
    }

    /** A mark that is there already stops the whole commit, whichever of several it is. */
    @Test
    void a_mark_that_is_there_conflicts_and_nothing_is_written() {
        Store store = store();
        store.commit(marked(opening(1, "p1"), "told"));
        Commit again = full(received(1, 2, "p2"), HOLE);
        refused(store, marked(again, "told", HOLE));
        refused(store, keeping("told", waiting("p9", "k9")));
        assertThat(store.events(id(1))).hasSize(2);
        store.commit(again);
        assertThat(store.marked(HOLE)).isTrue();
    }

    private static Commit full(Commit commit, String mark) {
        return new Commit(
                commit.conversation(),
                commit.after(),
                commit.events(),
                Map.of(external(mark), new MessagePlace(id(1), message(mark).id())),
                Set.of(mark),
                List.of(waiting(mark, "k-" + mark)),
                List.of());
    }

    private static void refused(Store store, Commit commit, ExternalId known) {
        MessagePlace before = store.place(known).orElseThrow();
        int length = store.log(0).size();
        assertThatThrownBy(() -> store.commit(commit)).isInstanceOf(ConflictException.class);
        assertThat(store.log(0)).hasSize(length);
        assertThat(store.place(known)).contains(before);
    }

    private static void refused(Store store, Commit commit) {
        int before = store.log(0).size();
        List<Unattached> kept = store.unattached();
        assertThatThrownBy(() -> store.commit(commit)).isInstanceOf(ConflictException.class);
        assertThat(store.log(0)).hasSize(before);
        assertThat(store.unattached()).isEqualTo(kept);
        assertThat(store.marked(HOLE)).isFalse();
        commit.index().keySet().forEach(name -> assertThat(store.place(name)).isEmpty());
        commit.kept()
                .forEach(item -> assertThat(store.waitingFor(Objects.requireNonNull(item.waitsFor())))
                        .isEmpty());
    }

    /** A network's name leads to the message; several names may lead to one. */
    @Test
    void the_index_finds_a_message_under_each_of_its_names() {
        Store store = store();
        MessagePlace place = new MessagePlace(id(1), message("p1").id());
        Commit commit = opening(1, "p1");
        store.commit(new Commit(
                id(1),
                0,
                commit.events(),
                Map.of(external("p1"), place, external("p1-v2"), place),
                Set.of(),
                List.of(),
                List.of()));
        assertThat(store.place(external("p1"))).contains(place);
        assertThat(store.place(external("p1-v2"))).contains(place);
        assertThat(store.place(new ExternalId("another", "p1")))
                .as("ids are the account's")
                .isEmpty();
    }

    /** Two desks that both take a message for new: the second is told so, even where it read the conversation in between. */
    @Test
    void an_id_that_is_known_already_conflicts_and_nothing_is_written() {
        Store store = store();
        store.commit(indexed(opening(1, "p1"), "p1"));
        refused(store, indexed(received(1, 2, "p1"), "p1"), external("p1"));
        refused(store, indexed(opening(2, "p1"), "p1"), external("p1"));
        assertThat(store.conversation(id(2))).isEmpty();
        store.commit(indexed(received(1, 2, "p2"), "p2"));
    }

    private static Commit indexed(Commit commit, String externalId) {
        MessagePlace place = new MessagePlace(
                Objects.requireNonNull(commit.conversation()),
                message(externalId).id());
        return new Commit(
                commit.conversation(),
                commit.after(),
                commit.events(),
                Map.of(external(externalId), place),
                commit.marks(),
                commit.kept(),
                commit.released());
    }

    /** A fact that is kept for a message, and the message, must not pass each other. */
    @Test
    void what_waits_and_what_it_waits_for_cannot_pass_each_other() {
        Store store = store();
        Unattached edit = waiting("p1", "p1");
        store.commit(keeping("m1", edit));
        refused(store, indexed(opening(1, "p1"), "p1"));
        Commit both = indexed(opening(1, "p1"), "p1");
        store.commit(new Commit(id(1), 0, both.events(), both.index(), Set.of(), List.of(), List.of(edit)));
        assertThat(store.unattached()).isEmpty();
        assertThatThrownBy(() -> store.commit(keeping("m2", waiting("p1", "p1"))))
                .as("its message is there by now")
                .isInstanceOf(ConflictException.class);
        assertThat(store.unattached()).isEmpty();
        assertThat(store.marked("m2")).isFalse();
    }

    /** Marks belong to no conversation. */
    @Test
    void marks_are_kept_with_and_without_events() {
        Store store = store();
        store.commit(marked(opening(1, "p1"), "a", "b"));
        store.commit(keeping("c"));
        assertThat(List.of("a", "b", "c")).allMatch(store::marked);
        assertThat(store.marked("d")).isFalse();
    }

    /** What waits for a key comes in the order in which it was kept, and goes when it is released. */
    @Test
    void what_waits_is_kept_in_order_until_it_is_released() {
        Store store = store();
        Unattached one = waiting("p1", "k1");
        Unattached two = waiting("p1-v2", "k1");
        Unattached other = waiting("p2", "k2");
        Unattached forever = unknown("/data");
        store.commit(keeping("m1", one));
        store.commit(keeping("m2", other, forever));
        store.commit(keeping("m3", two));
        assertThat(store.waitingFor(awaited("k1"))).containsExactly(one, two);
        assertThat(store.waitingFor(awaited("k2"))).containsExactly(other);
        assertThat(store.unattached()).containsExactly(one, other, forever, two);

        Commit opening = opening(1, "p1");
        store.commit(new Commit(id(1), 0, opening.events(), Map.of(), Set.of(), List.of(), List.of(one, two)));
        assertThat(store.waitingFor(awaited("k1"))).isEmpty();
        assertThat(store.waitingFor(awaited("k2"))).containsExactly(other);
        assertThat(store.unattached()).containsExactly(other, forever);
    }

    /** The log has every conversation's events in the order of the commits. */
    @Test
    void the_log_is_in_the_order_of_the_commits() {
        Store store = store();
        List<LoggedEvent> written = new ArrayList<>();
        for (Commit commit : List.of(opening(1, "p1"), opening(2, "q1"), received(1, 2, "p2"), received(2, 2, "q2"))) {
            store.commit(commit);
            written.addAll(commit.events());
        }
        assertThat(store.log(0)).isEqualTo(written);
        assertThat(store.log(3)).isEqualTo(written.subList(3, written.size()));
        assertThat(store.log(written.size())).isEmpty();
        assertThat(store.log(1_000)).isEmpty();
        assertThat(store.conversations()).containsExactlyInAnyOrder(id(1), id(2));
    }

    /** A value that was read does not change when the store does. */
    @Test
    void what_was_read_stays_as_it_was() {
        Store store = store();
        store.commit(opening(1, "p1"));
        store.commit(keeping("m1", waiting("p7", "k7")));
        List<LoggedEvent> log = store.log(0);
        List<LoggedEvent> events = store.events(id(1));
        List<Unattached> unattached = store.unattached();
        List<Unattached> waiting = store.waitingFor(awaited("k7"));
        List<Pending> pending = store.pending();
        store.commit(received(1, 2, "p2"));
        store.commit(keeping("m2", waiting("p8", "k7")));
        store.journal(delivery(1));
        assertThat(log).hasSize(2);
        assertThat(events).hasSize(2);
        assertThat(unattached).hasSize(1);
        assertThat(waiting).hasSize(1);
        assertThat(pending).isEmpty();
    }

    /** Nothing to write is no conflict. */
    @Test
    void an_empty_commit_changes_nothing() {
        Store store = store();
        store.commit(new Commit(null, 0, List.of(), Map.of(), Set.of(), List.of(), List.of()));
        assertThat(store.log(0)).isEmpty();
    }

    /** Of commits that race for the same place in a conversation exactly one wins, and the log has no holes. */
    @Test
    void of_racing_commits_to_one_conversation_exactly_one_wins() throws Exception {
        Store store = store();
        store.commit(opening(1, "p0"));
        int threads = 4;
        for (int round = 0; round < 25; round++) {
            long after = store.conversation(id(1)).orElseThrow().seq();
            int at = round;
            List<Boolean> won = Race.of(
                    threads, runner -> Race.wins(() -> store.commit(received(1, after, "r" + at + "-" + runner))));
            assertThat(won.stream().filter(w -> w))
                    .as("winners of round %d", round)
                    .hasSize(1);
        }
        List<LoggedEvent> events = store.events(id(1));
        assertThat(events).hasSize(27);
        for (int i = 0; i < events.size(); i++) {
            assertThat(events.get(i).seq()).isEqualTo(i + 1L);
        }
        assertThat(store.log(0)).isEqualTo(events);
    }

    /** A fact that several threads tell at once takes effect once, even where each speaks of another conversation. */
    @Test
    void of_racing_commits_with_the_same_mark_exactly_one_wins() throws Exception {
        Store store = store();
        for (int round = 0; round < 25; round++) {
            String mark = "fact-" + round;
            int first = 10 + round * 4;
            List<Boolean> won =
                    Race.of(4, runner -> Race.wins(() -> store.commit(marked(opening(first + runner, "p"), mark))));
            assertThat(won.stream().filter(w -> w))
                    .as("winners of round %d", round)
                    .hasSize(1);
        }
        assertThat(store.conversations()).hasSize(25);
        assertThat(store.log(0)).hasSize(50);
    }

    /** Deliveries that arrive at once each get a number of their own, and none is lost. */
    @Test
    void deliveries_that_arrive_at_once_get_numbers_without_holes() throws Exception {
        Store store = store();
        List<List<Long>> numbers = Race.of(4, runner -> {
            List<Long> own = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                own.add(store.journal(delivery(runner)));
            }
            return own;
        });
        List<Long> all = numbers.stream().flatMap(List::stream).sorted().toList();
        assertThat(all).isEqualTo(numbers(store.pending()));
        assertThat(all).doesNotHaveDuplicates().hasSize(80);
        assertThat(all.get(0)).isEqualTo(1L);
    }
}
