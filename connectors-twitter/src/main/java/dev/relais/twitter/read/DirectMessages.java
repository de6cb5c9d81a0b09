package dev.relais.twitter.read;

import static dev.relais.twitter.read.XReader.NETWORK;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.connect.Inbound;
import dev.relais.connect.Inbound.NotUnderstood;
import dev.relais.conversation.Media;
import dev.relais.json.Tolerant;
import dev.relais.twitter.text.PlainText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Direct messages, in each of X's forms. */
final class DirectMessages {
    private static final Set<String> FETCHED = Set.of("messagecreate", "participantsjoin", "participantsleave");

    private DirectMessages() {}

    /** One of {@code direct_message_events}: the form of the Account Activity API, which the X Activity API kept. */
    static Inbound nested(
            String pointer, JsonNode event, Included included, Seat.Taken seat, Instant receivedAt, boolean sent) {
        JsonNode content = Tolerant.member(event, "message_create");
        String id = Tolerant.id(event, "id");
        String sender = Tolerant.id(content, "sender_id");
        if (content == null || id == null || sender == null) {
            return no(pointer, "the direct message has no id or no sender");
        }
        JsonNode data = Tolerant.member(content, "message_data");
        return new Direct(
                        id,
                        included.user(sender),
                        Tolerant.id(Tolerant.member(content, "target"), "recipient_id"),
                        PlainText.plain(Tolerant.text(data, "text")),
                        Attachments.attached(Tolerant.member(data, "attachment")),
                        Tolerant.time(event, "created_timestamp"))
                .inbound(pointer, seat, receivedAt, sent);
    }

    /** Written flat: an event of {@code /2/dm_events}, and what some say that X pushes. */
    static Inbound flat(
            String pointer,
            @Nullable JsonNode event,
            Included included,
            Seat.Taken seat,
            Instant receivedAt,
            boolean sent) {
        String id = Tolerant.id(event, "id");
        String sender = Tolerant.id(event, "sender_id");
        if (id == null || sender == null) {
            return no(pointer, "the direct message has no id or no sender");
        }
        Instant told = Tolerant.time(event, "created_at", "created_timestamp");
        return new Direct(
                        id,
                        included.user(sender),
                        recipient(event, seat),
                        PlainText.plain(Tolerant.text(event, "text")),
                        Attachments.resolved(event, included),
                        told == null ? Snowflake.time(id, receivedAt) : told)
                .inbound(pointer, seat, receivedAt, sent);
    }

    /** Whether an event of this type stands in {@code /2/dm_events}. */
    static boolean isFetched(@Nullable String type) {
        return type != null && FETCHED.contains(EventType.of(type).folded());
    }

    /** An event of {@code /2/dm_events}. */
    static Inbound fetched(String pointer, JsonNode event, Included included, Seat.Taken seat, Instant receivedAt) {
        String type = Tolerant.text(event, "event_type");
        return switch (EventType.of(type == null ? "" : type).folded()) {
            case "participantsjoin" -> no(pointer, "somebody came into the conversation, which is not kept");
            case "participantsleave" -> no(pointer, "somebody left the conversation, which is not kept");
            default ->
                seat.self().isEmpty()
                        ? no(pointer, "nobody can tell who wrote: the account's id on X is not known")
                        : flat(pointer, event, included, seat, receivedAt, false);
        };
    }

    /** Who takes part in the conversation of an event of {@code /2/dm_events}, as far as it tells. */
    static List<String> people(JsonNode event) {
        List<String> people = new ArrayList<>(Ids.pair(conversation(event)));
        for (String name : List.of("sender_id", "recipient_id")) {
            String id = Tolerant.id(event, name);
            if (id != null) {
                people.add(id);
            }
        }
        JsonNode others = Tolerant.member(event, "participant_ids");
        for (JsonNode other : others == null || !others.isArray() ? List.<JsonNode>of() : others) {
            String id = Tolerant.id(other);
            if (id != null) {
                people.add(id);
            }
        }
        return people;
    }

    /** An encrypted message of X Chat: that there is one, from whom, and when. */
    static Inbound encrypted(
            String pointer,
            @Nullable JsonNode payload,
            Included included,
            Seat.Taken seat,
            Instant receivedAt,
            boolean sent) {
        String id = Tolerant.id(payload, "id");
        String other = seat.other(Ids.pair(Tolerant.text(payload, "conversation_id")));
        String named = Tolerant.id(payload, "sender_id");
        String sender =
                named != null ? named : sent ? seat.self().stream().findFirst().orElse(null) : other;
        if (id == null || sender == null) {
            return no(pointer, "the encrypted message has no id or no sender");
        }
        return new Direct(
                        id,
                        included.user(sender),
                        other == null ? Tolerant.id(payload, "recipient_id") : other,
                        "",
                        List.of(new Media("encrypted", null)),
                        Tolerant.time(payload, "created_at_msec", "created_at"))
                .inbound(pointer, seat, receivedAt, sent);
    }

    private static @Nullable String recipient(@Nullable JsonNode event, Seat.Taken seat) {
        String named = Tolerant.id(event, "recipient_id");
        if (named == null) {
            named = Tolerant.id(Tolerant.member(event, "target"), "recipient_id");
        }
        return named != null ? named : seat.other(Ids.pair(conversation(event)));
    }

    private static @Nullable String conversation(@Nullable JsonNode event) {
        return Tolerant.text(event, "dm_conversation_id", "conversation_id");
    }

    private static Inbound no(String pointer, String reason) {
        return new NotUnderstood(pointer, NETWORK, reason);
    }
}
