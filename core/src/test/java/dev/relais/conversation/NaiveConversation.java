package dev.relais.conversation;

import dev.relais.conversation.ConversationEvent.ApprovalRequested;
import dev.relais.conversation.ConversationEvent.CallPromised;
import dev.relais.conversation.ConversationEvent.ConsultationRequested;
import dev.relais.conversation.ConversationEvent.DraftSaved;
import dev.relais.conversation.ConversationEvent.HidingRequested;
import dev.relais.conversation.ConversationEvent.OfferMade;
import dev.relais.conversation.ConversationEvent.ReplyRequested;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A plain, mutable account of a conversation: kept from the commands, not from the events, and without a line of the code that it
 * checks. Of the events it takes only the ids that were given.
 */
final class NaiveConversation extends NaiveRefusals {
    NaiveConversation(boolean isPublic) {
        super(isPublic);
    }

    /** What {@code command} does. */
    void happens(Command command, Instant now, List<ConversationEvent> events) {
        if (command instanceof Command.Route c) {
            routes(c, now);
        } else if (command instanceof Command.Enqueue c) {
            Instant place = phase == Phase.OFFERED && queue.equals(c.queue()) ? since : now;
            if (phase == Phase.OVER) {
                reopened = true;
                preferred = "";
            }
            if (!routedSomewhere) {
                routedSomewhere = true;
                declined.clear();
                preferred = "";
            }
            waits(c.queue(), place);
        } else if (command instanceof Command.Offer c) {
            phase = Phase.OFFERED;
            who = c.agent();
            deadline = now.plus(c.limit());
            offer = ((OfferMade) events.get(0)).offer();
        } else if (command instanceof Command.Accept c) {
            belongs(c.agent());
        } else if (command instanceof Command.Assign c) {
            belongs(c.agent());
        } else if (command instanceof Command.Decline c) {
            back(c.queue(), c.askAgain(), since);
        } else if (command instanceof Command.Elapse c) {
            elapses(c, now);
        } else if (command instanceof Command.Withdraw c) {
            back(c.queue(), c.askAgain(), since);
        } else if (command instanceof Command.TakeBack c) {
            token++;
            back(c.queue(), c.askAgain(), began);
        } else if (command instanceof Command.Resume c) {
            resumes(c, now);
        } else if (command instanceof Command.Reopen c) {
            reopened = true;
            began = now;
            belongs(c.agent());
        } else if (command instanceof Command.HandleElsewhere) {
            ends(now);
            unattended = false;
        } else if (command instanceof Command.Resolve) {
            ends(now);
        } else if (command instanceof Command.Transfer c) {
            declined.add(who);
            waits(c.queue(), now);
        } else if (command instanceof Command.Release) {
            declined.add(who);
            waits(queue, now);
        } else if (command instanceof Command.Snooze c) {
            phase = Phase.SNOOZED;
            deadline = c.until();
            preferred = who;
            unattended = false;
        } else if (command instanceof Command.Await) {
            phase = Phase.AWAITING;
            unattended = false;
        } else if (command instanceof Command.Link c) {
            links.add(c.other());
        } else {
            speaks(command, now, events);
        }
    }

    private void routes(Command.Route c, Instant now) {
        String to = c.routed().queue();
        routedSomewhere = to != null;
        preferred = "";
        unattended = false;
        if (phase == Phase.QUEUED && queue.equals(to)) {
            return;
        }
        if (phase == Phase.OVER) {
            reopened = !deadline.plus(c.reopenWindow()).isBefore(now);
            episode += reopened ? 0 : 1;
        }
        declined.clear();
        if (to == null) {
            phase = Phase.ASIDE;
        } else {
            waits(to, now);
        }
    }

    private void back(@Nullable String where, boolean again, Instant from) {
        if (!again) {
            declined.add(who);
        }
        waits(where == null ? queue : where, from);
    }

    private void waits(String where, Instant from) {
        began = from;
        phase = Phase.QUEUED;
        queue = where;
        since = from;
        unattended = false;
    }

    private void belongs(String agent) {
        phase = Phase.OWNED;
        who = agent;
        token++;
        preferred = "";
        unattended = false;
    }

    private void ends(Instant now) {
        phase = Phase.OVER;
        deadline = now;
    }

    private void resumes(Command.Resume c, Instant now) {
        if (phase == Phase.SNOOZED) {
            waits(queue, now);
        } else if (!c.hasRoom()) {
            token++;
            preferred = who;
            waits(queue, now);
        } else {
            phase = Phase.OWNED;
            began = now;
            unattended = false;
        }
    }

