package dev.relais.twitter;

import static dev.relais.twitter.Samples.json;
import static dev.relais.twitter.Samples.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.account.Account;
import dev.relais.account.Accounts;
import dev.relais.connect.Delivery;
import dev.relais.connect.Inbound;
import dev.relais.connect.Inbound.Acknowledged;
import dev.relais.connect.Inbound.NotUnderstood;
import dev.relais.connect.Inbound.Received;
import dev.relais.connect.Inbound.Sent;
import dev.relais.conversation.Author;
import dev.relais.conversation.ConversationEvent.Receipt;
import dev.relais.conversation.ConversationKey;
import dev.relais.conversation.Media;
import dev.relais.conversation.Message;
import dev.relais.conversation.Surface;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DirectMessagesTest {
    @Test
    void each_direct_message_is_an_item_of_its_own() {
        List<Inbound> items = read(Samples.DIRECT);
        assertThat(items)
                .extracting(Inbound::pointer)
                .containsExactly("/data/payload/direct_message_events/0", "/data/payload/direct_message_events/1");
        Received first = (Received) items.get(0);
        assertThat(first.key()).isEqualTo(new ConversationKey("x-lumen", null, "31"));
        assertThat(first.aliases()).containsExactly("501");
        assertThat(first.message())
                .isEqualTo(new Message(
                        "x",
                        "x-lumen",
                        "501",
                        Surface.DIRECT,
                        new Author("31", "noor", "Noor A."),
                        "order 12 <3",
                        List.of(),
                        null,
                        Instant.ofEpochMilli(1795161600000L),
                        false));
        assertThat(((Received) items.get(1)).message().media())
                .containsExactly(new Media("image", "https://img.example/d.jpg"));
    }

    @Test
    void what_the_account_sent_goes_to_the_recipients_conversation() {
        Sent sent = (Sent) read(Samples.DIRECT_SENT).get(0);
        assertThat(sent.key()).isEqualTo(((Received) read(Samples.DIRECT).get(0)).key());
        assertThat(sent.message().author()).isEqualTo(new Author("700", null, null));
    }

    @Test
    void the_sender_decides_and_not_the_name_of_the_event() {
        assertThat(read(Samples.DIRECT_SENT.replace("dm.sent", "dm.received")).get(0))
                .isInstanceOf(Sent.class);
        assertThat(read(Samples.DIRECT.replace("dm.received", "dm.sent"))).allMatch(Received.class::isInstance);
    }

    @Test
    void the_name_of_the_event_decides_only_where_no_id_of_the_account_is_known() {
        Accounts nameless = new Accounts(List.of(new Account("x-lumen", "x", null, "lumen", null)));
        String body = Samples.DIRECT_SENT.replace(json("'filter':{'user_id':'700'},"), "");
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        assertThat(Samples.X.understand(new Delivery("x", "x-lumen", Samples.ARRIVED, bytes), nameless))
                .singleElement()
                .isInstanceOf(Sent.class);
    }

    @Test
    void one_bad_message_does_not_take_the_others_with_it() {
        List<Inbound> items = read(json("""
                {'data':{'filter':{'user_id':'700'},'event_type':'dm.received','payload':{'direct_message_events':[
                 null, 7, {'type':'participants_join','id':'1'}, {'id':'2','message_create':{'message_data':{}}},
                 {'id':'3','message_create':{'sender_id':700}}, {'message_create':{'sender_id':'31'}},
                 {'id':4,'message_create':{'sender_id':31,'message_data':{'text':7}}}]}}}
                """));
        assertThat(items).hasSize(7);
        assertThat(items.subList(0, 6)).allMatch(NotUnderstood.class::isInstance);
        Received last = (Received) items.get(6);
        assertThat(last.pointer()).isEqualTo("/data/payload/direct_message_events/6");
        assertThat(last.message().text()).isEmpty();
        assertThat(last.message().estimated()).isTrue();
    }

    @Test
    void an_event_without_messages_is_one_item_that_is_not_understood() {
        for (String payload :
                List.of("{}", "null", "{'direct_message_events':[]}", "{'direct_message_events':{'0':{}}}")) {
            String body =
                    json("{'data':{'filter':{'user_id':'700'},'event_type':'dm.received','payload':" + payload + "}}");
            assertThat(Samples.not(body).pointer()).isEqualTo("/data");
        }
    }

    @Test
    void an_encrypted_message_waits_in_the_conversation_although_nobody_can_read_it() {
        Received item = (Received) Samples.one(Samples.ENCRYPTED);
        assertThat(item.pointer()).isEqualTo("/data");
        assertThat(item.key()).isEqualTo(((Received) read(Samples.DIRECT).get(0)).key());
        assertThat(item.aliases()).containsExactly("e4");
        assertThat(item.message())
                .isEqualTo(new Message(
                        "x",
                        "x-lumen",
                        "e4",
                        Surface.DIRECT,
                        new Author("31", null, null),
                        "",
                        List.of(new Media("encrypted", null)),
                        null,
                        Instant.ofEpochMilli(1795161603000L),
                        false));
    }

    @Test
    void an_encrypted_message_of_the_account_goes_to_the_other_person_in_either_order() {
        for (String pair : List.of("31:700", "700:31", "700-31")) {
            String body = Samples.ENCRYPTED
                    .replace("chat.received", "chat.sent")
                    .replace(json("'sender_id':'31'"), json("'sender_id':'700'"))
                    .replace("31:700", pair);
            assertThat(((Sent) Samples.one(body)).key()).isEqualTo(new ConversationKey("x-lumen", null, "31"));
        }
    }

    @Test
    void an_encrypted_group_belongs_to_whoever_wrote() {
        String group = Samples.ENCRYPTED.replace("31:700", "g1795161603");
        assertThat(((Received) Samples.one(group)).key()).isEqualTo(new ConversationKey("x-lumen", null, "31"));
        assertThat(Samples.not(group.replace(json("'sender_id':'31'"), json("'sender_id':'700'")))
                        .reason())
                .contains("recipient");
    }

    @Test
    void without_a_sender_the_pair_and_the_name_of_the_event_tell_who_wrote_in_secret() {
        String unnamed = Samples.ENCRYPTED.replace(json("'sender_id':'31',"), "");
        assertThat(((Received) Samples.one(unnamed)).message().author()).isEqualTo(new Author("31", null, null));
        assertThat(((Sent) Samples.one(unnamed.replace("chat.received", "chat.sent"))).key())
                .isEqualTo(new ConversationKey("x-lumen", null, "31"));
        assertThat(Samples.not(unnamed.replace("31:700", "31:32")).reason()).contains("no sender");
    }

    @Test
    void a_customer_has_read_up_to_the_time_in_the_id_of_the_message() {
        Acknowledged read = (Acknowledged) Samples.one(Samples.READ);
        assertThat(read)
                .isEqualTo(new Acknowledged(
                        "/data/payload/direct_message_mark_read_events/0",
                        "x",
                        new ConversationKey("x-lumen", null, "31"),
                        Receipt.READ,
                        Instant.ofEpochMilli((2123717520932864001L >> 22) + 1288834974657L),
                        Instant.ofEpochMilli(1795161605000L),
                        false));
    }

    @Test
    void a_read_receipt_may_be_flat_and_without_a_time() {
        Acknowledged read = (Acknowledged) Samples.one(json("""
                {'data':{'filter':{'user_id':'700'},'event_type':'dm.read','payload':{'sender_id':'31','recipient_id':'700',
                 'last_read_event_id':'2123717520932864001'}}}
                """));
        assertThat(read.pointer()).isEqualTo("/data");
        assertThat(read.estimated()).isTrue();
        assertThat(read.at()).isEqualTo(Samples.ARRIVED);
        assertThat(read.upTo()).isBefore(Samples.ARRIVED);
    }

    @Test
    void what_the_account_itself_has_read_and_a_receipt_without_a_place_say_nothing() {
        assertThat(Samples.not(Samples.READ.replace(json("'sender_id':'31'"), json("'sender_id':'700'")))
                        .reason())
                .contains("the account itself");
        assertThat(Samples.not(Samples.READ.replace(json("'sender_id':'31',"), ""))
                        .reason())
                .contains("who has read");
        String placeless = Samples.READ.replace("1795161605000", "soon").replace("2123717520932864001", "17");
        assertThat(Samples.not(placeless).reason()).contains("up to where");
        String future = Samples.READ.replace("2123717520932864001", "9123717520932864001");
        assertThat(((Acknowledged) Samples.one(future)).upTo()).isEqualTo(Instant.ofEpochMilli(1795161605000L));
    }

    @Test
    void a_direct_message_may_be_flat() {
        Received item = (Received) Samples.one(json("""
                {'data':{'filter':{'user_id':'700'},'event_type':'dm.received','payload':{'id':'520','sender_id':'31',
                 'text':'a &amp; b','created_at':'2026-11-20T08:00:00.000Z'},'includes':{'users':[{'id':'31','username':'noor'}]}}}
                """));
        assertThat(item.pointer()).isEqualTo("/data");
        assertThat(item.message().text()).isEqualTo("a & b");
        assertThat(item.message().author()).isEqualTo(new Author("31", "noor", null));
        assertThat(item.key()).isEqualTo(new ConversationKey("x-lumen", null, "31"));
    }

    @Test
    void a_page_of_direct_messages_is_read_for_whom_it_was_fetched() {
        List<Inbound> page = Samples.readFor("x-lumen", Samples.DIRECT_PAGE);
        Received first = (Received) page.get(0);
        assertThat(first.pointer()).isEqualTo("/data/0");
        assertThat(first.key()).isEqualTo(new ConversationKey("x-lumen", null, "31"));
        assertThat(first.message())
                .isEqualTo(new Message(
                        "x",
                        "x-lumen",
                        "511",
                        Surface.DIRECT,
                        new Author("31", "noor", "Noor A."),
                        "order 12 <3",
                        List.of(new Media("image", "https://img.example/7.jpg")),
                        null,
                        Instant.parse("2026-11-20T08:00:00Z"),
                        false));
        assertThat(((Sent) page.get(1)).key()).isEqualTo(first.key());
        assertThat(((Received) page.get(2)).key()).isEqualTo(new ConversationKey("x-lumen", null, "32"));
        assertThat(((NotUnderstood) page.get(3)).reason()).contains("came into");
    }

    @Test
    void a_page_that_was_fetched_for_nobody_is_read_by_the_two_who_talk() {
        List<Inbound> page = read(Samples.DIRECT_PAGE);
        assertThat(page.get(0))
                .isEqualTo(Samples.readFor("x-lumen", Samples.DIRECT_PAGE).get(0));
        assertThat(((NotUnderstood) page.get(2)).reason()).contains("names no account");
    }

    @Test
    void an_event_with_the_default_members_alone_has_no_sender_and_its_id_tells_the_time() {
        assertThat(((NotUnderstood) Samples.readFor(
                                        "x-lumen",
                                        json("{'data':[{'id':'1','event_type':'MessageCreate','text':'x'}]}"))
                                .get(0))
                        .reason())
                .contains("no sender");
        Message message = ((Received) Samples.readFor(
                                "x-lumen",
                                json(
                                        "{'data':{'id':'2123717520932864001','event_type':'MessageCreate','text':'x','sender_id':'31'}}"))
                        .get(0))
                .message();
        assertThat(message.at()).isEqualTo(Instant.ofEpochMilli((2123717520932864001L >> 22) + 1288834974657L));
        assertThat(message.estimated()).isFalse();
    }

    @Test
    void where_the_desk_has_a_handle_alone_the_page_tells_whose_it_is() {
        Accounts nameless = new Accounts(List.of(new Account("x-lumen", "x", null, "Noor", null)));
        byte[] page = Samples.DIRECT_PAGE.getBytes(StandardCharsets.UTF_8);
        List<Inbound> items = Samples.X.understand(Samples.delivery("x-lumen", page), nameless);
        assertThat(items.get(0)).isInstanceOf(Sent.class);
        assertThat(items.get(1)).isInstanceOf(Received.class);
        Accounts strange = new Accounts(List.of(new Account("x-lumen", "x", null, "lumen", null)));
        assertThat(Samples.X.understand(Samples.delivery("x-lumen", page), strange))
                .allMatch(NotUnderstood.class::isInstance);
    }
}
