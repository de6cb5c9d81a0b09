package dev.relais.facebook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.connect.Inbound;
import dev.relais.connect.Inbound.Edited;
import dev.relais.connect.Inbound.Hidden;
import dev.relais.connect.Inbound.NotUnderstood;
import dev.relais.connect.Inbound.Reacted;
import dev.relais.connect.Inbound.Received;
import dev.relais.connect.Inbound.Sent;
import dev.relais.connect.Inbound.Withdrawn;
import dev.relais.conversation.Author;
import dev.relais.conversation.ConversationKey;
import dev.relais.conversation.Media;
import dev.relais.conversation.Message;
import dev.relais.conversation.Surface;
import dev.relais.conversation.Version;
import dev.relais.json.Tolerant;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One item of a body, and the words in which to say what it means.
 *
 * @param pointer its place in the body
 * @param value the messaging object, or a change's value
 */
record Item(String pointer, EntryContext entry, JsonNode value) {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    /** A time, and whether it is a stand-in for the item's own. */
    record When(Instant at, boolean estimated) {}

    /** The first of the members that is a time, else the entry's, else the arrival's. */
    When when(String... names) {
        Instant own = Tolerant.time(value, names);
        return own == null ? new When(entry.toldAt(), true) : new When(own, false);
    }

    String account() {
        return entry.account().id();
    }

    NotUnderstood notUnderstood(String reason) {
        return new NotUnderstood(pointer, entry.network(), reason);
    }

    Message message(
            String externalId,
            Surface surface,
            @Nullable Author author,
            @Nullable String text,
            List<Media> media,
            @Nullable String inReplyTo,
            When when) {
        return new Message(
                entry.network(),
                account(),
                externalId,
                surface,
                author,
                text == null ? "" : text,
                media,
                inReplyTo,
                when.at(),
                when.estimated());
    }

    Inbound received(Message message, ConversationKey key) {
        return new Received(pointer, message, key, Set.of(message.externalId()), 0);
    }

    Inbound sent(Message message, @Nullable ConversationKey key, @Nullable String correlation) {
        return new Sent(pointer, message, key, Set.of(message.externalId()), 0, correlation);
    }

    /**
     * A message that everybody can read. Under one post the brand answers many customers, so its own message belongs where
     * its parent belongs.
     */
    Inbound published(Message message, String root) {
        Author author = message.author();
        if (author == null) {
            return received(message, ConversationKey.unnamed(account(), root, message.externalId()));
        }
        return entry.own(author.id())
                ? sent(message, null, null)
                : received(message, new ConversationKey(account(), root, author.id()));
    }

    ConversationKey withCustomer(String customer) {
        return new ConversationKey(account(), null, customer);
    }

    Inbound edited(String externalId, long revision, When when, @Nullable String text) {
        Version version = new Version(revision, when.at(), entry.toldAt(), when.estimated(), text == null ? "" : text);
        return new Edited(pointer, entry.network(), account(), externalId, version);
    }

    Inbound withdrawn(String externalId, When when) {
        return new Withdrawn(pointer, entry.network(), account(), externalId, when.at(), when.estimated());
    }

    Inbound hidden(String externalId, boolean hidden, When when) {
        return new Hidden(pointer, entry.network(), account(), externalId, hidden, when.at(), when.estimated());
    }

    Inbound reacted(String externalId, @Nullable Author author, @Nullable String reaction, boolean added, When when) {
        return new Reacted(
                pointer, entry.network(), account(), externalId, author, reaction, added, when.at(), when.estimated());
    }

    /** A word of Meta's for a reason; anything that could be a person's words is not repeated. */
    static String word(@Nullable String text) {
        return text != null && WORD.matcher(text).matches() ? text : "(unnamed)";
    }
}
