package dev.relais.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.customer.CachedDirectory;
import dev.relais.customer.CustomerDirectory;
import dev.relais.customer.Identity;
import dev.relais.rules.FactValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Three threads ask for the same person at once, one person after the other. */
class DirectoryTest {
    private static final int PEOPLE = 300;
    private static final int THREADS = 3;

    @Test
    void each_person_is_looked_up_once() throws Exception {
        Crm crm = asked(behind ->
                new CachedDirectory(behind, 10_000, Duration.ofMinutes(10), Duration.ofMinutes(1), () -> Talk.NOW));
        assertThat(crm.lookUps)
                .hasSize(PEOPLE)
                .allSatisfy((person, times) -> assertThat(times).as(person).hasValue(1));
    }

    @Test
    void a_directory_that_looks_first_and_then_remembers_is_found_out() throws Exception {
        Crm crm = asked(LooksThenRemembers::new);
        assertThat(crm.lookUps).hasSize(PEOPLE);
        assertThat(crm.lookUps.values())
                .anySatisfy(times -> assertThat(times.get()).isGreaterThan(1));
    }

    /** The people behind a directory after every thread asked for every one of them. */
    private static Crm asked(UnaryOperator<CustomerDirectory> cached) throws Exception {
        Crm crm = new Crm();
        CustomerDirectory directory = cached.apply(crm);
        CyclicBarrier together = new CyclicBarrier(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                all.add(threads.submit(() -> {
                    for (int person = 0; person < PEOPLE; person++) {
                        together.await();
                        Identity identity = new Identity("n", "person" + person, null, null);
                        assertThat(directory.find(identity)).isPresent();
                    }
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        return crm;
    }

    /** Counts the look-ups of each person; each of them waits a little for a second one. */
    private static final class Crm implements CustomerDirectory {
        private final Map<String, AtomicInteger> lookUps = new ConcurrentHashMap<>();
        private final Map<String, CountDownLatch> second = new ConcurrentHashMap<>();

        @Override
        public Optional<Map<String, FactValue>> find(Identity identity) {
            lookUps.computeIfAbsent(identity.id(), none -> new AtomicInteger()).incrementAndGet();
            CountDownLatch meet = second.computeIfAbsent(identity.id(), none -> new CountDownLatch(2));
            meet.countDown();
            try {
                boolean met = meet.await(1, TimeUnit.MILLISECONDS);
                return Optional.of(Map.of("met", FactValue.of(met)));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final class LooksThenRemembers implements CustomerDirectory {
        private final Map<Identity, Optional<Map<String, FactValue>>> people = new ConcurrentHashMap<>();
        private final CustomerDirectory behind;

        LooksThenRemembers(CustomerDirectory behind) {
            this.behind = behind;
        }

        @Override
        public Optional<Map<String, FactValue>> find(Identity identity) {
            Optional<Map<String, FactValue>> known = people.get(identity);
            if (known == null) {
                known = behind.find(identity);
                people.put(identity, known);
            }
            return known;
        }
    }
}
