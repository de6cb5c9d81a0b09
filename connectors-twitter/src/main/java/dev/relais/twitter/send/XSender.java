package dev.relais.twitter.send;

import dev.relais.connect.HideRequest;
import dev.relais.connect.SendOutcome;
import dev.relais.connect.SendOutcome.Rejected;
import dev.relais.connect.SendOutcome.Sent;
import dev.relais.connect.SendRequest;
import dev.relais.conversation.Visibility;
import java.util.List;

/** Sends replies as agents wrote them, signed and within X's length. */
public final class XSender {
    private final Acts acts;
    private final Manners manners;
    private final ThreadLookup threads;

    /** Acts with these manners. */
    public XSender(Acts acts, Manners manners, ThreadLookup threads) {
        this.acts = acts;
        this.manners = manners;
        this.threads = threads;
    }

    /** Sends a reply; see {@link dev.relais.connect.Connector#send}. */
    public SendOutcome send(SendRequest request) {
        if (request.automatic() && !manners.machines()) {
            return new Rejected(
                    "machine-not-enabled",
                    "X wants to approve what machines write before they do; the host has not said that it did");
        }
        return request.visibility() == Visibility.PUBLIC ? reply(request) : message(request);
    }

    private SendOutcome reply(SendRequest request) {
        String parent = request.inReplyTo();
        if (parent == null || parent.isEmpty()) {
            return new Rejected("invalid", "a public reply needs the post that it answers");
        }
        if (request.text().isBlank()) {
            return new Rejected("invalid", "there is nothing to say");
        }
        Manners.Said said = manners.said(request);
        if (said instanceof Manners.Said.Wrong wrong) {
            return new Rejected(wrong.reason(), wrong.detail());
        }
        List<String> parts = ((Manners.Said.Parts) said).parts();
        PostDraft draft = PostDraft.of("").inReplyTo(parent);
        if (request.automatic()) {
            draft = draft.byMachine();
        }
        return parts.size() == 1
                ? acts.post(request.account(), draft.saying(parts.get(0)))
                : thread(request, draft, parts);
    }

    /**
     * Several posts, each an answer to the one before. What of them is there already, from an attempt that broke off, is not said again:
     * the account's own timeline is asked first.
     */
    private SendOutcome thread(SendRequest request, PostDraft draft, List<String> parts) {
        ThreadLookup.Found found = threads.found(request.account(), String.valueOf(request.inReplyTo()), parts);
        if (found instanceof ThreadLookup.Found.Unknown unknown) {
            return new SendOutcome.Throttled(unknown.until());
        }
        List<String> there = ((ThreadLookup.Found.Parts) found).ids();
        String first = there.isEmpty() ? null : there.get(0);
        String above = there.isEmpty() ? String.valueOf(request.inReplyTo()) : there.get(there.size() - 1);
        for (int part = there.size(); part < parts.size(); part++) {
            SendOutcome outcome =
                    acts.post(request.account(), draft.inReplyTo(above).saying(parts.get(part)));
            if (!(outcome instanceof Sent sent)) {
                return outcome;
            }
            above = sent.externalId();
            first = first == null ? above : first;
        }
        return new Sent(String.valueOf(first));
    }

    private SendOutcome message(SendRequest request) {
        String customer = request.customer();
        if (customer == null) {
            return new Rejected("invalid", "a direct message needs the customer's id on X, a number");
        }
        Manners.Said said = request.text().isBlank() ? new Manners.Said.Parts(List.of("")) : manners.said(request);
        if (said instanceof Manners.Said.Wrong wrong) {
            return new Rejected(wrong.reason(), wrong.detail());
        }
        String text = ((Manners.Said.Parts) said).parts().get(0);
        SendOutcome outcome = acts.message(request.account(), customer, text, null);
        boolean reveals = request.asked() == Visibility.PUBLIC;
        return outcome instanceof Sent sent && reveals ? new Sent(sent.externalId(), customer) : outcome;
    }

    /** Hides a reply or shows it again; see {@link dev.relais.connect.Connector#hide}. */
    public SendOutcome hide(HideRequest request) {
        return acts.hide(request.account(), request.externalId(), request.hidden());
    }
}
