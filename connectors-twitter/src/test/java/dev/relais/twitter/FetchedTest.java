package dev.relais.twitter;

import static dev.relais.twitter.Samples.ARRIVED;
import static dev.relais.twitter.Samples.json;
import static dev.relais.twitter.Samples.not;
import static dev.relais.twitter.Samples.read;
import static dev.relais.twitter.Samples.readFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.connect.Inbound;
import dev.relais.connect.Inbound.NotUnderstood;
import dev.relais.connect.Inbound.Received;
import dev.relais.connect.Inbound.Sent;
import dev.relais.connect.Inbound.Withdrawn;
import dev.relais.conversation.Author;
import dev.relais.conversation.ConversationKey;
import dev.relais.conversation.Media;
import dev.relais.conversation.Surface;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages, single answers and lines of streams: what was not pushed, and names nobody whom it was sent for. */
class FetchedTest {
    @Test
    void a_page_of_mentions_is_read_post_by_post() {
        List<Inbound> page = readFor("x-lumen", Samples.PAGE);
        assertThat(page).extracting(Inbound::pointer).containsExactly("/data/0", "/data/1");
        Received first = (Received) page.get(0);
        assertThat(first.key()).isEqualTo(new ConversationKey("x-lumen", "9030", "31"));
        assertThat(first.message().text()).isEqualTo("@lumen it is > 30 \uD83D\uDE21 https://t.co/a1");
        assertThat(first.message().author()).isEqualTo(new Author("31", "noor", "Noor A."));
        Received second = (Received) page.get(1);
        assertThat(second.key()).isEqualTo(new ConversationKey("x-lumen", "8000", "32"));
        assertThat(second.message().surface()).isEqualTo(Surface.COMMENT);
        assertThat(second.message().inReplyTo()).isEqualTo("8000");
        assertThat(second.message().media())
                .containsExactly(
                        new Media("video", "https://img.example/9-high.mp4"),
                        new Media("image", "https://img.example/8.jpg"));
    }

    @Test
    void a_post_is_the_same_message_whichever_way_it_came() {
        String inPage = json("""
                {'id':'9001','text':'@lumen my lamp flickers &amp; hums','author_id':'31','conversation_id':'9001',
                 'created_at':'2026-11-20T08:15:30.000Z','in_reply_to_user_id':'700','edit_history_tweet_ids':['9001']}
                """);
        String users = json("'includes':{'users':[{'id':'31','username':'noor','name':'Noor A.'}]}");
        Received pushed = Samples.received(Samples.MENTION.replace(json("['3_1','7_2']"), "[]"));
        for (String body : List.of(
                "{\"data\":[" + inPage + "]," + users + "}",
                "{\"data\":" + inPage + "," + users + "}",
                "{\"data\":" + inPage + "," + users + ",\"matching_rules\":[{\"id\":\"1\"}]}")) {
            Received fetched = (Received) readFor("x-lumen", body).get(0);
            assertThat(fetched.message()).isEqualTo(pushed.message());
            assertThat(fetched.key()).isEqualTo(pushed.key());
            assertThat(fetched.aliases()).isEqualTo(pushed.aliases());
        }
    }

    @Test
    void a_line_of_the_stream_is_read_in_the_names_of_the_next_specification() {
        Received line = (Received) readFor("x-lumen", Samples.STREAM).get(0);
        assertThat(line.pointer()).isEqualTo("/data");
        assertThat(line.message().externalId()).isEqualTo("9039");
        assertThat(line.revision()).isOne();
        assertThat(line.message().text()).isEqualTo("a whole & long text");
        assertThat(line.message().inReplyTo()).isEqualTo("8000");
    }

    @Test
    void both_vocabularies_say_the_same() {
        String renamed = Samples.PAGE
                .replace("edit_history_tweet_ids", "edit_history_post_ids")
                .replace("referenced_tweets", "referenced_posts")
                .replace("'tweets':", "'posts':")
                .replace("retweet_count", "repost_count");
        assertThat(readFor("x-lumen", renamed)).isEqualTo(readFor("x-lumen", Samples.PAGE));
    }

