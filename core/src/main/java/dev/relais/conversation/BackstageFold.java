package dev.relais.conversation;

import dev.relais.conversation.ConversationEvent.ApprovalExpired;
import dev.relais.conversation.ConversationEvent.ApprovalGiven;
import dev.relais.conversation.ConversationEvent.ApprovalRefused;
import dev.relais.conversation.ConversationEvent.ApprovalRequested;
import dev.relais.conversation.ConversationEvent.CallEnded;
import dev.relais.conversation.ConversationEvent.CallPromised;
import dev.relais.conversation.ConversationEvent.ConsultationAnswered;
import dev.relais.conversation.ConversationEvent.ConsultationRequested;
import dev.relais.conversation.ConversationEvent.DraftSaved;
import dev.relais.conversation.ConversationEvent.NoteAdded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What each event does to what the customer does not see. */
final class BackstageFold {
    private final List<Note> notes;
    private final Growing<String, Consultation> consultations;
    private final Growing<String, Draft> drafts;
    private final Growing<String, Call> calls;

    BackstageFold(Backstage before) {
        notes = new ArrayList<>(before.notes());
        consultations = new Growing<>(before.consultations());
        drafts = new Growing<>(before.drafts());
        calls = new Growing<>(before.calls());
    }

    Backstage done() {
        return new Backstage(Collections.unmodifiableList(notes), consultations.done(), drafts.done(), calls.done());
    }

    void note(NoteAdded e, Instant at) {
        notes.add(new Note(e.note(), e.author(), e.text(), at));
    }

    void consultation(ConsultationRequested e, Instant at) {
        consultations.put(
                e.consultation(), new Consultation(e.consultation(), e.by(), e.agent(), e.question(), at, false));
    }

    void answered(ConsultationAnswered e) {
        consultations.change(e.consultation(), Consultation::ended);
    }

    /** Another text is another draft: whatever was said about the one before is void. */
    void draft(DraftSaved e) {
        drafts.put(e.draft(), new Draft(e.draft(), e.author(), e.text(), e.inReplyTo(), null));
    }

    void gone(String draft) {
        drafts.remove(draft);
    }

    void approval(ApprovalRequested e, Instant at) {
        Approval asked = new Approval(e.by(), e.hash(), at.plus(e.limit()), Approval.State.REQUESTED, null);
        drafts.change(e.draft(), draft -> draft.with(asked));
    }

    void approval(ApprovalGiven e) {
        said(e.draft(), Approval.State.GIVEN, e.by());
    }

    void approval(ApprovalRefused e) {
        said(e.draft(), Approval.State.REFUSED, e.by());
    }

    void approval(ApprovalExpired e) {
        drafts.change(e.draft(), draft -> {
            Approval before = draft.approval();
            return before == null ? draft : draft.with(before.said(Approval.State.EXPIRED, before.by()));
        });
    }

    private void said(String id, Approval.State state, String by) {
        drafts.change(id, draft -> {
            Approval asked = draft.approval();
            if (asked == null) {
                throw new IllegalArgumentException("nobody was asked about draft " + id);
            }
            return draft.with(asked.said(state, by));
        });
    }

    void call(CallPromised e, Instant at) {
        calls.put(e.call(), new Call(e.call(), e.agent(), e.consent(), at, e.from(), e.to(), null, null));
    }

    void call(CallEnded e, Instant at) {
        calls.change(e.call(), call -> call.ended(e.result(), at));
    }

    /** The words go; that there were notes, questions and calls stays. */
    void erase() {
        notes.replaceAll(Note::erased);
        consultations.changeAll(Consultation::erased);
        drafts.clear();
        calls.changeAll(Call::erased);
    }
}
