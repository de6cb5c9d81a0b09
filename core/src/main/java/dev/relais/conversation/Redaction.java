package dev.relais.conversation;

import dev.relais.conversation.ConversationEvent.ApprovalRefused;
import dev.relais.conversation.ConversationEvent.CallPromised;
import dev.relais.conversation.ConversationEvent.ConsultationRequested;
import dev.relais.conversation.ConversationEvent.DraftSaved;
import dev.relais.conversation.ConversationEvent.MessageCompleted;
import dev.relais.conversation.ConversationEvent.MessageEdited;
import dev.relais.conversation.ConversationEvent.MessageReceived;
import dev.relais.conversation.ConversationEvent.MessageSent;
import dev.relais.conversation.ConversationEvent.NoteAdded;
import dev.relais.conversation.ConversationEvent.ReactionChanged;
import dev.relais.conversation.ConversationEvent.ReplyRequested;
import org.jspecify.annotations.Nullable;

/** Events without the words that must go. The fold of a history is the same before and after. */
public final class Redaction {
    private Redaction() {}

    /**
     * An event that stands before the withdrawal of {@code message}, or before the erasure of everything where {@code message} is
     * null, without what that takes away; the same object where it takes nothing.
     */
    public static LoggedEvent of(LoggedEvent logged, @Nullable MessageId message) {
        ConversationEvent before = logged.event();
        ConversationEvent after = messages(before, message);
        if (message == null && after == before) {
            after = backstage(before);
        }
        return after.equals(before)
                ? logged
                : new LoggedEvent(logged.conversation(), logged.seq(), logged.at(), logged.source(), after);
    }

    private static ConversationEvent messages(ConversationEvent event, @Nullable MessageId message) {
        if (event instanceof MessageReceived e && isAbout(e.message().id(), message)) {
            return new MessageReceived(e.message().withoutContent(), e.revision());
        }
        if (event instanceof MessageSent e && isAbout(e.message().id(), message)) {
            return new MessageSent(e.message().withoutContent(), e.revision(), e.origin(), e.send());
        }
        if (event instanceof MessageCompleted e && isAbout(e.message().id(), message)) {
            return new MessageCompleted(e.message().withoutContent());
        }
        if (event instanceof MessageEdited e && isAbout(e.message().id(), message)) {
            return new MessageEdited(e.message(), e.version().blank());
        }
        return event;
    }

    private static boolean isAbout(MessageId id, @Nullable MessageId message) {
        return message == null || id.equals(message);
    }

    /** What only erasure takes: the brand's words, and the names of those who reacted. */
    private static ConversationEvent backstage(ConversationEvent event) {
        if (event instanceof ReplyRequested e) {
            return new ReplyRequested(e.send(), e.agent(), "", e.inReplyTo(), e.visibility(), e.automatic(), e.draft());
        }
        if (event instanceof NoteAdded e) {
            return new NoteAdded(e.note(), e.author(), "");
        }
        if (event instanceof ConsultationRequested e) {
            return new ConsultationRequested(e.consultation(), e.by(), e.agent(), "");
        }
        if (event instanceof DraftSaved e) {
            return new DraftSaved(e.draft(), e.author(), "", e.inReplyTo());
        }
        if (event instanceof ApprovalRefused e) {
            return new ApprovalRefused(e.draft(), e.by(), "");
        }
        if (event instanceof CallPromised e) {
            return new CallPromised(e.call(), e.agent(), "", e.from(), e.to());
        }
        if (event instanceof ReactionChanged e && e.author() != null) {
            Author stub = new Author(e.author().id(), null, null);
            return new ReactionChanged(e.message(), stub, e.reaction(), e.added());
        }
        return event;
    }
}
