package dev.relais.twitter.read;

import static dev.relais.twitter.read.XReader.NETWORK;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.connect.Inbound;
import dev.relais.connect.Inbound.Acknowledged;
import dev.relais.connect.Inbound.NotUnderstood;
import dev.relais.conversation.ConversationEvent.Receipt;
import dev.relais.conversation.ConversationKey;
import dev.relais.json.Tolerant;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody has read a conversation up to a message. */
final class ReadReceipts {
    private ReadReceipts() {}

    /** Reads one of {@code direct_message_mark_read_events}, or the same written flat. The sender is the reader. */
    static Inbound read(String pointer, @Nullable JsonNode event, Seat.Taken seat, Instant receivedAt) {
        String reader = Tolerant.id(event, "sender_id");
        if (reader == null) {
            return no(pointer, "the read receipt does not say who has read");
        }
        if (seat.is(reader)) {
            return no(pointer, "the account itself has read, which says nothing of the customer");
        }
        Instant told = Tolerant.time(event, "created_timestamp", "created_at", "created_at_msec");
        Instant last = Snowflake.time(Tolerant.id(event, "last_read_event_id", "last_read_message_id"), receivedAt);
        Instant upTo = last == null ? told : last;
        if (upTo == null) {
            return no(pointer, "the read receipt does not say up to where");
        }
        return new Acknowledged(
                pointer,
                NETWORK,
                new ConversationKey(seat.account(), null, reader),
                Receipt.READ,
                upTo,
                told == null ? receivedAt : told,
                told == null);
    }

    private static Inbound no(String pointer, String reason) {
        return new NotUnderstood(pointer, NETWORK, reason);
    }
}
