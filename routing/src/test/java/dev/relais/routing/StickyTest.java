package dev.relais.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.routing.Candidate.Ineligible;
import dev.relais.routing.Constraint.Kept;
import org.junit.jupiter.api.Test;

/** A returning customer's last agent, and what it may cost to wait for him. */
class StickyTest {
    private static final String TWO =
            "{'id': 'lea', 'capacity': {'total': 1}}, {'id': 'max', 'capacity': {'total': 1}}";
    private static final String QUEUE = "{'id': 'care', 'stickyWait': 'PT3M'}";

    private static Bench busy() {
        return Bench.of(TWO, QUEUE)
                .occupied("x", "lea", 1, 0)
                .waits(Case.of("c").prefer("lea").since(1));
    }

    @Test
    void it_waits_for_whom_it_prefers_while_he_is_there_and_busy() {
        Bench bench = busy();
        assertThat(bench.propose(1)).isEmpty();
        assertThat(bench.explain("c", 1)).contains(new Ineligible("max", new Kept("lea")));
        assertThat(bench.engine.nextChange(Case.minute(1))).hasValue(Case.minute(4));
        assertThat(bench.freed("x", 2).propose(2)).containsExactly("c>lea");
    }

    @Test
    void no_longer_than_its_queue_is_ready_to_pay() {
        Bench bench = busy();
        assertThat(bench.propose(3)).isEmpty();
        assertThat(bench.propose(4)).containsExactly("c>max");
    }

    @Test
    void not_for_somebody_who_goes_or_is_not_there() {
        assertThat(busy().absent("lea", 2).propose(2)).containsExactly("c>max");
        assertThat(Bench.of(TWO, QUEUE)
                        .absent("lea", 0)
                        .waits(Case.of("c").prefer("lea").since(1))
                        .propose(1))
                .containsExactly("c>max");
    }

    @Test
    void not_for_somebody_who_may_not_have_it() {
        Bench bench = Bench.of(TWO + ", {'id': 'ann', 'skills': {'french': 2}}", QUEUE);
        bench.occupied("x", "lea", 1, 0);
        bench.waits(Case.of("skilled").prefer("lea").since(1).requires("french", 1));
        bench.waits(Case.of("declined").prefer("lea").since(1).excluded("lea"));
        assertThat(bench.propose(1)).containsExactlyInAnyOrder("skilled>ann", "declined>max");
    }

    @Test
    void others_behind_it_are_not_held_up() {
        Bench bench = busy().waits(Case.of("d").since(2));
        assertThat(bench.propose(2)).containsExactly("d>max");
    }
}
