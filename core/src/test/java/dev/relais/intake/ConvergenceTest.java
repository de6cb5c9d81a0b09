package dev.relais.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.conversation.ConversationEvent.MessageEdited;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.LoggedEvent;
import dev.relais.conversation.MessageId;
import dev.relais.conversation.Version;
import dev.relais.store.Commit;
import dev.relais.store.InMemoryStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Many deliveries, three in ten of them twice, in any order, one in twenty lost at first and fetched at the end, leave the same
 * conversations as each of them once and in its turn. How many and from which seed: {@code -Drelais.convergence.deliveries} and
 * {@code -Drelais.convergence.seed}.
 */
class ConvergenceTest {
    private static final int DELIVERIES = Integer.getInteger("relais.convergence.deliveries", 1_000_000);
    private static final long SEED = Long.getLong("relais.convergence.seed", 1);
    private static final int BATCH = 500;

    @Test
    void disturbed_deliveries_leave_the_same_conversations_as_a_clean_run() {
        String clean = hash(SEED, inTurn(DELIVERIES), Reader::new);
        String disturbed = hash(SEED, disturbed(SEED, DELIVERIES), Reader::new);
        assertThat(disturbed).as("seed %d", SEED).isEqualTo(clean);
    }

    @Test
    void each_part_of_the_disturbance_is_there() {
        int[] order = disturbed(SEED, 10_000);
        assertThat(order).hasSize(13_000);
        assertThat(IntStream.of(order).distinct().count()).isEqualTo(10_000);
        assertThat(IntStream.range(0, 9_999)
                        .filter(i -> order[i] > order[i + 1])
                        .count())
                .isGreaterThan(4_000);
    }

    @Test
    void another_text_is_another_hash() {
        assertThat(hash(1, inTurn(1_600), Reader::new)).isNotEqualTo(hash(2, inTurn(1_600), Reader::new));
    }

    @Test
    void a_reader_that_forgets_what_waits_is_found_out() {
        String clean = hash(SEED, inTurn(4_000), Forgets::new);
        assertThat(hash(SEED, disturbed(SEED, 4_000), Forgets::new)).isNotEqualTo(clean);
    }

    @Test
    void a_reader_that_takes_the_edit_that_came_last_is_found_out() {
        String clean = hash(SEED, inTurn(4_000), LastWins::new);
        assertThat(hash(SEED, disturbed(SEED, 4_000), LastWins::new)).isNotEqualTo(clean);
    }

    private static int[] inTurn(int deliveries) {
        return IntStream.range(0, deliveries).toArray();
    }

    /** Which fact comes when. */
    private static int[] disturbed(long seed, int deliveries) {
        Random random = new Random(seed);
        int[] all = shuffled(inTurn(deliveries), random);
        int[] again = IntStream.of(shuffled(inTurn(deliveries), random))
                .limit(deliveries * 3L / 10)
                .toArray();
        int lost = deliveries / 20;
        int[] main = IntStream.concat(IntStream.of(all).skip(lost), IntStream.of(again))
                .toArray();
        IntStream backfilled = IntStream.of(all).limit(lost);
        return IntStream.concat(IntStream.of(shuffled(main, random)), backfilled)
                .toArray();
    }

    private static int[] shuffled(int[] numbers, Random random) {
        for (int i = numbers.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int number = numbers[i];
            numbers[i] = numbers[j];
            numbers[j] = number;
        }
        return numbers;
    }

    private static String hash(long seed, int[] order, BiFunction<ConvergenceFacts, InMemoryStore, Reader> how) {
        InMemoryStore store = new InMemoryStore();
        Reader reader = how.apply(new ConvergenceFacts(seed), store);
        for (int from = 0; from < order.length; from += BATCH) {
            reader.read(order, from, Math.min(order.length, from + BATCH));
        }
        return ConvergenceHash.of(store);
    }

    /** Reads batches into a store. */
    private static class Reader {
        private final ConvergenceFacts facts;
        final InMemoryStore store;
        private long batches;

        Reader(ConvergenceFacts facts, InMemoryStore store) {
            this.facts = facts;
            this.store = store;
        }

        void read(int[] order, int from, int to) {
            batches++;
            for (int i = from; i < to; i++) {
                Commit commit = Intake.decide(store, facts.told(order[i], batches));
                if (!commit.isEmpty()) {
                    store.commit(changed(commit));
                }
            }
        }

        Commit changed(Commit commit) {
            return commit;
        }
    }
    /** Keeps nothing that waits. */
    private static final class Forgets extends Reader {
        Forgets(ConvergenceFacts facts, InMemoryStore store) {
            super(facts, store);
        }

        @Override
        Commit changed(Commit commit) {
            return new Commit(
                    commit.conversation(),
                    commit.after(),
                    commit.events(),
                    commit.index(),
                    commit.marks(),
                    List.of(),
                    commit.released());
        }
    }

    /** Numbers the edits of a message as they come. */
    private static final class LastWins extends Reader {
        LastWins(ConvergenceFacts facts, InMemoryStore store) {
            super(facts, store);
        }

        @Override
        Commit changed(Commit commit) {
            Map<MessageId, Long> edits = new HashMap<>();
            List<LoggedEvent> events = new ArrayList<>();
            for (LoggedEvent event : commit.events()) {
                if (event.event() instanceof MessageEdited edited) {
                    MessageId message = edited.message().id();
                    Version told = edited.version();
                    long number = edits.merge(message, versions(event.conversation(), message), (n, first) -> n + 1);
                    Version last = new Version(number, told.at(), told.toldAt(), told.estimated(), told.text());
                    events.add(new LoggedEvent(
                            event.conversation(),
                            event.seq(),
                            event.at(),
                            event.source(),
                            new MessageEdited(edited.message(), last)));
                } else {
                    events.add(event);
                }
            }
            return new Commit(
                    commit.conversation(),
                    commit.after(),
                    events,
                    commit.index(),
                    commit.marks(),
                    commit.kept(),
                    commit.released());
        }

        private long versions(ConversationId conversation, MessageId message) {
            return store.conversation(conversation)
                    .flatMap(now -> Optional.ofNullable(now.entries().get(message)))
                    .map(entry -> (long) entry.versions().size())
                    .orElse(1L);
        }
    }
}
