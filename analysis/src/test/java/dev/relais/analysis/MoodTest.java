package dev.relais.analysis;

import static dev.relais.analysis.Analyses.insightOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.insight.Insight;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoodTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "negative | Votre service client est lamentable, je suis très déçue",
                "negative | Ce n'est pas normal, mon colis est arrivé cassé",
                "negative | Je ne suis pas du tout contente de cet achat",
                "negative | j'aime pas du tout la nouvelle appli",
                "negative | This is the worst delivery I have ever had",
                "negative | I'm not happy with the answer you gave me",
                "negative | the app keeps crashing and nobody answers",
                "positive | Merci beaucoup, votre conseillère a été géniale !",
                "positive | Le nouveau modèle est pas mal, et la livraison fut rapide",
                "positive | Je recommande, tout est parfait",
                "positive | Thank you so much, you were really helpful",
                "positive | I love the new colours, well done",
                "positive | Not bad at all for the price",
                "neutral  | À quelle heure ouvre la boutique de la rue de Rivoli ?",
                "neutral  | What time does the shop on Baker Street open?",
            })
    void the_mood_of_a_plain_sentence_is_told(String label, String text) {
        Insight insight = insightOf(text);
        assertThat(insight.sentimentLabel()).isEqualTo(label);
        assertThat(insight.sentiment()).isBetween(-1.0, 1.0);
        assertThat(insight.sentimentConfidence()).isBetween(0.2, 1.0);
    }

    @Test
    void the_sign_of_the_value_is_that_of_the_label() {
        assertThat(insightOf("This is awful").sentiment()).isNegative();
        assertThat(insightOf("This is excellent").sentiment()).isPositive();
        assertThat(insightOf("Where is the shop on your street?").sentiment()).isZero();
    }

    @Test
    void an_intensifier_strengthens() {
        assertThat(mood("je suis très déçu")).isLessThan(mood("je suis déçu"));
        assertThat(mood("this is really good")).isGreaterThan(mood("this is good"));
    }

    @Test
    void exclamation_marks_capitals_and_held_letters_strengthen() {
        assertThat(mood("this is bad!!!")).isLessThan(mood("this is bad"));
        assertThat(mood("this is BAD")).isLessThan(mood("this is bad"));
        assertThat(mood("c'est nuuuuul")).isLessThan(mood("c'est nul"));
    }

    @Test
    void a_negation_does_not_reach_into_the_next_clause() {
        assertThat(mood("I did not, great service")).isPositive();
        assertThat(mood("Ce ne sera rien. Excellent service")).isPositive();
    }

    @Test
    void good_and_bad_together_are_neutral_at_little_confidence() {
        Insight insight = insightOf("the staff was friendly but the delivery was late");
        assertThat(insight.sentimentLabel()).isEqualTo("neutral");
        assertThat(insight.sentimentConfidence()).isLessThan(0.4);
    }

    @Test
    void an_emoji_tells_the_mood_in_any_language() {
        assertThat(insightOf("😡😡").sentimentLabel()).isEqualTo("negative");
        assertThat(insightOf("Ich habe das Paket heute bekommen 😍").sentimentLabel())
                .isEqualTo("positive");
        assertThat(insightOf("where is my order :(").sentimentLabel()).isEqualTo("negative");
        assertThat(insightOf("my order is here :-)").sentimentLabel()).isEqualTo("positive");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ok", "@acme #acme", "Ich habe das Paket heute bekommen", "мой заказ ещё не пришёл"})
    void a_text_that_is_not_understood_has_no_mood(String text) {
        Insight insight = insightOf(text);
        assertThat(insight.sentiment()).isNull();
        assertThat(insight.sentimentLabel()).isNull();
        assertThat(insight.sentimentConfidence()).isNull();
    }

    @Test
    void a_link_is_no_smiley() {
        assertThat(insightOf("where is the page for http://acme.example/orders").sentimentLabel())
                .isEqualTo("neutral");
    }

    private static double mood(String text) {
        return Objects.requireNonNull(insightOf(text).sentiment());
    }
}