    @Test
    void without_an_account_of_the_delivery_the_one_that_a_post_has_to_do_with_gets_it() {
        assertThat(read(Samples.PAGE)).isEqualTo(readFor("x-lumen", Samples.PAGE));
        assertThat(read(Samples.STREAM)).isEqualTo(readFor("x-lumen", Samples.STREAM));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'in_reply_to_user_id':'700'",
                "'entities':{'mentions':[{'id':'40'},{'id':'700'}]}",
                "'note_tweet':{'text':'long','entities':{'mentions':[{'id':'700'}]}}",
                "'referenced_tweets':[{'type':'quoted','id':'8000'}]"
            })
    void a_post_belongs_to_whom_it_answers_mentions_or_quotes(String members) {
        String body = json("{'data':{'id':'1','text':'x','author_id':'31'," + members
                + "},'includes':{'tweets':[{'id':'8000','author_id':'700'}]}}");
        assertThat(read(body))
                .singleElement()
                .isInstanceOfSatisfying(
                        Received.class, item -> assertThat(item.key().account()).isEqualTo("x-lumen"));
    }

    @Test
    void a_post_of_the_account_itself_is_sent() {
        Sent own = (Sent) Samples.one(json("""
                {'data':[{'id':'9003','text':'we look into it','author_id':'700','conversation_id':'9001',
                 'in_reply_to_user_id':'31','referenced_tweets':[{'type':'replied_to','id':'9001'}]}]}
                """));
        assertThat(own.key()).isEqualTo(new ConversationKey("x-lumen", "9001", "31"));
    }

    @Test
    void a_post_that_has_to_do_with_nobody_or_with_several_is_never_guessed() {
        assertThat(not(json("{'data':[{'id':'1','text':'x','author_id':'31'}]}"))
                        .reason())
                .contains("names no account");
        assertThat(not(json("{'data':{'id':'1','text':'x','entities':{'mentions':[{'id':'700'},{'id':'701'}]}}}"))
                        .reason())
                .contains("several");
        assertThat(((NotUnderstood) readFor("nobody", Samples.PAGE).get(0)).reason())
                .contains("does not know the account");
    }

    @Test
    void the_account_of_the_delivery_may_be_known_by_its_handle_alone() {
        dev.relais.account.Accounts nameless = new dev.relais.account.Accounts(
                List.of(new dev.relais.account.Account("x-noor", "x", null, "NOOR", null)));
        List<Inbound> items = Samples.X.understand(
                Samples.delivery("x-noor", Samples.PAGE.getBytes(java.nio.charset.StandardCharsets.UTF_8)), nameless);
        assertThat(items.get(0)).isInstanceOf(Sent.class);
        assertThat(items.get(1)).isInstanceOf(Received.class);
    }

    @Test
    void a_user_or_any_other_object_is_no_post() {
        assertThat(not(json("{'data':{'id':'700','name':'Lumen','username':'lumen'}}"))
                        .reason())
                .contains("no event type");
        assertThat(readFor("x-lumen", json("{'data':[{'media_key':'1'},{'id':'1'},{'text':'x'}]}")))
                .hasSize(3)
                .allMatch(NotUnderstood.class::isInstance);
    }

    @Test
    void a_repost_in_a_page_has_no_words_of_its_own() {
        String body = json("{'data':[{'id':'1','text':'RT @lumen: cut\\u2026','author_id':'31','referenced_tweets':"
                + "[{'type':'retweeted','id':'8000'}]}]}");
        assertThat(((NotUnderstood) readFor("x-lumen", body).get(0)).reason()).contains("repost");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'meta':{'result_count':0}}",
                "{'meta':{'result_count':0,'next_token':'t'}}",
                "{'data':[],'meta':{'result_count':0}}",
                "{'includes':{},'meta':{'result_count':'0'}}"
            })
    void a_page_that_says_nothing_says_nothing(String page) {
        assertThat(read(json(page))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'meta':{'result_count':1}}",
                "{'meta':{}}",
                "{'data':7,'meta':{'result_count':0}}",
                "{'meta':{'result_count':0},'errors':[{'title':'x'}]}"
            })
    void a_page_that_should_say_something_is_not_empty(String page) {
        assertThat(read(json(page))).hasSize(1);
    }

    @Test
    void what_x_does_not_give_is_told_beside_what_it_gives_and_members_it_hides_are_not() {
        List<Inbound> items = read(Samples.PARTIAL);
        assertThat(items).hasSize(2);
        assertThat(items.get(0)).isInstanceOf(Received.class);
        assertThat(items.get(1))
                .isEqualTo(new NotUnderstood("/errors/0", "x", "X does not give the tweet 9051: resource-not-found"));
    }

    @Test
    void when_all_that_was_asked_for_is_gone_each_is_told() {
        assertThat(read(Samples.PARTIAL.substring(0, 1)
                        + Samples.PARTIAL.substring(Samples.PARTIAL.indexOf("\"errors\""))))
                .singleElement()
                .extracting(Inbound::pointer)
                .isEqualTo("/errors/0");
    }

    @Test
    void the_end_of_a_stream_names_its_kind_and_not_x_s_words() {
        assertThat(not(Samples.DISCONNECT))
                .isEqualTo(new NotUnderstood(
                        "", "x", "X reports a problem: operational-disconnect (UpstreamOperationalDisconnect)"));
        assertThat(not(json(
                                "{'title':'CreditsDepleted','detail':'words','type':'https://api.x.com/2/problems/credits'}"))
                        .reason())
                .isEqualTo("X reports a problem: credits");
        assertThat(not(json("{'errors':[{'title':'<b>\\n','type':'about:blank'}]}"))
                        .reason())
                .isEqualTo("X reports a problem: of an unknown kind");
    }

    @Test
    void a_deletion_of_the_compliance_stream_has_a_time() {
        assertThat(Samples.one(Samples.GONE))
                .isEqualTo(
                        new Withdrawn("/data", "x", "x-lumen", "9030", Instant.parse("2026-11-21T10:00:00Z"), false));
        String strangers = Samples.GONE.replace(json("'author_id':'700'"), json("'author_id':'31'"));
        assertThat(not(strangers).reason()).contains("names no account");
        assertThat(readFor("x-lumen", strangers).get(0)).isInstanceOf(Withdrawn.class);
        assertThat(readFor("x-lumen", json("{'delete':{'post':{'id':'5'}}}")).get(0))
                .isEqualTo(new Withdrawn("", "x", "x-lumen", "5", ARRIVED, true));
        assertThat(not(json("{'data':{'delete':{'favorite':{'id':'5'}}}}")).reason())
                .contains("names no post");
    }

    @ParameterizedTest
    @CsvSource({
        "tweet_edit, edited",
        "drop, no longer be shown",
        "undrop, shown again",
        "withheld, withheld",
        "user_delete, deleted",
        "user_protect, protected",
        "user_suspend, suspended",
        "scrub_geo, where"
    })
    void the_rest_of_the_compliance_streams_says_what_has_happened(String name, String word) {
        assertThat(not(json("{'data':{'" + name + "':{'tweet':{'id':'1'},'user':{'id':'31'}}}}"))
                        .reason())
                .startsWith("compliance: ")
                .contains(word);
    }
}
