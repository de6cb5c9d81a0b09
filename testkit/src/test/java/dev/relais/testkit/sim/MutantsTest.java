package dev.relais.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A law that never caught anything proves nothing: every way to get the protocol wrong is caught by one of them. */
class MutantsTest {
    private static final long MOST_SEEDS = 2_000;

    @ParameterizedTest
    @EnumSource
    void every_mutant_is_caught(Mutant mutant) {
        AtomicLong caught = new AtomicLong();
        List<String> violations = LongStream.rangeClosed(1, MOST_SEEDS)
                .mapToObj(seed -> {
                    caught.set(seed);
                    return Simulation.run(seed, SimOptions.DEFAULT.with(mutant)).violations();
                })
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
        assertThat(violations).as(mutant + ": " + mutant.sentence()).isNotEmpty();
        System.out.println(mutant + " falls at seed " + caught + ": " + violations.get(0));
    }
}
