package dev.relais.twitter.send;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.relais.account.Account;
import dev.relais.connect.HideRequest;
import dev.relais.connect.SendOutcome;
import dev.relais.connect.SendOutcome.Rejected;
import dev.relais.connect.SendOutcome.Sent;
import dev.relais.connect.SendRequest;
import dev.relais.conversation.SendId;
import dev.relais.conversation.Visibility;
import java.util.ArrayList;
import java.util.List;

/** Sends replies as agents wrote them, signed and within X's length. */
public final class XSender {
    private final Acts acts;
    private final Manners manners;
    private final ThreadLookup threads;
    private final Cache<Begun, List<String>> begun =
            Caffeine.newBuilder().maximumSize(1_000).build();

    /** An answer in several posts: X may list what it took of it only later, so that its ids are remembered here. */
    private record Begun(SendId id, String parent, int words) {}

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
        Account account = request.account();
        String parent = String.valueOf(request.inReplyTo());
        String self = account.externalId();
        if (self == null
                || !Acts.ID.matcher(self).matches()
                || !Acts.ID.matcher(parent).matches()) {
            return new Rejected(
                    "invalid", "an answer in several posts needs the ids on X of account and post, numbers");
        }
        Begun act = new Begun(request.id(), parent, parts.hashCode());
        ThreadLookup.Found found = threads.found(account, parent, parts, begun.get(act, a -> List.of()));
        if (found instanceof ThreadLookup.Found.Unanswered unanswered) {
            return acts.unanswered(unanswered.answer());
        }
        List<String> there = new ArrayList<>(((ThreadLookup.Found.Parts) found).ids());
        there.forEach(post -> acts.seen(account, post));
        while (there.size() < parts.size()) {
            String above = there.isEmpty() ? parent : there.get(there.size() - 1);
            SendOutcome outcome = acts.post(account, draft.inReplyTo(above).saying(parts.get(there.size())));
            if (!(outcome instanceof Sent part)) {
                return brokenOff(outcome, there.size(), parts.size());
            }
            there.add(part.externalId());
            begun.put(act, List.copyOf(there));
        }
        return new Sent(there.get(0));
    }

    /** Whoever reads of a refusal has to know that a part of the answer stands there. */
    private static SendOutcome brokenOff(SendOutcome outcome, int there, int parts) {
        boolean refused = there > 0 && outcome instanceof Rejected;
        return refused
                ? new Rejected(
                        ((Rejected) outcome).reason(),
                        ((Rejected) outcome).detail() + "; " + there + " of " + parts + " posts are there already")
                : outcome;
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
