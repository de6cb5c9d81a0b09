package dev.relais.twitter.read;

import static dev.relais.twitter.read.XReader.NETWORK;

import dev.relais.connect.Inbound;
import dev.relais.conversation.Author;
import dev.relais.conversation.ConversationKey;
import dev.relais.conversation.Media;
import dev.relais.conversation.Message;
import dev.relais.conversation.Surface;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A post in whichever form it arrived.
 *
 * @param history ids of its versions, oldest first; empty where it was never told
 * @param conversation id of the post that the thread hangs on; null where the form has none
 * @param parent id of the post that it replies to
 * @param addressee id of the user whom it replies to
 * @param at when it was written; null where nothing tells
 */
record Post(
        String id,
        List<String> history,
        @Nullable String conversation,
        @Nullable String parent,
        @Nullable String addressee,
        @Nullable Author author,
        String text,
        List<Media> media,
        @Nullable Instant at) {

    /** What the post means for an account: something it received, or something it wrote itself. */
    Inbound inbound(String pointer, Seat.Taken seat, Instant receivedAt) {
        String externalId = history.isEmpty() ? id : history.get(0);
        Set<String> aliases = aliases();
        String above = parent == null || aliases.contains(parent) ? null : parent;
        String root = conversation != null ? conversation : above != null ? above : externalId;
        if (aliases.contains(root)) {
            root = externalId;
        }
        Message message = new Message(
                NETWORK,
                seat.account(),
                externalId,
                root.equals(externalId) && above == null ? Surface.POST : Surface.COMMENT,
                author,
                text,
                media,
                above,
                at == null ? receivedAt : at,
                at == null);
        if (author == null) {
            ConversationKey alone = ConversationKey.unnamed(seat.account(), root, externalId);
            return new Inbound.Received(pointer, message, alone, aliases, revision());
        }
        if (seat.is(author.id())) {
            ConversationKey key = addressee == null || seat.is(addressee)
                    ? null
                    : new ConversationKey(seat.account(), root, addressee);
            return new Inbound.Sent(pointer, message, key, aliases, revision(), null);
        }
        ConversationKey key = new ConversationKey(seat.account(), root, author.id());
        return new Inbound.Received(pointer, message, key, aliases, revision());
    }

    private Set<String> aliases() {
        if (history.isEmpty() || (history.size() == 1 && history.contains(id))) {
            return Set.of(id);
        }
        Set<String> aliases = new HashSet<>(history);
        aliases.add(id);
        return aliases;
    }

    private long revision() {
        return Math.max(0, history.indexOf(id));
    }
}
