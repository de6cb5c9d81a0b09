package dev.relais.benchmarks.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All are asked for the same conversations, and choose the same agents. */
class SelectorsAgreeTest {
    private static final int CONVERSATIONS = 2_000;

    @ParameterizedTest
    @EnumSource(Selector.class)
    void the_agents_of_a_team_are_the_same_whoever_chooses(Selector selector) {
        assertThat(chosen(selector, Crew.TEAM, CONVERSATIONS))
                .isEqualTo(chosen(Selector.ARRAYS, Crew.TEAM, CONVERSATIONS));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OBJECTS")
    void the_agents_of_a_diverse_centre_are_the_same_whoever_chooses(Selector selector) {
        assertThat(chosen(selector, Crew.DIVERSE, 20)).isEqualTo(chosen(Selector.ARRAYS, Crew.DIVERSE, 20));
    }

    private static List<Integer> chosen(Selector selector, Crew crew, int conversations) {
        Shift shift = selector.shift(crew);
        return IntStream.range(0, conversations).mapToObj(i -> shift.one()).toList();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NATION")
    void nearly_all_conversations_find_somebody_and_seven_of_ten_units_are_in_use(Crew crew) {
        Shift shift = Selector.BITSETS.shift(crew);
        for (int i = 0; i < 2 * crew.held(); i++) {
            shift.one();
        }
        assertThat(shift.nobody()).isLessThan(0.1);
        assertThat(shift.load(crew)).isBetween(0.6, 0.7);
    }

    @Test
    void a_crew_has_as_many_profiles_as_it_says() {
        assertThat(new HashSet<>(Crew.CENTRE.skills())).hasSize(400);
        assertThat(new HashSet<>(Crew.DIVERSE.skills())).hasSize(5_000);
        assertThat(Crew.CENTRE.requirements())
                .allSatisfy(requirement -> assertThat(requirement.skills()).hasSizeBetween(1, 2));
    }
}
