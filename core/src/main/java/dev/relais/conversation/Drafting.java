package dev.relais.conversation;

import static dev.relais.conversation.Decider.agreed;
import static dev.relais.conversation.Decider.id;
import static dev.relais.conversation.Decider.refused;

import dev.relais.conversation.Command.Approve;
import dev.relais.conversation.Command.DiscardDraft;
import dev.relais.conversation.Command.RefuseApproval;
import dev.relais.conversation.Command.RequestApproval;
import dev.relais.conversation.Command.SaveDraft;
import dev.relais.conversation.Command.Verdict;
import dev.relais.conversation.ConversationEvent.ApprovalGiven;
import dev.relais.conversation.ConversationEvent.ApprovalRefused;
import dev.relais.conversation.ConversationEvent.ApprovalRequested;
import dev.relais.conversation.ConversationEvent.DraftDiscarded;
import dev.relais.conversation.ConversationEvent.DraftSaved;
import dev.relais.conversation.Refusal.Reason;
import java.time.Instant;
import java.util.function.Function;

/** Answers that are prepared, and the second pair of eyes on them. */
final class Drafting {
    private Drafting() {}

    static Verdict save(Conversation conversation, SaveDraft command, Instant at) {
        if (command.text().isBlank()) {
            return refused(Reason.EMPTY_TEXT, "a draft needs a text");
        }
        return command.draft() == null
                ? agreed(saved(conversation, id("d-", conversation, 1), command.author(), command.text()))
                : byDraft(
                        conversation,
                        command.draft(),
                        draft -> agreed(saved(conversation, draft.id(), command.author(), command.text())));
    }

    /** A draft that would answer the customer's newest message. */
    static DraftSaved saved(Conversation conversation, String draft, String author, String text) {
        String target = conversation
                .lastInbound()
                .map(entry -> entry.message().externalId())
                .orElse(null);
        return new DraftSaved(draft, author, text, target);
    }

    static Verdict discard(Conversation conversation, DiscardDraft command, Instant at) {
        return byDraft(conversation, command.draft(), draft -> agreed(new DraftDiscarded(draft.id(), command.agent())));
    }

    static Verdict requestApproval(Conversation conversation, RequestApproval command, Instant at) {
        return byDraft(
                conversation,
                command.draft(),
                draft -> command.limit().isNegative() || command.limit().isZero()
                        ? refused(Reason.BAD_TIME, "nobody can agree within " + command.limit())
                        : agreed(new ApprovalRequested(
                                draft.id(), command.by(), hash(conversation, draft), command.limit())));
    }

    static Verdict approve(Conversation conversation, Approve command, Instant at) {
        return byApprover(conversation, command.draft(), command.by(), at, asked -> {
            boolean seen = command.hash().equals(asked.approval().hash())
                    && command.hash().equals(hash(conversation, asked.draft()));
            return seen
                    ? agreed(new ApprovalGiven(command.draft(), command.by(), command.hash()))
                    : refused(Reason.CHANGED, "draft " + command.draft() + " is not what was looked at");
        });
    }

    static Verdict refuseApproval(Conversation conversation, RefuseApproval command, Instant at) {
        return byApprover(
                conversation,
                command.draft(),
                command.by(),
                at,
                asked -> agreed(new ApprovalRefused(command.draft(), command.by(), command.reason())));
    }

    private record Asked(Draft draft, Approval approval) {}

    private static Verdict byApprover(
            Conversation conversation, String id, String by, Instant at, Function<Asked, Verdict> then) {
        return byDraft(conversation, id, draft -> {
            Approval approval = draft.approval();
            if (approval == null || !approval.stands(Approval.State.REQUESTED, at)) {
                return refused(Reason.OUT_OF_ORDER, "draft " + id + " waits for nobody's approval");
            }
            if (Backstaging.isNobody(by)) {
                return refused(Reason.UNKNOWN_AGENT, "nobody looked at draft " + id);
            }
            return Backstaging.isSame(by, draft.author())
                    ? refused(Reason.OWN_WORK, by + " wrote draft " + id)
                    : then.apply(new Asked(draft, approval));
        });
    }

    static Verdict byDraft(Conversation conversation, String id, Function<Draft, Verdict> then) {
        Draft draft = conversation.backstage().drafts().get(id);
        return draft == null ? refused(Reason.NOT_FOUND, "there is no draft " + id) : then.apply(draft);
    }

    /** What an approval of the draft as it is now is bound to. */
    static String hash(Conversation conversation, Draft draft) {
        Message target =
                conversation.entry(draft.inReplyTo()).map(Entry::message).orElse(null);
        return Draft.hash(draft.text(), target);
    }
}
