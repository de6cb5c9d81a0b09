package dev.relais.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PhrasesTest {
    @Test
    void the_longest_phrase_wins_and_covers_its_words() {
        var phrases = Phrases.of(Map.of("urgent", 1, "pas urgent", 2, "pas urgent du tout", 3));
        assertThat(values(phrases, "c'est pas urgent du tout, ou urgent ?")).containsExactly(3, 1);
    }

    @Test
    void an_opening_that_does_not_go_on_leaves_its_words_to_others() {
        var phrases = Phrases.of(Map.of("pas urgent du tout", 3, "urgent du", 2, "pas", 1));
        assertThat(values(phrases, "pas urgent du moins")).containsExactly(1, 2);
    }

    @Test
    void a_stem_takes_any_ending_of_up_to_six_letters_and_the_exact_word_goes_first() {
        var phrases = Phrases.of(Map.of("rembours*", 1, "remboursée", 2));
        assertThat(values(phrases, "Remboursement, REMBOURSÉE, rembours")).containsExactly(1, 2, 1);
        assertThat(values(phrases, "remboursabcdef remboursabcdefg")).containsExactly(1);
    }

    @Test
    void any_number_stands_for_any_other() {
        assertThat(values(Phrases.of(Map.of("depuis 3 jours", 1)), "depuis 12 jours"))
                .containsExactly(1);
    }

    @Test
    void case_accents_and_the_kind_of_apostrophe_make_no_difference() {
        assertThat(values(Phrases.of(Map.of("j'ai été déçu", 1)), "J’AI ETE DECU"))
                .containsExactly(1);
        assertThat(values(Phrases.of(Map.of("don't like", 1)), "I don’t like it"))
                .containsExactly(1);
    }

    @Test
    void a_phrase_does_not_reach_across_the_end_of_a_clause() {
        assertThat(values(Phrases.of(Map.of("not urgent", 1)), "I think not. Urgent!"))
                .isEmpty();
    }

    @Test
    void two_lists_together_drop_what_they_disagree_on() {
        var both =
                Phrases.of(Map.of("sale", 1, "urgent", 1)).and(Phrases.of(Map.of("sale", 2, "asap", 1, "urgent", 1)));
        assertThat(both.words()).containsExactlyInAnyOrder("urgent", "asap");
    }

    @Test
    void an_entry_that_could_never_be_found_is_refused() {
        assertThatThrownBy(() -> Phrases.of(Map.of("%", 1))).hasMessageContaining("%");
        assertThatThrownBy(() -> Phrases.of(Map.of("two words*", 1))).hasMessageContaining("two words*");
    }

    private static List<Integer> values(Phrases<Integer> phrases, String text) {
        return phrases.in(Tokenizer.tokens(text, Set.of())).stream()
                .map(Phrases.Found::value)
                .toList();
    }
}
