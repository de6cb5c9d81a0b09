package dev.relais.twitter.read;

import static dev.relais.twitter.read.XReader.NETWORK;

import dev.relais.connect.Inbound;
import dev.relais.connect.Inbound.NotUnderstood;
import dev.relais.conversation.Author;
import dev.relais.conversation.ConversationKey;
import dev.relais.conversation.Media;
import dev.relais.conversation.Message;
import dev.relais.conversation.Surface;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A direct message in whichever form it arrived. Its conversation is the account and the other person, because not every form
 * has an id of the conversation.
 *
 * @param recipient id of the user to whom it went, as far as anything tells
 * @param at when it was written; null where nothing tells
 */
record Direct(
        String id,
        Author sender,
        @Nullable String recipient,
        String text,
        List<Media> media,
        @Nullable Instant at) {

    /**
     * What the message means for an account.
     *
     * @param sent whether X says that the account sent it; asked only where X's id of the account is not known
     */
    Inbound inbound(String pointer, Seat.Taken seat, Instant receivedAt, boolean sent) {
        boolean ours = seat.self().isEmpty() ? sent : seat.is(sender.id());
        String customer = ours ? recipient : sender.id();
        if (customer == null) {
            return new NotUnderstood(pointer, NETWORK, "the direct message has no recipient");
        }
        Message message = new Message(
                NETWORK,
                seat.account(),
                id,
                Surface.DIRECT,
                sender,
                text,
                media,
                null,
                at == null ? receivedAt : at,
                at == null);
        ConversationKey key = new ConversationKey(seat.account(), null, customer);
        return ours
                ? new Inbound.Sent(pointer, message, key, Set.of(id), 0, null)
                : new Inbound.Received(pointer, message, key, Set.of(id), 0);
    }
}
