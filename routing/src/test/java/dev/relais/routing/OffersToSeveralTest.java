package dev.relais.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.conversation.Visibility;
import java.util.List;
import org.junit.jupiter.api.Test;

class OffersToSeveralTest {
    private static final String THREE = """
            {'id': 'a', 'capacity': {'total': 1}}, {'id': 'b', 'capacity': {'total': 1}},
            {'id': 'c', 'capacity': {'total': 1}}
            """;

    private static List<String> asked(Bench bench, long minute) {
        return bench.engine.propose(Case.minute(minute)).stream()
                .map(proposal -> proposal.conversation() + ">" + proposal.agents())
                .toList();
    }

    private static void offered(Bench bench, String id, long minute, String... agents) {
        bench.engine.offered(Case.id(id), List.of(agents), 1, Visibility.PUBLIC, Case.minute(minute));
    }

    @Test
    void the_next_best_are_asked_too_and_have_no_room_meanwhile() {
        Bench bench = Bench.of(THREE, "{'id': 'care', 'offerTo': 2}").waits(Case.of("1"), Case.of("2"));
        assertThat(asked(bench, 0)).containsExactly("1>[a, b]", "2>[c]");
    }

    @Test
    void whoever_accepts_has_it_and_the_others_are_free_again() {
        Bench bench = Bench.of(THREE, "{'id': 'care', 'offerTo': 3}").waits(Case.of("1"));
        assertThat(asked(bench, 0)).containsExactly("1>[a, b, c]");
        offered(bench, "1", 0, "a", "b", "c");
        bench.occupied("1", "b", 1, 1).waits(Case.of("2"), Case.of("3"));
        assertThat(bench.propose(1)).containsExactly("2>a");
        bench.freed("2", 2);
        assertThat(bench.engine.occupied()).containsExactly(Case.id("1"));
    }

    @Test
    void whoever_declines_is_free_and_the_others_are_still_asked() {
        Bench bench = Bench.of(THREE, "{'id': 'care', 'offerTo': 3}").waits(Case.of("1"));
        asked(bench, 0);
        offered(bench, "1", 0, "b", "c");
        bench.waits(Case.of("2"));
        assertThat(asked(bench, 1)).containsExactly("2>[a]");
        offered(bench, "1", 2, "c");
        bench.waits(Case.of("3"));
        assertThat(asked(bench, 2)).containsExactly("3>[b]");
    }

    @Test
    void an_offer_that_fails_frees_all_of_them() {
        Bench bench = Bench.of(THREE, "{'id': 'care', 'offerTo': 3}").waits(Case.of("1"));
        asked(bench, 0);
        bench.freed("1", 1).waits(Case.of("1").excluded("a", "b"), Case.of("2"), Case.of("3"));
        assertThat(asked(bench, 1)).containsExactly("1>[c]", "2>[a, b]");
    }
}