    private void elapses(Command.Elapse c, Instant now) {
        Instant due = Objects.requireNonNull(due());
        if (phase == Phase.OFFERED && deadline.equals(due)) {
            back(c.queue(), c.askAgain(), since);
        } else if (phase == Phase.SNOOZED && deadline.equals(due)) {
            waits(queue, now);
        } else {
            Prepared draft = drafts.values().stream()
                    .filter(one -> one.runs() && one.deadline.equals(due))
                    .findFirst()
                    .orElseThrow();
            draft.said = Approval.State.EXPIRED;
        }
    }

    private void speaks(Command command, Instant now, List<ConversationEvent> events) {
        if (command instanceof Command.Reply c) {
            ReplyRequested requested = (ReplyRequested) events.get(0);
            asks(
                    requested.send(),
                    Send.Kind.REPLY,
                    c.text(),
                    Objects.requireNonNull(newest()).first.externalId(),
                    c.automatic(),
                    now);
        } else if (command instanceof Command.SendDraft c) {
            Prepared draft = the(drafts, c.draft());
            drafts.remove(c.draft());
            SendId id = ((ReplyRequested) events.get(0)).send();
            asks(id, Send.Kind.REPLY, draft.text, Objects.requireNonNull(draft.about), false, now);
        } else if (command instanceof Command.Hide c) {
            HidingRequested requested = (HidingRequested) events.get(0);
            Send.Kind kind = c.hidden() ? Send.Kind.HIDE : Send.Kind.UNHIDE;
            asks(requested.send(), kind, "", requested.message().externalId(), false, now);
        } else if (command instanceof Command.Start c) {
            the(outs, c.send()).state = SendState.SENDING;
            the(outs, c.send()).attempt++;
            the(outs, c.send()).until = null;
        } else if (command instanceof Command.Settle c) {
            settled(c);
        } else if (command instanceof Command.Erase) {
            erased();
        } else if (command instanceof Command.AddNote) {
            notes++;
        } else if (command instanceof Command.Consult c) {
            questions.put(((ConsultationRequested) events.get(0)).consultation(), c.agent());
        } else if (command instanceof Command.Answer c) {
            answered.add(c.consultation());
            if (c.asDraft()) {
                saved(((DraftSaved) events.get(1)).draft(), c.agent(), c.text());
            } else {
                notes++;
            }
        } else if (command instanceof Command.SaveDraft c) {
            saved(((DraftSaved) events.get(0)).draft(), c.author(), c.text());
        } else if (command instanceof Command.DiscardDraft c) {
            drafts.remove(c.draft());
        } else if (command instanceof Command.RequestApproval c) {
            Prepared draft = the(drafts, c.draft());
            draft.said = Approval.State.REQUESTED;
            draft.asked = seen(draft);
            draft.deadline = now.plus(c.limit());
            hashes.put(((ApprovalRequested) events.get(0)).hash(), draft.asked);
        } else if (command instanceof Command.Approve c) {
            the(drafts, c.draft()).said = Approval.State.GIVEN;
        } else if (command instanceof Command.RefuseApproval c) {
            the(drafts, c.draft()).said = Approval.State.REFUSED;
        } else if (command instanceof Command.PromiseCall) {
            calls.put(((CallPromised) events.get(0)).call(), true);
        } else {
            calls.put(((Command.EndCall) command).call(), false);
        }
    }

    private void asks(SendId id, Send.Kind kind, String text, String about, boolean machine, Instant now) {
        Out out = new Out();
        out.kind = kind;
        out.text = text;
        out.about = about;
        out.machine = machine;
        out.at = now;
        outs.put(id, out);
    }

    private void saved(String id, String author, String text) {
        Prepared draft = drafts.computeIfAbsent(id, none -> new Prepared());
        draft.author = author;
        draft.text = text;
        draft.about = newestId();
        draft.said = null;
    }

    private void settled(Command.Settle c) {
        Out out = the(outs, c.send());
        out.state = c.state();
        out.until = c.state() == SendState.THROTTLED ? c.until() : null;
        if (c.state() != SendState.SENT) {
            return;
        }
        if (c.sent() != null && !words.containsKey(c.sent().externalId())) {
            Words sent = new Words(c.sent(), false);
            sent.gone = out.kind == Send.Kind.REPLY && out.text.isEmpty();
            sent.text = sent.gone ? "" : sent.text;
            words.put(c.sent().externalId(), sent);
        }
        if (out.kind != Send.Kind.REPLY) {
            the(words, out.about).hidden = out.kind == Send.Kind.HIDE;
        } else if (phase == Phase.OWNED && (newest() == null || out.about.equals(newestId()))) {
            phase = Phase.AWAITING;
            unattended = false;
        }
    }

    private void erased() {
        words.keySet().forEach(this::withdrawn);
        for (Out out : outs.values()) {
            out.text = "";
            if (isWaiting(out) && out.state != SendState.SENDING) {
                out.state = SendState.CANCELLED;
                out.until = null;
            }
        }
        drafts.clear();
        unattended = false;
    }
}
