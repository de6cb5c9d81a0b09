package dev.relais.desk;

import dev.relais.connect.Reconciliation;
import dev.relais.connect.SendOutcome;
import dev.relais.conversation.Command;
import dev.relais.conversation.Command.Settle;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.Send;
import dev.relais.conversation.SendId;
import dev.relais.conversation.SendState;
import dev.relais.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Replies on their way out. What is to be done follows from what the store says of a send, so that any desk can go on with it:
 * the intent is in the store before the network is called, the outcome after.
 *
 * <p>A send whose outcome nobody knows is looked for on the network, once the call is over and has had time to land. It goes out
 * again only if the network does not have it and the desk that called is proven to be done with it; else a person decides.
 */
final class Outbox {
    /** A desk that lives and does not say what became of its call is given this many settle times. */
    private static final int PATIENCE = 10;

    private static final int MOST_ATTEMPTS = 10;

    private record Look(SendId send, int attempt, SendState state) {}

    private final Desk desk;
    private final Store store;
    private final Network network;
    private final DeskCounters counters;
    private final long term;
    private final Duration settle;
    private final ResendPolicy policy;
    private final Waits<Look> waits;
    private final Windows windows;
    private final Set<SendId> calling = ConcurrentHashMap.newKeySet();
    private final Map<SendId, Settle> untold = new ConcurrentHashMap<>();

    Outbox(
            Desk desk,
            DeskBuilder with,
            Network network,
            DeskCounters counters,
            long term,
            LongSupplier nanos,
            Windows windows) {
        this.desk = desk;
        store = with.store;
        this.network = network;
        this.counters = counters;
        this.term = term;
        settle = with.settle;
        policy = with.resend;
        waits = new Waits<>(nanos);
        this.windows = windows;
    }

    /** Does what can be done now for the replies of a conversation, in the order in which they were decided. */
    void work(ConversationId id) {
        boolean more = true;
        while (more) {
            Optional<Conversation> conversation = store.conversation(id);
            more = conversation.isPresent()
                    && conversation.get().nextSend().isPresent()
                    && step(conversation.get(), conversation.get().nextSend().get());
        }
    }

    /** How long until there is something to do for a send if nothing happens; null where only somebody else can go on. */
    @Nullable
    Duration due(Conversation conversation, Send send, Instant now) {
        if (calling.contains(send.id())) {
            return null;
        }
        if (untold.containsKey(send.id())) {
            return Duration.ZERO;
        }
        Duration closed = windows.remaining(Windows.way(conversation, send), now);
        if (send.state() == SendState.PENDING) {
            return closed;
        }
        if (send.state() == SendState.THROTTLED) {
            Duration left = Duration.between(now, send.until() == null ? now : send.until());
            return left.compareTo(closed) > 0 ? left : closed;
        }
        if (send.state() == SendState.UNKNOWN) {
            return wait(send, settle);
        }
        if (send.state() != SendState.SENDING) {
            return null;
        }
        return send.term() == term || store.isOver(send.term())
                ? Duration.ZERO
                : wait(send, settle.multipliedBy(PATIENCE));
    }

    private Duration wait(Send send, Duration limit) {
        synchronized (waits) {
            return waits.remaining(new Look(send.id(), send.attempt(), send.state()), limit);
        }
    }

    private void forget(SendId send, int attempt) {
        synchronized (waits) {
            waits.forget(new Look(send, attempt, SendState.UNKNOWN));
            waits.forget(new Look(send, attempt, SendState.SENDING));
        }
    }

    /** One step; whether there may be another. */
    private boolean step(Conversation conversation, Send send) {
        Duration due = due(conversation, send, desk.clock().instant());
        if (due == null || !due.isZero()) {
            return false;
        }
        Settle known = untold.get(send.id());
        if (known != null) {
            return tell(conversation, known);
        }
        if (send.state() == SendState.UNKNOWN) {
            return look(conversation, send, true);
        }
        if (send.state() != SendState.SENDING) {
            return attempt(conversation, send);
        }
        if (send.term() == term) {
            return tell(conversation, settle(send, SendState.THROTTLED, "the call was not made"));
        }
        return store.isOver(send.term())
                ? tell(conversation, settle(send, SendState.UNKNOWN, "the desk stopped before the network answered"))
                : look(conversation, send, false);
    }

