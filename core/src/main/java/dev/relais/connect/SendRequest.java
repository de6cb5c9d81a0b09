package dev.relais.connect;

import dev.relais.account.Account;
import dev.relais.conversation.SendId;
import dev.relais.conversation.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * A reply to be sent.
 *
 * @param id names the act; networks that return a token with the echo get this one
 * @param account who answers
 * @param asked where the message stands that it answers
 * @param visibility where the answer shall stand: under a public message, or to the customer alone. Private where {@code asked}
 *     is public: a private reply
 * @param inReplyTo external id of the message that it answers; needed where {@code visibility} is public
 * @param customer the network's id of the customer; needed where {@code visibility} is private
 * @param text what to say
 * @param agent who says it; null where nobody does: a network's own tools, a test
 * @param automatic whether a machine decided to say it
 */
public record SendRequest(
        SendId id,
        Account account,
        Visibility asked,
        Visibility visibility,
        @Nullable String inReplyTo,
        @Nullable String customer,
        String text,
        @Nullable String agent,
        boolean automatic) {
    /** An answer of which nobody is told who gave it. */
    public SendRequest(
            SendId id,
            Account account,
            Visibility asked,
            Visibility visibility,
            @Nullable String inReplyTo,
            @Nullable String customer,
            String text) {
        this(id, account, asked, visibility, inReplyTo, customer, text, null, false);
    }

    /** An answer that stands where it was asked. */
    public SendRequest(
            SendId id,
            Account account,
            Visibility visibility,
            @Nullable String inReplyTo,
            @Nullable String customer,
            String text) {
        this(id, account, visibility, visibility, inReplyTo, customer, text);
    }

    @Override
    public String toString() {
        return "SendRequest[" + id + " " + visibility + "]";
    }
}
