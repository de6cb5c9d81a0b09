package dev.relais.twitter;

import static dev.relais.twitter.Samples.json;
import static dev.relais.twitter.Samples.mention;
import static dev.relais.twitter.Samples.not;
import static dev.relais.twitter.Samples.received;
import static dev.relais.twitter.Samples.sent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.connect.Inbound;
import dev.relais.conversation.Author;
import dev.relais.conversation.ConversationKey;
import dev.relais.conversation.Media;
import dev.relais.conversation.Message;
import dev.relais.conversation.Surface;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostsTest {
    @Test
    void a_mention_starts_a_conversation_of_account_post_and_author() {
        Inbound.Received item = received(Samples.MENTION);
        assertThat(item.pointer()).isEqualTo("/data");
        assertThat(item.key()).isEqualTo(new ConversationKey("x-lumen", "9001", "31"));
        assertThat(item.aliases()).containsExactly("9001");
        assertThat(item.revision()).isZero();
        assertThat(item.message())
                .isEqualTo(new Message(
                        "x",
                        "x-lumen",
                        "9001",
                        Surface.POST,
                        new Author("31", "noor", "Noor A."),
                        "@lumen my lamp flickers & hums",
                        List.of(
                                new Media("image", "https://img.example/p.jpg"),
                                new Media("video", "https://img.example/v.jpg")),
                        null,
                        Instant.parse("2026-11-20T08:15:30Z"),
                        false));
    }

    @Test
    void a_reply_hangs_on_the_root_and_names_its_parent() {
        Inbound.Received item = received(Samples.REPLY);
        assertThat(item.key()).isEqualTo(new ConversationKey("x-lumen", "8000", "31"));
        assertThat(item.message().surface()).isEqualTo(Surface.COMMENT);
        assertThat(item.message().inReplyTo()).isEqualTo("8000");
        assertThat(item.message().author()).isEqualTo(new Author("31", null, null));
    }

    @Test
    void the_same_post_told_as_mention_and_as_reply_is_one_message() {
        Inbound.Received reply = received(Samples.REPLY);
        Inbound.Received mention = received(Samples.REPLY
                .replace("post.reply.create", "post.mention.create")
                .replace("\"includes\":{}", json("'includes':{'users':[{'id':'31','username':'noor'}]}")));
        assertThat(mention.key()).isEqualTo(reply.key());
        assertThat(mention.aliases()).isEqualTo(reply.aliases());
        assertThat(mention.revision()).isEqualTo(reply.revision());
        assertThat(mention.message())
                .usingRecursiveComparison()
                .ignoringFields("author")
                .isEqualTo(reply.message());
        assertThat(mention.message().author()).isEqualTo(new Author("31", "noor", null));
    }

    @Test
    void the_names_of_the_next_specification_say_the_same() {
        String renamed = Samples.REPLY
                .replace("edit_history_tweet_ids", "edit_history_post_ids")
                .replace("referenced_tweets", "referenced_posts")
                .replace("in_reply_to_tweet_id", "in_reply_to_post_id");
        assertThat(received(renamed)).isEqualTo(received(Samples.REPLY));
    }

    @Test
    void a_quote_of_the_brand_is_received_as_a_post() {
        Inbound.Received item = received(json("""
                {'data':{'filter':{'user_id':'700'},'event_type':'post.quote.create','payload':{'id':'9020','author_id':'31',
                 'conversation_id':'9020','text':'look','referenced_tweets':[{'type':'quoted','id':'8000'}]}}}
                """));
        assertThat(item.message().surface()).isEqualTo(Surface.POST);
        assertThat(item.message().inReplyTo()).isNull();
    }

    @Test
    void what_the_brand_wrote_is_sent_in_the_conversation_of_the_person_it_answers() {
        Inbound.Sent item = sent(Samples.OWN_REPLY);
        assertThat(item.key()).isEqualTo(received(Samples.MENTION).key());
        assertThat(item.message().inReplyTo()).isEqualTo("9001");
        assertThat(item.correlation()).isNull();
    }

    @Test
    void what_the_brand_wrote_to_nobody_or_to_itself_has_no_key() {
        assertThat(sent(Samples.OWN_REPLY.replace(json("'in_reply_to_user_id':'31',"), ""))
                        .key())
                .isNull();
        assertThat(sent(Samples.OWN_REPLY.replace(
                                json("'in_reply_to_user_id':'31'"), json("'in_reply_to_user_id':'700'")))
                        .key())
                .isNull();
    }

    @Test
    void an_edit_is_the_same_message_with_a_later_revision() {
        Inbound.Received item = received(
                mention(
                        "{'id':'9102','author_id':'31','conversation_id':'9101','text':'b','edit_history_tweet_ids':['9100','9101','9102']}"));
        assertThat(item.message().externalId()).isEqualTo("9100");
        assertThat(item.revision()).isEqualTo(2);
        assertThat(item.aliases()).containsExactlyInAnyOrder("9100", "9101", "9102");
        assertThat(item.key()).isEqualTo(new ConversationKey("x-lumen", "9100", "31"));
        assertThat(item.message().surface()).isEqualTo(Surface.POST);
    }

    @Test
    void a_post_outside_its_own_history_is_revision_0_and_still_an_alias() {
        Inbound.Received item = received(
                mention("{'id':'9109','author_id':'31','edit_history_tweet_ids':['9100',9101,'9101',null,{}]}"));
        assertThat(item.revision()).isZero();
        assertThat(item.message().externalId()).isEqualTo("9100");
        assertThat(item.aliases()).containsExactlyInAnyOrder("9100", "9101", "9109");
    }

    @Test
    void without_a_conversation_id_the_parent_is_the_root() {
        assertThat(received(mention("{'id':'1','author_id':'31','in_reply_to_tweet_id':8}"))
                        .key()
                        .root())
                .isEqualTo("8");
        assertThat(received(mention("{'id':'1','author_id':'31'}")).key().root())
                .isEqualTo("1");
    }

    @Test
    void a_post_that_names_itself_as_parent_has_none() {
        Inbound.Received item = received(mention("{'id':'1','author_id':'31','in_reply_to_tweet_id':'1'}"));
        assertThat(item.message().inReplyTo()).isNull();
        assertThat(item.message().surface()).isEqualTo(Surface.POST);
    }

    @Test
    void ids_written_as_numbers_keep_every_digit() {
        Inbound.Received item =
                received(mention("{'id':18446744073709551615,'author_id':31,'conversation_id':9007199254740993}"));
        assertThat(item.message().externalId()).isEqualTo("18446744073709551615");
        assertThat(item.key().root()).isEqualTo("9007199254740993");
    }

    @ParameterizedTest
    @CsvSource({
        "'a &amp; b', 'a & b'",
        "'&lt;b&gt;', '<b>'",
        "'&amp;lt;', '&lt;'",
        "'&amp;amp;amp;', '&amp;amp;'",
        "'&quot; &#39; &AMP; &amp', '&quot; &#39; &AMP; &amp'"
    })
    void each_escape_is_undone_once(String wire, String plain) {
        assertThat(received(mention("{'id':'1','author_id':'31','text':'" + wire.replace("'", "\\u0027") + "'}"))
                        .message()
                        .text())
                .isEqualTo(plain);
    }

    @Test
    void the_note_has_the_whole_text_of_a_long_post() {
        assertThat(received(mention("{'id':'1','author_id':'31','text':'cut…','note_tweet':{'text':'whole &gt; cut'}}"))
                        .message()
                        .text())
                .isEqualTo("whole > cut");
        assertThat(received(mention("{'id':'1','author_id':'31','text':'cut…','note_post':{'text':'whole'}}"))
                        .message()
                        .text())
                .isEqualTo("whole");
        assertThat(received(mention("{'id':'1','author_id':'31','text':'short','note_tweet':{}}"))
                        .message()
                        .text())
                .isEqualTo("short");
    }

    @Test
    void half_a_character_becomes_a_replacement_and_no_text_is_empty() {
        assertThat(received(mention("{'id':'1','author_id':'31','text':'a\\ud83d b'}"))
                        .message()
                        .text())
                .isEqualTo("a\uFFFD b");
        assertThat(received(mention("{'id':'1','author_id':'31'}")).message().text())
                .isEmpty();
    }

    @Test
    void what_the_payload_lacks_comes_from_its_copy_among_the_includes() {
        Inbound.Received item = received(json("""
                {'data':{'filter':{'user_id':'700'},'event_type':'post.mention.create','payload':{'id':'1','author_id':'31',
                 'text':'cut…'},'includes':{'posts':[{'id':'2','note_post':{'text':'another'}},
                 {'id':'1','text':'not this','conversation_id':'8','note_post':{'text':'whole'}}]}}}
                """));
        assertThat(item.message().text()).isEqualTo("whole");
        assertThat(item.key().root()).isEqualTo("8");
    }

    @Test
    void a_post_without_an_author_is_alone_in_its_conversation() {
        Inbound.Received item = received(mention("{'id':'1','conversation_id':'8','text':'who'}"));
        assertThat(item.message().author()).isNull();
        assertThat(item.key()).isEqualTo(ConversationKey.unnamed("x-lumen", "8", "1"));
    }

    @Test
    void without_a_time_of_its_own_it_is_the_arrivals_and_says_so() {
        Message message = received(mention("{'id':'1','author_id':'31','created_at':'yesterday'}"))
                .message();
        assertThat(message.at()).isEqualTo(Samples.ARRIVED);
        assertThat(message.estimated()).isTrue();
    }

    @Test
    void a_post_without_an_id_is_not_understood() {
        assertThat(not(mention("{'author_id':'31','text':'x'}")).reason()).isEqualTo("the post has no id");
        assertThat(not(mention("[1]")).pointer()).isEqualTo("/data");
        assertThat(not(mention("null")).pointer()).isEqualTo("/data");
    }

    @Test
    void a_repost_is_counted_and_not_taken_for_words() {
        assertThat(not(mention("{'id':'1','author_id':'31','referenced_tweets':[{'type':'retweeted','id':'2'}]}"))
                        .reason())
                .contains("repost");
    }

    @Test
    void a_deletion_withdraws_the_post_at_an_estimated_time() {
        assertThat(Samples.one(Samples.DELETION))
                .isEqualTo(new Inbound.Withdrawn("/data", "x", "x-lumen", "9003", Samples.ARRIVED, true));
        assertThat(not(Samples.DELETION.replace("\"id\":\"9003\",", "")).reason())
                .contains("names no post");
    }
}
