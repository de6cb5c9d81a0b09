package dev.relais.twitter;

import static dev.relais.twitter.Samples.json;
import static dev.relais.twitter.Samples.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.account.Account;
import dev.relais.account.Accounts;
import dev.relais.connect.Delivery;
import dev.relais.connect.Inbound;
import dev.relais.connect.Inbound.NotUnderstood;
import dev.relais.connect.Inbound.Received;
import dev.relais.connect.Inbound.Sent;
import dev.relais.conversation.Author;
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
    void encrypted_chat_is_said_to_be_unreadable() {
        assertThat(Samples.not(Samples.ENCRYPTED).reason())
                .contains("chat.received")
                .contains("encrypted");
    }
}
