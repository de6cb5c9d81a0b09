package dev.relais.twitter;

import static dev.relais.twitter.Samples.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relais.account.Account;
import dev.relais.json.StrictJson;
import dev.relais.twitter.read.Entity;
import dev.relais.twitter.read.Entity.Kind;
import dev.relais.twitter.read.PostHint;
import dev.relais.twitter.read.PostHint.Quote;
import dev.relais.twitter.read.Summons;
import dev.relais.twitter.read.XReader;
import dev.relais.twitter.text.Span;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What posts tell beyond their messages, and whether they summon an account. */
class HintsTest {
    private static final Account LUMEN = new Account("x-lumen", "x", "700", "lumen", "Lumen");

    private static Map<String, PostHint> hints(String body) {
        return XReader.hints(Samples.delivery(null, body.getBytes(StandardCharsets.UTF_8)), Samples.DESK);
    }

    private static PostHint one(Map<String, PostHint> hints, String id) {
        return Objects.requireNonNull(hints.get(id));
    }

    private static PostHint hint(String members) {
        return PostHint.of(StrictJson.read(json("{'id':'1','author_id':'31'," + members + "}")), null);
    }

    private static boolean summoned(String members) {
        return Summons.of(hint(members), LUMEN);
    }

    @Test
    void a_page_tells_language_entities_quotes_and_alternative_texts() {
        Map<String, PostHint> hints = hints(Samples.PAGE);
        assertThat(hints.keySet()).containsExactly("9030", "9031");
        PostHint first = one(hints, "9030");
        assertThat(first.author()).isEqualTo("31");
        assertThat(first.language()).isEqualTo("en");
        assertThat(first.entities())
                .containsExactly(
                        new Entity(Kind.MENTION, new Span(0, 6), "lumen", "700", true),
                        // After "&gt;" and an emoji: three characters less, one more.
                        new Entity(Kind.LINK, new Span(21, 36), "https://shop.example/lamp", null, true));
        PostHint second = one(hints, "9031");
        assertThat(second.quote()).isEqualTo(new Quote("8001", "33", null));
        assertThat(second.altTexts()).containsExactly(Map.entry("https://img.example/8.jpg", "a dark lamp"));
        assertThat(second).hasToString("PostHint[9031]");
    }

    @Test
    void a_long_post_has_entities_of_its_own_and_an_edited_one_its_first_id() {
        PostHint hint = one(hints(Samples.STREAM), "9039");
        assertThat(hint.entities()).containsExactly(new Entity(Kind.HASHTAG, new Span(2, 7), "whole", null, true));
    }

    @Test
    void the_older_api_tells_the_same_in_its_own_words() {
        PostHint hint = one(hints(json("""
                {'for_user_id':'700','tweet_create_events':[{'id_str':'1','lang':'und','user':{'id_str':'31'},'text':'cut',
                 'truncated':true,'extended_tweet':{'full_text':'@lumen look #dark','display_text_range':[0,17],'entities':{
                 'user_mentions':[{'screen_name':'lumen','id_str':'700','indices':[0,6]}],
                 'hashtags':[{'text':'dark','indices':[12,17]}]}},
                 'quoted_status_id_str':'8000','quoted_status':{'user':{'id_str':'700'}}}]}
                """)), "1");
        assertThat(hint.language()).isNull();
        assertThat(hint.author()).isEqualTo("31");
        assertThat(hint.entities())
                .containsExactly(
                        new Entity(Kind.MENTION, new Span(0, 6), "lumen", "700", true),
                        new Entity(Kind.HASHTAG, new Span(12, 17), "dark", null, true));
        assertThat(hint.quote()).isEqualTo(new Quote("8000", "700", null));
        assertThat(Summons.of(hint, LUMEN)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"fr, fr", "in, id", "iw, he", "und,", "qme,", "zxx,"})
    void a_language_is_a_hint_in_todays_codes(String told, String language) {
        assertThat(hint("'text':'x','lang':'" + told + "'").language()).isEqualTo(language);
    }

