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
 * @param visibility under a public message, or to the customer alone
 * @param inReplyTo external id of the message that it answers; needed where {@code visibility} is public
 * @param customer the network's id of the customer; needed where {@code visibility} is private
 * @param text what to say
 */
public record SendRequest(
        SendId id,
        Account account,
        Visibility visibility,
        @Nullable String inReplyTo,
        @Nullable String customer,
        String text) {
    @Override
    public String toString() {
        return "SendRequest[" + id + " " + visibility + "]";
    }
}
