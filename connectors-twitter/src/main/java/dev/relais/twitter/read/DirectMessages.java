package dev.relais.twitter.read;

import static dev.relais.twitter.read.XReader.NETWORK;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.connect.Inbound;
import dev.relais.connect.Inbound.NotUnderstood;
import dev.relais.conversation.Author;
import dev.relais.conversation.ConversationKey;
import dev.relais.conversation.Message;
import dev.relais.conversation.Surface;
import dev.relais.json.Tolerant;
import dev.relais.twitter.text.PlainText;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Direct messages in the form of the Account Activity API, which the X Activity API kept. */
final class DirectMessages {
    private DirectMessages() {}

    /**
     * Reads one of {@code direct_message_events}. There is no conversation id: a thread is the account and the other person.
     *
     * @param sent whether the event says that the account sent it; asked only where X's id of the account is not known
     */
    static Inbound read(
            String pointer,
            JsonNode event,
            Map<String, Author> users,
            Seat.Taken seat,
            Instant receivedAt,
            boolean sent) {
        JsonNode content = Tolerant.member(event, "message_create");
        String id = Tolerant.id(event, "id");
        String sender = Tolerant.id(content, "sender_id");
        if (content == null || id == null || sender == null) {
            return no(pointer, "the direct message has no id or no sender");
        }
        boolean ours = seat.self().isEmpty() ? sent : seat.is(sender);
        String customer = ours ? Tolerant.id(Tolerant.member(content, "target"), "recipient_id") : sender;
        if (customer == null) {
            return no(pointer, "the direct message has no recipient");
        }
        Message message = message(id, Users.named(users, sender), content, event, seat, receivedAt);
        ConversationKey key = new ConversationKey(seat.account(), null, customer);
        return ours
                ? new Inbound.Sent(pointer, message, key, Set.of(id), 0, null)
                : new Inbound.Received(pointer, message, key, Set.of(id), 0);
    }

    private static Message message(
            String id, Author sender, JsonNode content, JsonNode event, Seat.Taken seat, Instant receivedAt) {
        @Nullable JsonNode data = Tolerant.member(content, "message_data");
        @Nullable Instant at = Tolerant.time(event, "created_timestamp");
        return new Message(
                NETWORK,
                seat.account(),
                id,
                Surface.DIRECT,
                sender,
                PlainText.plain(Tolerant.text(data, "text")),
                Attachments.written(Tolerant.member(Tolerant.member(data, "attachment"), "media")),
                null,
                at == null ? receivedAt : at,
                at == null);
    }

    private static Inbound no(String pointer, String reason) {
        return new NotUnderstood(pointer, NETWORK, reason);
    }
}