    private boolean attempt(Conversation conversation, Send send) {
        if (!calling.add(send.id())) {
            return false;
        }
        int attempt = send.attempt() + 1;
        try {
            boolean begun =
                    desk.command(conversation.id(), new Command.Start(send.id(), term)) instanceof CommandResult.Done;
            if (!begun || !isStillOurs(conversation.id(), send)) {
                return false;
            }
            Settle nothing =
                    new Settle(send.id(), attempt, SendState.UNKNOWN, null, "the call ended in an error", null);
            untold.put(send.id(), nothing);
            SendOutcome outcome = network.send(conversation, send);
            counters.count("sends." + word(outcome));
            note(Windows.way(conversation, send), outcome);
            untold.put(send.id(), outcome(conversation, send, attempt, outcome));
            if (outcome instanceof SendOutcome.Sent sent && sent.customer() != null) {
                desk.answeredPrivately(conversation, send, sent.externalId(), sent.customer());
            }
        } finally {
            calling.remove(send.id());
        }
        Settle said = untold.get(send.id());
        return said == null || tell(conversation, said);
    }

    /** Asked right before the network is called: this desk may have stood still since it wrote that it would. */
    private boolean isStillOurs(ConversationId id, Send send) {
        Send now = store.conversation(id).map(c -> c.sends().get(send.id())).orElse(null);
        return now != null
                && now.state() == SendState.SENDING
                && now.term() == term
                && now.attempt() == send.attempt() + 1
                && !store.isOver(term);
    }

    /** What one send is told holds for all that go the same way. */
    private void note(String way, SendOutcome outcome) {
        if (outcome instanceof SendOutcome.Throttled throttled) {
            windows.close(way, desk.clock().instant(), throttled.until());
        } else if (outcome instanceof SendOutcome.Sent) {
            windows.open(way, desk.clock().instant());
        }
    }

    private static String word(SendOutcome outcome) {
        return outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private Settle outcome(Conversation conversation, Send send, int attempt, SendOutcome outcome) {
        if (outcome instanceof SendOutcome.Sent sent) {
            return network.sent(
                    conversation, send, attempt, sent.externalId(), desk.clock().instant());
        }
        if (outcome instanceof SendOutcome.Rejected rejected) {
            return new Settle(
                    send.id(), attempt, SendState.REJECTED, null, rejected.reason() + ": " + rejected.detail(), null);
        }
        if (outcome instanceof SendOutcome.Throttled throttled) {
            return new Settle(send.id(), attempt, SendState.THROTTLED, null, "throttled", throttled.until());
        }
        if (outcome instanceof SendOutcome.Blocked blocked) {
            String reason = Network.BLOCKED + blocked.reason() + ": " + blocked.detail();
            return new Settle(send.id(), attempt, SendState.HELD, null, reason, null);
        }
        String detail = ((SendOutcome.Unknown) outcome).detail();
        return new Settle(send.id(), attempt, SendState.UNKNOWN, null, detail, null);
    }

    /** Writes what is known. Kept until it is written: the network has said it, and will not say it again. */
    private boolean tell(Conversation conversation, Settle settled) {
        untold.put(settled.send(), settled);
        boolean done = desk.command(conversation.id(), settled) instanceof CommandResult.Done;
        untold.remove(settled.send());
        forget(settled.send(), settled.attempt());
        return done;
    }

    /**
     * Looks on the network for a send; what may simply be done again needs no looking.
     *
     * @param over whether the call is proven to be over
     */
    private boolean look(Conversation conversation, Send send, boolean over) {
        Reconciliation found = send.isRepeatable() ? new Reconciliation.Absent() : network.look(conversation, send);
        counters.count("sends.looked-for");
        if (found instanceof Reconciliation.Found there) {
            return tell(
                    conversation,
                    network.sent(
                            conversation,
                            send,
                            send.attempt(),
                            there.externalId(),
                            desk.clock().instant()));
        }
        if (found instanceof Reconciliation.Unavailable) {
            forget(send.id(), send.attempt());
            return false;
        }
        boolean mayRepeat = over && (send.isRepeatable() || policy == ResendPolicy.RECONCILE);
        if (found instanceof Reconciliation.Absent && mayRepeat) {
            return send.attempt() < MOST_ATTEMPTS
                    ? tell(conversation, settle(send, SendState.PENDING, "the network does not have it"))
                    : tell(conversation, settle(send, SendState.HELD, "given up after " + MOST_ATTEMPTS + " attempts"));
        }
        counters.count("sends.held");
        return tell(conversation, settle(send, SendState.HELD, why(found, over)));
    }

    private static String why(Reconciliation found, boolean over) {
        if (found instanceof Reconciliation.Undecidable undecidable) {
            return undecidable.detail();
        }
        return over
                ? "the network does not have it, and nothing is sent twice without a person"
                : "the network does not have it yet, and the desk that calls does not answer";
    }

    private Settle settle(Send send, SendState state, String reason) {
        Instant until = state == SendState.THROTTLED ? desk.clock().instant() : null;
        return new Settle(send.id(), send.attempt(), state, null, reason, until);
    }
}
