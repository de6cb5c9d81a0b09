package dev.relais.conversation;

import org.jspecify.annotations.Nullable;

/**
 * An answer that is being prepared.
 *
 * @param author who wrote this text; he cannot approve it
 * @param inReplyTo external id of the message that it would answer
 * @param approval what was asked and said about exactly this text; null where nobody was asked
 */
public record Draft(
        String id,
        String author,
        String text,
        @Nullable String inReplyTo,
        @Nullable Approval approval) {
    /**
     * What an approval is bound to.
     *
     * @param text of the draft
     * @param target the message that it would answer, as people see it now; null where there is none
     */
    public static String hash(String text, @Nullable Message target) {
        return Ids.derive(
                "h-", text, target == null ? null : target.externalId(), target == null ? null : target.text());
    }

    Draft with(@Nullable Approval newApproval) {
        return new Draft(id, author, text, inReplyTo, newApproval);
    }

    @Override
    public String toString() {
        return "Draft[" + id + "]";
    }
}
