package dev.relais.conversation;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as a network told it.
 *
 * @param id Relais' own id, derived
 * @param network where it stands: {@code x}, {@code facebook}, {@code instagram}…
 * @param account the desk's own name of the account that it belongs to
 * @param externalId the network's id: a string, never a number
 * @param author null where the network names none
 * @param text plain text; {@code ""} where there is none
 * @param media references to attachments, in the network's order
 * @param inReplyTo the network's id of the message that it answers
 * @param at when it was written
 * @param estimated whether {@code at} is not the message's own time but the entry's or the arrival's
 */
public record Message(
        MessageId id,
        String network,
        String account,
        String externalId,
        Surface surface,
        @Nullable Author author,
        String text,
        List<Media> media,
        @Nullable String inReplyTo,
        Instant at,
        boolean estimated) {
    private static final Comparator<String> FULLER_TEXT =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());
    private static final Comparator<List<Media>> FULLER_MEDIA =
            Comparator.<List<Media>>comparingInt(List::size).thenComparing(Object::toString);

    public Message {
        media = List.copyOf(media);
    }

    /** A message whose id follows from account and external id. */
    public Message(
            String network,
            String account,
            String externalId,
            Surface surface,
            @Nullable Author author,
            String text,
            List<Media> media,
            @Nullable String inReplyTo,
            Instant at,
            boolean estimated) {
        this(
                MessageId.of(account, externalId),
                network,
                account,
                externalId,
                surface,
                author,
                text,
                media,
                inReplyTo,
                at,
                estimated);
    }

    /**
     * What two copies of the same message tell together: networks repeat a message with more or fewer particulars.
     * Commutative, associative and idempotent, so that the order of arrival does not matter.
     */
    public Message join(Message other) {
        boolean otherTime = estimated == other.estimated ? other.at.isBefore(at) : estimated;
        return new Message(
                id,
                network,
                account,
                externalId,
                surface.compareTo(other.surface) >= 0 ? surface : other.surface,
                author == null ? other.author : other.author == null ? author : author.join(other.author),
                FULLER_TEXT.compare(text, other.text) >= 0 ? text : other.text,
                FULLER_MEDIA.compare(media, other.media) >= 0 ? media : other.media,
                inReplyTo == null || (other.inReplyTo != null && other.inReplyTo.compareTo(inReplyTo) > 0)
                        ? other.inReplyTo
                        : inReplyTo,
                otherTime ? other.at : at,
                estimated && other.estimated);
    }

    /** Which message it is. */
    public MessageRef ref() {
        return new MessageRef(id, network, account, externalId);
    }

    /** The fact that there was a message: who and when, but neither words nor names. */
    public Message withoutContent() {
        Author stub = author == null ? null : new Author(author.id(), null, null);
        return new Message(id, network, account, externalId, surface, stub, "", List.of(), inReplyTo, at, estimated);
    }

    /** The same message with another text and the time of its first version. */
    public Message with(String newText, Instant newAt, boolean newEstimated) {
        return new Message(
                id, network, account, externalId, surface, author, newText, media, inReplyTo, newAt, newEstimated);
    }

    @Override
    public String toString() {
        return "Message[" + id + " " + network + " " + surface.word() + "]";
    }
}
