package dev.relais.connect;

import dev.relais.account.Account;
import dev.relais.conversation.Message;
import dev.relais.conversation.Visibility;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conversation in which somebody wants to answer.
 *
 * @param account who would answer
 * @param asked where the conversation stands
 * @param customer the network's id of the customer; null where it is not known
 * @param messages what the customer wrote, oldest first; the newest is what would be answered
 * @param ours the network's ids of what the account wrote in the conversation
 * @param lastDirect when the customer last wrote in private, as far as is known; null where he did not
 */
public record ReplyQuestion(
        Account account,
        Visibility asked,
        @Nullable String customer,
        List<Message> messages,
        List<String> ours,
        @Nullable Instant lastDirect) {
    /** Copies the lists. */
    public ReplyQuestion {
        messages = List.copyOf(messages);
        ours = List.copyOf(ours);
    }

    @Override
    public String toString() {
        return "ReplyQuestion[" + account.id() + ", " + asked + ", " + messages.size() + " messages]";
    }
}
