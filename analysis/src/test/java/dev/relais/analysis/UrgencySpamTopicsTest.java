package dev.relais.analysis;

import static dev.relais.analysis.Analyses.earlier;
import static dev.relais.analysis.Analyses.insightBy;
import static dev.relais.analysis.Analyses.insightOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.insight.Insight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrgencySpamTopicsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "C'est URGENT, je suis bloquée à la gare",
                "Répondez-moi dès que possible, je pars ce soir",
                "J'attends depuis 3 jours et toujours aucune réponse",
                "I need an answer asap please",
                "Still waiting for a reply, it has been like this for 2 weeks",
            })
    void haste_and_long_waiting_are_urgent(String text) {
        assertThat(insightOf(text).urgency()).isBetween(0.45, 1.0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Quels sont vos horaires le samedi ?",
                "Do you have this bag in blue?",
                "Ce n'est pas urgent, répondez quand vous pouvez",
                "It's not urgent, take your time",
            })
    void a_calm_message_is_not_urgent(String text) {
        assertThat(insightOf(text).urgency()).isZero();
    }

    @Test
    void each_message_left_without_an_answer_makes_the_next_more_urgent() {
        String text = "Do you have this bag in blue?";
        var hello = earlier("sam", "hello");
        var answer = earlier("acme", "Hi Sam");
        assertThat(insightBy("sam", text, hello).urgency())
                .isGreaterThan(insightOf(text).urgency());
        assertThat(insightBy("sam", text, hello, hello).urgency())
                .isGreaterThan(insightBy("sam", text, hello).urgency());
        assertThat(insightBy("sam", text, hello, hello, answer).urgency()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Gagnez de l'argent facilement avec le bitcoin : https://gains.example/x",
                "FREE followers!!! follow back now bit.ly/abcd",
                "You have won a gift card, click here https://prize.example",
                "#win #free #deal #promo #gift #cash #now check my page",
                "crypto giveaway, dm me",
            })
    void promises_with_links_or_crowds_of_hashtags_are_spam(String text) {
        assertThat(insightOf(text).spam()).isGreaterThan(0.6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mon colis n'est pas arrivé, voici le suivi https://post.example/123",
                "Noooooon, pas encore une panne...",
                "Is the delivery free if I order two of them?",
            })
    void a_customer_with_a_question_is_not_spam(String text) {
        assertThat(insightOf(text).spam()).isLessThan(0.3);
    }

    @Test
    void the_same_over_and_over_is_suspicious() {
        assertThat(insightOf("buy buy buy buy buy buy").spam()).isGreaterThan(0.4);
        assertThat(insightOf("heyyyyyyyyyyyyyyyyyy").spam()).isGreaterThan(0.1);
    }

    @Test
    void urgency_and_spam_are_unknown_where_the_text_is_not_understood_and_shows_no_sign() {
        Insight insight = insightOf("мой заказ ещё не пришёл");
        assertThat(insight.urgency()).isNull();
        assertThat(insight.spam()).isNull();
        assertThat(insight.topics()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "delivery | Le livreur a laissé mon colis chez le voisin",
                "delivery | The courier never brought my parcel",
                "billing  | J'ai une erreur sur ma facture de mars",
                "billing  | There is a mistake on my invoice",
                "refund   | Quand serai-je remboursé ?",
                "refund   | I want my money back",
                "account  | J'ai oublié mon mot de passe",
                "account  | I forgot my password and can't log in",
                "product  | Mon casque est défectueux mais sous garantie",
                "product  | The kettle arrived damaged and the lid is faulty",
                "outage   | Plus d'internet dans tout le quartier, c'est une panne ?",
                "outage   | Is there an outage? The whole network is down",
            })
    void what_a_message_is_about_is_told_first(String topic, String text) {
        assertThat(insightOf(text).topics()).isNotEmpty();
        assertThat(insightOf(text).topics().get(0).topic()).isEqualTo(topic);
    }

    @Test
    void topics_come_with_the_most_likely_first_and_a_confidence_below_certainty() {
        var topics = insightOf("My parcel is late, the courier lost the package, please cancel my order")
                .topics();
        assertThat(topics)
                .extracting(Insight.Topic::topic)
                .startsWith("delivery")
                .contains("refund");
        assertThat(topics).extracting(Insight.Topic::confidence).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(topics).allSatisfy(topic -> assertThat(topic.confidence()).isBetween(0.0, 1.0));
    }

    @Test
    void small_talk_has_no_topic() {
        assertThat(insightOf("Have a lovely weekend, all of you").topics()).isEmpty();
    }
}