    @Test
    void a_delivery_without_posts_hints_at_nothing() {
        assertThat(hints("not json")).isEmpty();
        assertThat(hints(Samples.DIRECT)).isEmpty();
        assertThat(hints(Samples.PAGE.replace("700", "799"))).isEmpty();
        assertThatThrownBy(() -> PostHint.of(StrictJson.object(), null)).hasMessageContaining("id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'text':'@lumen help','entities':{'mentions':[{'start':0,'end':6,'username':'lumen','id':'700'}]}",
                "'text':'hello @Lumen!'",
                "'text':'\uD83D\uDE21 &amp; @lumen','entities':{'mentions':[{'start':8,'end':14,'username':'lumen','id':'700'}]}",
                "'text':'@noor @lumen hey @lumen','display_text_range':[13,23],'referenced_tweets':[{'type':'replied_to','id':'8'}]",
                "'text':'x','quoted_status_id_str':'8','quoted_status':{'user':{'id_str':'700'}}",
                "'text':'x https://t.co/a','referenced_tweets':[{'type':'quoted','id':'8'}],"
                        + "'entities':{'urls':[{'start':2,'end':16,'expanded_url':'https://x.com/Lumen/status/8'}]}",
                "'text':'@lumen','entities':{'mentions':[{'start':-5,'end':99999999999,'username':'lumen','id':'700'}]}",
                "'text':'cut','note_tweet':{'text':'long text for @lumen'}",
                "'text':'(@lumen) .@lumen: ok'"
            })
    void an_account_is_summoned_by_its_name_or_by_a_quote(String members) {
        assertThat(summoned(members)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'text':'lumen is a brand'",
                "'text':'mail info@lumen.example or @lumenia or @lumen_x or https://medium.example/@lumen'",
                "'text':'@lumen thanks','display_text_range':[7,13],'entities':{'mentions':[{'start':0,'end':6,'username':'lumen',"
                        + "'id':'700'}]},'referenced_tweets':[{'type':'replied_to','id':'8'}]",
                "'text':'@noor @lumen thanks','in_reply_to_tweet_id':'8'",
                "'text':'@lumen','entities':{'mentions':[{'start':0,'end':6,'username':'lumen','id':'799'}]}",
                "'text':'x','referenced_tweets':[{'type':'quoted','id':'8'}]",
                "'text':'x','referenced_tweets':[{'type':'quoted','id':'8'}],"
                        + "'entities':{'urls':[{'start':0,'end':1,'expanded_url':'https://x.com/lumen/status/9'}]}",
                "'text':'x','referenced_tweets':[{'type':'replied_to','id':'8'}],'in_reply_to_user_id':'700'"
            })
    void the_handles_in_front_of_a_reply_and_what_only_looks_like_a_name_do_not_summon(String members) {
        assertThat(summoned(members)).isFalse();
    }

    @Test
    void an_event_that_says_so_is_enough() {
        PostHint mention = one(hints(Samples.MENTION.replace("@lumen ", "")), "9001");
        assertThat(mention.addressed()).containsExactly("700");
        assertThat(Summons.of(mention, LUMEN)).isTrue();
        assertThat(Summons.of(one(hints(Samples.REPLY), "9002"), LUMEN)).isFalse();
    }

    @Test
    void a_quote_is_known_by_the_post_beside_it() {
        PostHint hint = PostHint.of(
                StrictJson.read(json("{'id':'1','text':'x','referenced_posts':[{'type':'quoted','id':'8'}]}")),
                StrictJson.read(
                        json("{'posts':[{'id':'8','author_id':'700'}],'users':[{'id':'700','username':'lumen'}]}")));
        assertThat(hint.quote()).isEqualTo(new Quote("8", "700", "lumen"));
        assertThat(Summons.of(hint, LUMEN)).isTrue();
    }

    @Test
    void an_account_without_an_id_is_known_by_its_handle() {
        Account nameless = new Account("x-lumen", "x", null, "LUMEN", null);
        assertThat(Summons.of(hint("'text':'hey @lumen'"), nameless)).isTrue();
        assertThat(Summons.of(hint("'text':'hey @lumen'"), new Account("x", "x", null, null, null)))
                .isFalse();
    }
}
