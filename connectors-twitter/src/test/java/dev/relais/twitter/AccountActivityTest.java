package dev.relais.twitter;

import static dev.relais.twitter.Samples.json;
import static dev.relais.twitter.Samples.not;
import static dev.relais.twitter.Samples.read;
import static dev.relais.twitter.Samples.received;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.connect.Inbound;
import dev.relais.connect.Inbound.NotUnderstood;
import dev.relais.connect.Inbound.Received;
import dev.relais.connect.Inbound.Sent;
import dev.relais.connect.Inbound.Withdrawn;
import dev.relais.conversation.Author;
import dev.relais.conversation.ConversationEvent.Receipt;
import dev.relais.conversation.ConversationKey;
import dev.relais.conversation.Media;
import dev.relais.conversation.Message;
import dev.relais.conversation.Surface;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class AccountActivityTest {
    private final List<Inbound> items = read(Samples.OLD);

    @Test
    void every_item_of_every_list_is_told_of_in_order() {
        assertThat(items)
                .extracting(Inbound::pointer)
                .containsExactly(
                        "/tweet_create_events/0",
                        "/tweet_create_events/1",
                        "/direct_message_events/0",
                        "/tweet_delete_events/0",
                        "/favorite_events/0",
                        "/favorite_events/1");
        assertThat(items.subList(4, 6)).allMatch(NotUnderstood.class::isInstance);
    }

    @Test
    void a_truncated_post_is_read_in_full() {
        Received post = (Received) items.get(0);
        assertThat(post.key()).isEqualTo(new ConversationKey("x-lumen", "9010", "31"));
        assertThat(post.message())
                .isEqualTo(new Message(
                        "x",
                        "x-lumen",
                        "9010",
                        Surface.POST,
                        new Author("31", "noor", "Noor A."),
                        "@lumen too long to fit > 140",
                        List.of(new Media("gif", "https://img.example/g.mp4")),
                        null,
                        Instant.parse("2026-11-20T08:15:30Z"),
                        false));
    }

    @Test
    void the_brands_own_post_is_sent_and_its_parent_is_the_root() {
        Sent own = (Sent) items.get(1);
        assertThat(own.key()).isEqualTo(new ConversationKey("x-lumen", "9010", "31"));
        assertThat(own.message().surface()).isEqualTo(Surface.COMMENT);
        assertThat(own.message().inReplyTo()).isEqualTo("9010");
    }

    @Test
    void a_direct_message_finds_its_author_beside_the_lists() {
        assertThat(((Received) items.get(2)).message().author()).isEqualTo(new Author("31", "noor", "Noor A."));
        assertThat(((Received) items.get(2)).key()).isEqualTo(new ConversationKey("x-lumen", null, "31"));
    }

    @Test
    void a_deletion_has_a_time_of_its_own() {
        assertThat(items.get(3))
                .isEqualTo(new Withdrawn(
                        "/tweet_delete_events/0", "x", "x-lumen", "9011", Instant.ofEpochMilli(1795162590000L), false));
    }

    @Test
    void a_body_for_nobody_known_is_not_understood_item_by_item() {
        List<Inbound> strange = read(Samples.OLD.replace("\"for_user_id\":\"700\"", "\"for_user_id\":\"799\""));
        assertThat(strange).hasSize(6).allMatch(NotUnderstood.class::isInstance);
        assertThat(not(json("{'tweet_create_events':[{'id_str':'1'}]}")).reason())
                .isEqualTo("the body names no account");
    }

    @Test
    void a_date_is_read_in_whatever_language_the_machine_speaks() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-SA-u-nu-arab"));
            assertThat(at("'created_at':'Wed Sep 30 23:59:59 +0200 2026'"))
                    .isEqualTo(Instant.parse("2026-09-30T21:59:59Z"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void a_date_that_is_none_leaves_the_milliseconds_else_the_arrival() {
        assertThat(at("'created_at':'Wed Foo 30','timestamp_ms':'1795162530123'"))
                .isEqualTo(Instant.ofEpochMilli(1795162530123L));
        assertThat(at("'created_at':'Wed Sep 31 23:59:59 +0000 2026'")).isEqualTo(Samples.ARRIVED);
        assertThat(at("'created_at':'Wed Sep 30 23:59:59 +0000 1926'")).isEqualTo(Samples.ARRIVED);
        assertThat(at("'created_at':'é'")).isEqualTo(Samples.ARRIVED);
    }

    @Test
    void the_rest_of_the_older_api_is_told_item_by_item() {
        List<Inbound> rest = read(Samples.OLD_REST);
        assertThat(rest)
                .extracting(Inbound::pointer)
                .containsExactly(
                        "/direct_message_mark_read_events/0",
                        "/direct_message_indicate_typing_events/0",
                        "/follow_events/0",
                        "/block_events/0",
                        "/mute_events/0");
        // The id of the message is none that tells a time: the event's own stands for it.
        assertThat(rest.get(0))
                .isEqualTo(new Inbound.Acknowledged(
                        "/direct_message_mark_read_events/0",
                        "x",
                        new ConversationKey("x-lumen", null, "31"),
                        Receipt.READ,
                        Instant.ofEpochMilli(1795161605000L),
                        Instant.ofEpochMilli(1795161605000L),
                        false));
        assertThat(rest.subList(1, 5))
                .extracting(item -> ((NotUnderstood) item).reason())
                .allMatch(reason -> reason.contains("not kept"));
    }

    @Test
    void whether_the_user_has_blocked_is_written_in_two_ways_and_changes_nothing() {
        assertThat(read(Samples.OLD.replace(json("'user_has_blocked':'false'"), json("'user_has_blocked':true"))))
                .isEqualTo(items);
    }

    @Test
    void an_edit_of_the_older_api_has_a_history_too() {
        Received edit = received(json("""
                {'for_user_id':'700','tweet_create_events':[{'id_str':'1','user':{'id_str':'31'},'text':'b',
                 'edit_history':{'initial_tweet_id':'0','edit_tweet_ids':['0','1']}}]}
                """));
        assertThat(edit.message().externalId()).isEqualTo("0");
        assertThat(edit.revision()).isOne();
    }

    @Test
    void the_best_film_of_a_video_is_taken() {
        Received post = received(json("""
                {'for_user_id':'700','tweet_create_events':[{'id_str':'1','user':{'id_str':'31'},'text':'b',
                 'extended_entities':{'media':[{'type':'video','media_url_https':'https://img.example/v.jpg','video_info':{'variants':[
                  {'content_type':'application/x-mpegURL','url':'https://img.example/v.m3u8'},
                  {'bitrate':832000,'content_type':'video/mp4','url':'https://img.example/high.mp4'},
                  {'bitrate':256000,'content_type':'video/mp4','url':'https://img.example/low.mp4'}]}}]}}]}
                """));
        assertThat(post.message().media()).containsExactly(new Media("video", "https://img.example/high.mp4"));
    }

    @Test
    void a_repost_and_a_post_without_an_id_are_not_understood() {
        assertThat(not(json("{'for_user_id':'700','tweet_create_events':[{'id':1,'retweeted_status':{'id':2}}]}"))
                        .reason())
                .contains("repost");
        assertThat(not(json("{'for_user_id':'700','tweet_create_events':[{'text':'x'}]}"))
                        .reason())
                .contains("no id");
    }

    @Test
    void a_list_that_is_none_is_not_understood() {
        assertThat(not(json("{'for_user_id':'700','direct_message_events':{'id':'1'}}"))
                        .pointer())
                .isEqualTo("/direct_message_events");
        assertThat(not(json("{'for_user_id':'700','user_event':{'revoke':{}}}")).pointer())
                .isEqualTo("/user_event");
        assertThat(not(json("{'for_user_id':'700','odd/~name_events':[1]}")).pointer())
                .isEqualTo("/odd~1~0name_events/0");
    }

    private static Instant at(String members) {
        return received(json("{'for_user_id':'700','tweet_create_events':[{'id_str':'1','user':{'id':31}," + members
                        + "}]}"))
                .message()
                .at();
    }
}
