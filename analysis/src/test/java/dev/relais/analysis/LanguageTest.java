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

class LanguageTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fr | Bonjour, je n'ai toujours pas reçu ma commande",
                "fr | j attends ma livraison depuis lundi et personne ne me repond",
                "fr | l’application ne s’ouvre plus, que faire ?",
                "fr | MON COLIS EST PERDU ET VOUS NE FAITES RIEN",
                "en | Hi, where is my parcel? It should have been here on Monday",
                "en | can't log in to my account since the update",
                "en | why did you charge me twice",
                "de | Guten Tag, wo ist mein Paket? Ich warte schon sehr lange",
                "es | Hola, ¿dónde está mi pedido? No ha llegado todavía",
                "it | Buongiorno, non ho ancora ricevuto il mio pacco, perché?",
                "pt | Olá, ainda não recebi a minha encomenda, você pode ajudar?",
            })
    void the_language_of_a_plain_sentence_is_told(String language, String text) {
        Insight insight = insightOf(text);
        assertThat(insight.language()).isEqualTo(language);
        assertThat(insight.languageConfidence()).isBetween(0.6, 1.0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "ok",
                "12345",
                "!!!",
                "😀😀",
                "@acme",
                "#acme #sav",
                "https://acme.example/the/of/and/with",
                "Acme Brandon Nguyen",
                "мой заказ ещё не пришёл",
                "注文した商品がまだ届きません"
            })
    void what_is_too_short_or_strange_has_no_language(String text) {
        Insight insight = insightOf(text);
        assertThat(insight.language()).isNull();
        assertThat(insight.languageConfidence()).isNull();
    }

    @Test
    void as_much_of_one_language_as_of_the_other_has_no_language() {
        assertThat(insightOf("because parce").language()).isNull();
    }

    @Test
    void mentions_hashtags_links_and_emoji_do_not_tell_the_language() {
        assertThat(insightOf("@the_with_of #because #should https://the.example/would 🎉 je ne sais pas où il est")
                        .language())
                .isEqualTo("fr");
    }

    @Test
    void more_words_make_surer() {
        assertThat(insightOf("where is my parcel, it should have been here by now")
                        .languageConfidence())
                .isGreaterThan(insightOf("where is").languageConfidence());
    }

    @Test
    void a_short_message_is_in_the_language_its_author_wrote_before_but_less_surely() {
        String before = "Bonjour, je voudrais savoir où est mon colis";
        Insight insight = insightBy("lea", "ok", earlier("lea", before));
        assertThat(insight.language()).isEqualTo("fr");
        assertThat(insight.languageConfidence()).isLessThan(insightOf(before).languageConfidence());
    }

    @Test
    void what_others_wrote_before_does_not_tell_the_language() {
        assertThat(insightBy("lea", "ok", earlier("acme", "Bonjour, nous regardons ce qui se passe avec votre colis"))
                        .language())
                .isNull();
    }
}
