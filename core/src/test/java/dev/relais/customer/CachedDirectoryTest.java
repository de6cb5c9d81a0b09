package dev.relais.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relais.rules.FactValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class CachedDirectoryTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-09-01T09:00:00Z"));
    private final AtomicInteger asked = new AtomicInteger();
    private final CustomerDirectory crm = identity -> {
        asked.incrementAndGet();
        return identity.id().startsWith("gold") ? Optional.of(Map.of("tier", FactValue.of("gold"))) : Optional.empty();
    };
    private final CachedDirectory directory =
            new CachedDirectory(crm, 2, Duration.ofMinutes(10), Duration.ofMinutes(1), now::get);

    @Test
    void what_is_known_is_asked_once_while_it_is_fresh() {
        assertThat(directory.find(person("gold-1"))).isPresent();
        pass(Duration.ofMinutes(9));
        assertThat(directory.find(person("gold-1"))).isPresent();
        assertThat(asked).hasValue(1);
        pass(Duration.ofMinutes(2));
        assertThat(directory.find(person("gold-1"))).isPresent();
        assertThat(asked).hasValue(2);
    }

    @Test
    void that_somebody_is_unknown_is_remembered_for_a_shorter_while() {
        assertThat(directory.find(person("who"))).isEmpty();
        assertThat(directory.find(person("who"))).isEmpty();
        assertThat(asked).hasValue(1);
        pass(Duration.ofSeconds(61));
        assertThat(directory.find(person("who"))).isEmpty();
        assertThat(asked).hasValue(2);
    }

    @Test
    void a_new_handle_does_not_make_a_new_person_and_another_network_does() {
        assertThat(directory.find(new Identity("x", "gold-1", "a", null))).isPresent();
        assertThat(directory.find(new Identity("x", "gold-1", "b", "B"))).isPresent();
        assertThat(asked).hasValue(1);
        assertThat(directory.find(new Identity("facebook", "gold-1", null, null)))
                .isPresent();
        assertThat(asked).hasValue(2);
    }

    @Test
    void no_more_people_are_remembered_than_allowed() {
        for (int i = 0; i < 50; i++) {
            assertThat(directory.find(person("gold-" + i))).isPresent();
        }
        for (int i = 0; i < 50; i++) {
            assertThat(directory.find(person("gold-" + i))).isPresent();
        }
        assertThat(asked.get()).isGreaterThanOrEqualTo(96);
    }

    @Test
    void a_look_up_that_throws_is_not_remembered() {
        AtomicInteger tries = new AtomicInteger();
        CustomerDirectory shaky = identity -> {
            if (tries.incrementAndGet() == 1) {
                throw new IllegalStateException("the CRM is down");
            }
            return crm.find(identity);
        };
        CachedDirectory over = new CachedDirectory(shaky, 2, Duration.ofMinutes(10), Duration.ofMinutes(1), now::get);
        assertThatThrownBy(() -> over.find(person("gold-1"))).hasMessage("the CRM is down");
        assertThat(over.find(person("gold-1"))).isPresent();
    }

    @Test
    void one_look_up_at_a_time_for_the_same_person() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CustomerDirectory slow = identity -> {
            inside.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return crm.find(identity);
        };
        CachedDirectory over = new CachedDirectory(slow, 2, Duration.ofMinutes(10), Duration.ofMinutes(1), now::get);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Optional<Map<String, FactValue>>>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                all.add(threads.submit(() -> over.find(person("gold-1"))));
            }
            inside.await();
            go.countDown();
            for (Future<Optional<Map<String, FactValue>>> one : all) {
                assertThat(one.get()).isPresent();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(asked).hasValue(1);
    }

    private static Identity person(String id) {
        return new Identity("x", id, null, null);
    }

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }
}
