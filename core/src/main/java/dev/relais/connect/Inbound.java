package dev.relais.connect;

import dev.relais.conversation.Author;
import dev.relais.conversation.ConversationEvent.Receipt;
import dev.relais.conversation.ConversationKey;
import dev.relais.conversation.Message;
import dev.relais.conversation.Version;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One normalised fact read from a delivery. Each item of a body gives exactly one.
 *
 * <p>{@code pointer} is the JSON pointer of the item in the body.
 */
public sealed interface Inbound {
    /** JSON pointer of the item in the body. */
    String pointer();

    /**
     * A customer wrote to the brand or about it.
     *
     * @param key the conversation that the message belongs to
     * @param aliases every id under which the network may speak of this message, {@code message.externalId()} included
     *     (a post's edit history)
     * @param revision 0 for the first version; where the network makes each edit a message of its own, its place in the
     *     history
     */
    record Received(String pointer, Message message, ConversationKey key, Set<String> aliases, long revision)
            implements Inbound {
        public Received {
            aliases = Set.copyOf(aliases);
        }
    }

    /**
     * The brand wrote: an echo of our own send, or something written in the network's own application.
     *
     * @param key the conversation that it belongs to; null where only the parent ({@code message.inReplyTo()}) tells
     * @param revision as in {@link Received}
     * @param correlation the token that we gave the network with a send and got back; null where there is none
     */
    record Sent(
            String pointer,
            Message message,
            @Nullable ConversationKey key,
            Set<String> aliases,
            long revision,
            @Nullable String correlation)
            implements Inbound {
        public Sent {
            aliases = Set.copyOf(aliases);
        }
    }

    /**
     * Somebody wrote about the brand without writing to it: found by listening. It becomes a matter only if a rule or a person says so.
     *
     * @param key the conversation that it would belong to
     * @param aliases as in {@link Received}
     * @param revision as in {@link Received}
     * @param queries ids of the saved queries that found it
     */
    record Mentioned(
            String pointer,
            Message message,
            ConversationKey key,
            Set<String> aliases,
            long revision,
            Set<String> queries)
            implements Inbound {
        public Mentioned {
            aliases = Set.copyOf(aliases);
            queries = Set.copyOf(queries);
        }

        /** The same, as something that the brand has to deal with. */
        public Received asReceived() {
            return new Received(pointer, message, key, aliases, revision);
        }

        /** The same without what was said, and with no more of the author than his id. */
        public Mentioned withoutContent() {
            return new Mentioned(pointer, message.withoutContent(), key, aliases, revision, queries);
        }
    }

    /** A message has another text. */
    record Edited(String pointer, String network, String account, String externalId, Version version)
            implements Inbound {}

    /** A message was taken away. */
    record Withdrawn(String pointer, String network, String account, String externalId, Instant at, boolean estimated)
            implements Inbound {}

    /**
     * A customer's public message was hidden from others, or is shown again, whoever of the brand did it.
     *
     * @param externalId the message
     */
    record Hidden(
            String pointer,
            String network,
            String account,
            String externalId,
            boolean hidden,
            Instant at,
            boolean estimated)
            implements Inbound {}

    /**
     * Somebody reacted to a message, or took it back.
     *
     * @param externalId the message that was reacted to
     * @param reaction the network's word
     */
    record Reacted(
            String pointer,
            String network,
            String account,
            String externalId,
            @Nullable Author author,
            @Nullable String reaction,
            boolean added,
            Instant at,
            boolean estimated)
            implements Inbound {}

    /** All that was sent in a conversation up to a time was delivered or read. */
    record Acknowledged(
            String pointer,
            String network,
            ConversationKey key,
            Receipt receipt,
            Instant upTo,
            Instant at,
            boolean estimated)
            implements Inbound {}

    /**
     * Another application took a thread or gave it back.
     *
     * @param owner the network's id of the application; null where nobody holds the thread
     */
    record ThreadOwner(
            String pointer,
            String network,
            ConversationKey key,
            @Nullable String owner,
            Instant at,
            boolean estimated) implements Inbound {}

    /** What cannot be understood; kept raw in its delivery, and counted. */
    record NotUnderstood(String pointer, String network, String reason) implements Inbound {}
}
