package dev.relais.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.conversation.Conversation;
import dev.relais.conversation.LoggedEvent;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is measured is what the benchmarks say. */
class SubjectsTest {
    private static final int OPEN = 200;

    @ParameterizedTest
    @EnumSource(Network.class)
    void a_body_has_the_size_that_networks_send(Network network) {
        int size = network.bodies().fill(1, 1).length;
        assertThat(size).isBetween(700, 1_500);
    }

    @ParameterizedTest
    @EnumSource(Network.class)
    void no_body_comes_twice(Network network) {
        Template bodies = network.bodies();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < OPEN; i++) {
            seen.add(new String(bodies.fill(i, i), StandardCharsets.UTF_8));
            seen.add(new String(bodies.fill(i, OPEN + i), StandardCharsets.UTF_8));
        }
        assertThat(seen).hasSize(2 * OPEN);
    }

    @ParameterizedTest
    @EnumSource(Network.class)
    void every_message_of_new_traffic_opens_a_conversation(Network network) {
        kernelAndDesk(network, Traffic.NEW, OPEN + Batches.SIZE);
    }

    @ParameterizedTest
    @EnumSource(Network.class)
    void no_message_of_further_traffic_opens_one(Network network) {
        kernelAndDesk(network, Traffic.FURTHER, OPEN);
    }

    @ParameterizedTest
    @EnumSource(Network.class)
    void half_of_the_messages_of_mixed_traffic_open_one(Network network) {
        kernelAndDesk(network, Traffic.MIXED, OPEN + Batches.SIZE / 2);
    }

    private static void kernelAndDesk(Network network, Traffic traffic, long conversations) {
        assertThat(after(() -> new KernelSubject(network), network, traffic)).isEqualTo(conversations);
        assertThat(after(() -> new DeskSubject(network, true), network, traffic))
                .isEqualTo(conversations);
    }

    private static <M> long after(Supplier<Subject<M>> maker, Network network, Traffic traffic) {
        Batches<M> batches = new Batches<>(maker, network, traffic, OPEN);
        batches.prepare();
        assertThat(batches.take()).isPositive();
        return batches.subject().conversations();
    }

    @Test
    void a_subject_is_made_anew_before_it_has_grown_beyond_its_size() {
        Batches<KernelSubject.Fact> batches =
                new Batches<>(() -> new KernelSubject(Network.X), Network.X, Traffic.NEW, Batches.SIZE);
        for (int i = 0; i < 5; i++) {
            batches.prepare();
            batches.take();
            assertThat(batches.subject().conversations()).isLessThanOrEqualTo(3L * Batches.SIZE);
        }
    }

    @Test
    void the_kernel_keeps_every_message_and_follows_every_event() {
        KernelSubject kernel = new KernelSubject(Network.X);
        Template bodies = Network.X.bodies();
        assertThat(kernel.take(kernel.prepare(bodies.fill(1, 1)))).isEqualTo(1 + 2);
        assertThat(kernel.take(kernel.prepare(bodies.fill(1, 2)))).isEqualTo(3);
    }

    @Test
    void a_history_is_the_beginning_of_one_conversation() {
        List<LoggedEvent> history = History.of(200);
        assertThat(history).hasSize(200);
        assertThat(Conversation.fold(history).seq()).isEqualTo(200);
        assertThat(Conversation.fold(history).entries().size()).isGreaterThan(20);
    }

    @Test
    void what_is_kept_is_told_by_class() {
        for (Footprint.Kept kept : Footprint.measure(500)) {
            assertThat(kept.bytes()).as(kept.what()).isBetween(200.0, 100_000.0);
            assertThat(kept.classes()).anyMatch(line -> line.name().startsWith("dev.relais."));
        }
    }
}
