package dev.relais.desk;

import dev.relais.RetriableException;
import dev.relais.account.Accounts;
import dev.relais.config.Agent;
import dev.relais.config.DeskConfig;
import dev.relais.config.QueueConfig;
import dev.relais.connect.Connector;
import dev.relais.connect.Delivery;
import dev.relais.connect.Reception;
import dev.relais.connect.ReplyWay;
import dev.relais.connect.WebhookRequest;
import dev.relais.connect.WebhookResponse;
import dev.relais.conversation.Command;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationEvent.CallResult;
import dev.relais.conversation.ConversationEvent.LinkReason;
import dev.relais.conversation.ConversationEvent.QueueReason;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.ConversationKey;
import dev.relais.conversation.ConversationState;
import dev.relais.conversation.Draft;
import dev.relais.conversation.LoggedEvent;
import dev.relais.conversation.MessageId;
import dev.relais.conversation.Refusal;
import dev.relais.conversation.Refusal.Reason;
import dev.relais.conversation.Send;
import dev.relais.conversation.SendId;
import dev.relais.conversation.SendState;
import dev.relais.conversation.Visibility;
import dev.relais.customer.Basis;
import dev.relais.customer.Claim;
import dev.relais.customer.CustomerCommand;
import dev.relais.customer.CustomerId;
import dev.relais.customer.CustomerVerdict;
import dev.relais.customer.Customers;
import dev.relais.customer.IdentityKey;
import dev.relais.intake.Intake;
import dev.relais.presence.Device;
import dev.relais.presence.Presence;
import dev.relais.sla.Target;
import dev.relais.store.FencedException;
import dev.relais.store.Pending;
import dev.relais.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one door that a host opens: webhooks go in, conversations are offered to people, replies go out.
 *
 * <pre>{@code
 * Desk desk = Desk.builder(DeskFile.read("desk.json", bytes))
 *         .connector(connector)
 *         .assigner(new RoutingEngine(config))
 *         .build();
 * WebhookResponse response = desk.receive("x", request);
 * }</pre>
 *
 * <p>Thread-safe. Decisions are taken one at a time; networks are called outside of them. What a network handed over is in the
 * store before it is acknowledged. Time passes only through the desk's clock and {@link #tick()}. Several desks may share a
 * store, each under its own name: each learns of what the others did at its next call or tick.
 *
 * <p>A method that changes something throws a {@link RetriableException} where the store fails, and then it may have happened or
 * not: read the conversation, and say it again if it did not. It throws a {@link FencedException} where another desk goes under
 * this one's name.
 */
public final class Desk {
    /** For so long another desk is left alone with a message that it took in. */
    private static final Duration LEFT_ALONE = Duration.ofSeconds(10);
    /** After so long a directory that did not answer is asked again. */
    private static final Duration ENRICHMENT = Duration.ofSeconds(30);

    private final ReentrantLock lock = new ReentrantLock();
    private final DeskConfig config;
    private final Map<String, Connector> connectors;
    private final InstantSource clock;
    private final Executor executor;
    private final ApprovalPolicy approvals;
    private final Store store;
    private final DeskCounters counters = new DeskCounters();
    private final Guard guard;
    private final Publisher publisher;
    private final Dispatch dispatch;
    private final ServiceLevels levels;
    private final Board board = new Board();
    private final RequeuePolicy requeue;
    private final Staff staff;
    private final Recalls recalls;
    private final Promises promises;
    private final Elapsing elapsing;
    private final Follower follower;
    private final Workbench bench;
    private final Waits<ConversationId> waits;
    private final Attending attending;
    private final Orphans orphans;
    private final Inbox inbox;
    private final Network network;
    private final Outbox outbox;
    private final People people;

    Desk(DeskBuilder with) {
        config = with.config;
        connectors = Map.copyOf(with.connectors);
        clock = with.clock;
        executor = with.executor;
        approvals = with.approvals;
        store = with.store;
        guard = new Guard(counters, with.callbacks, with.callbackLimit);
        publisher = new Publisher(with.listeners, guard);
        Accounts accounts = new Accounts(config.accounts());
        network = new Network(accounts, connectors, guard);
        Policies policies = new Policies(config, clock.instant());
        levels = new ServiceLevels(policies, store, network.replyWindows(config.accounts()));
        dispatch = new Dispatch(config, new GuardedAssigner(with.assigner, guard), levels);
        long term = store.enter(with.desk);
        LongSupplier nanos = with.nanos();
        Windows windows = new Windows(nanos, term);
        requeue = with.requeue;
        staff = new Staff(config, with.presence, requeue.awayAfterExpiries(), dispatch);
        recalls = new Recalls(requeue, staff, board, store);
        follower = new Follower(store, dispatch, board, windows, publisher, staff, recalls);
        bench = new Workbench(store, dispatch, follower, term);
        promises = new Promises(config, levels, policies, store, bench, staff, dispatch, follower.counting());
        elapsing = new Elapsing(board, recalls, requeue, store, bench);
        waits = new Waits<>(nanos);
        people = new People(store, clock);
        attending = new Attending(this, with, people, guard, policies);
        orphans = new Orphans(this, store, network, counters, nanos);
        Listening listening = new Listening(this, with, attending.facts(), guard, counters);
        Reading reading = new Reading(this, store, accounts, attending, listening, orphans, counters);
        inbox = new Inbox(this, with, connectors, reading, counters, term, nanos);
        outbox = new Outbox(this, with, network, counters, term, nanos, windows);
        restart();
    }

    /** Options of a desk for {@code config}. */
    public static DeskBuilder builder(DeskConfig config) {
        return new DeskBuilder(config);
    }

    private void restart() {
        locked(() -> {
            Instant now = clock.instant();
            follower.start(now);
            promises.start(now);
            return true;
        });
        store.unattached().forEach(orphans::add);
        for (Pending pending : store.pending()) {
            if (pending.begun() == 0 || store.isOver(pending.term())) {
                working(() -> inbox.understand(pending.number()));
            }
        }
        for (ConversationId id : locked(board::unattended)) {
            working(() -> attending.attend(id));
        }
        for (ConversationId id : locked(board::sending)) {
            working(() -> outbox.work(id));
        }
    }

    /**
     * Takes a webhook request of a network: checks that it is genuine, keeps it, answers. What it says is understood on the
     * desk's executor. Never throws: 404 for a network without a connector, 500 where the connector fails, 503
     * where the store cannot keep it.
     *
     * @param network {@link Connector#network()}
     */
    public WebhookResponse receive(String network, WebhookRequest request) {
        Connector connector = connectors.get(network);
        if (connector == null) {
            return WebhookResponse.empty(404);
        }
        Reception reception = guard.call(
                "connector",
                () -> connector.receive(request),
                new Reception.Refused(WebhookResponse.empty(500), "the connector failed"));
        if (reception instanceof Reception.Refused refused) {
            counters.count("webhooks.refused");
            return refused.response();
        }
        if (reception instanceof Reception.Answer answer) {
            counters.count("webhooks.answered");
            return answer.response();
        }
        try {
            take(new Delivery(network, null, clock.instant(), request.body()));
        } catch (RuntimeException e) {
            counters.count("webhooks.not-kept");
            return WebhookResponse.empty(503);
        }
        counters.count("webhooks.accepted");
        return ((Reception.Accepted) reception).response();
    }

    /**
     * Takes what was fetched from a network by polling or over a stream: keeps it, and understands it on the desk's executor. When it
     * returns nothing of it can be lost any more. The same bytes again do no harm.
     *
     * @param network {@link Connector#network()}
     * @param account the desk's own name of the account in whose name it was fetched; null where the body tells
     * @throws dev.relais.RelaisException or whatever the store throws, where it cannot keep it: fetch it again later
     */
    public void deliver(String network, @Nullable String account, byte[] body) {
        take(new Delivery(network, account, clock.instant(), body));
        counters.count("deliveries.fetched");
    }

    /** Keeps a delivery, and understands it on the executor. */
    void take(Delivery delivery) {
        long number = inbox.keep(delivery);
        if (!later(() -> inbox.understand(number))) {
            inbox.postponed(number);
        }
    }

    /** Work that may be done after the answer. Returns false where the executor refuses it: a later tick does it. */
    private boolean later(Runnable work) {
        try {
            executor.execute(() -> working(work));
            return true;
        } catch (RejectedExecutionException e) {
            counters.count("work.postponed");
            return false;
        }
    }

    /** Work of the desk's own. What fails is done at a later tick. */
    private void working(Runnable work) {
        guard.run("work", work);
    }

    /**
     * An agent takes new conversations from now on, or no more: the simple form of {@link #presence(String, Presence)} with
     * {@link Presence#AVAILABLE} and {@link Presence#AWAY}. Every desk is to be told. Returns why not, if not.
     */
    public Optional<Refusal> available(String agent, boolean available) {
        return presence(agent, available ? Presence.AVAILABLE : Presence.AWAY);
    }

    /**
     * An agent says what he is there for. Only {@link Presence#AVAILABLE} takes new conversations. {@link Presence#OFFLINE} signs him
     * off: offers to him are withdrawn, and what customers wait for goes back as {@link RequeuePolicy} says. Who is there is not in
     * the log: every desk is to be told, and told again when it starts. Returns why not, if not.
     */
    public Optional<Refusal> presence(String agent, Presence presence) {
        if (!employs(agent)) {
            return Optional.of(unknownAgent(agent));
        }
        return locked(() -> {
            Instant now = clock.instant();
            staff.says(agent, presence, now);
            elapsing.recall(now);
            assign();
            return Optional.empty();
        });
    }

    /**
     * A device of an agent is there. Whoever sent a heartbeat once is taken as gone when his devices have been silent for as long as
     * {@link dev.relais.presence.PresencePolicy} gives the most patient of them, and is there again with the next. Every desk is to be
     * told. Returns why not, if not.
     */
    public Optional<Refusal> heartbeat(String agent, Device device) {
        if (!employs(agent)) {
            return Optional.of(unknownAgent(agent));
        }
        return locked(() -> {
            Instant now = clock.instant();
            if (staff.heardFrom(agent, device, now)) {
                elapsing.recall(now);
                assign();
            }
            return Optional.empty();
        });
    }

    /** Whether an agent is there, as far as this desk was told; empty where the desk has no such agent. */
    public Optional<Presence> presence(String agent) {
        return employs(agent) ? Optional.of(locked(() -> staff.presence(agent))) : Optional.empty();
    }

    private boolean employs(String agent) {
        return config.agents().stream().map(Agent::id).anyMatch(agent::equals);
    }

    private static Refusal unknownAgent(String agent) {
        return new Refusal(Reason.UNKNOWN_AGENT, "there is no agent " + agent);
    }

    private CommandResult toAgent(String agent, Supplier<CommandResult> command) {
        return employs(agent) ? command.get() : new CommandResult.Refused(unknownAgent(agent));
    }

    private CommandResult toQueue(String queue, Supplier<CommandResult> command) {
        return config.queues().stream().map(QueueConfig::id).anyMatch(queue::equals)
                ? command.get()
                : new CommandResult.Refused(new Refusal(Reason.UNKNOWN_QUEUE, "there is no queue " + queue));
    }

    /** The agent takes the offer: the conversation is his, under a new token. */
    public CommandResult accept(ConversationId conversation, String offer, String agent) {
        return command(conversation, new Command.Accept(offer, agent));
    }

    /** The agent does not want it: it keeps its waiting time and goes back, not to him again, unless {@link RequeuePolicy} says otherwise. */
    public CommandResult decline(ConversationId conversation, String offer, String agent) {
        Requeue how = requeue.of(QueueReason.DECLINED).orElseThrow();
        return command(conversation, new Command.Decline(offer, agent, how.queue(), how.askHimAgain()));
    }

    /**
     * A person gives the conversation to an agent by hand, whoever has it now or to whomever it is held out: that beats the engine
     * and may exceed the agent's capacity. An earlier owner's token is stale from then on.
     */
    public CommandResult assign(ConversationId conversation, String agent) {
        return toAgent(agent, () -> command(conversation, new Command.Assign(agent)));
    }

    /** A person puts a conversation that nobody owns into a queue by hand: one that a rule set aside, say. */
    public CommandResult enqueue(ConversationId conversation, String queue) {
        return toQueue(queue, () -> command(conversation, new Command.Enqueue(queue)));
    }

    /** The owner gives the conversation to another queue. */
    public CommandResult transfer(ConversationId conversation, long token, String queue) {
        return toQueue(queue, () -> command(conversation, new Command.Transfer(token, queue)));
    }

    /** The owner gives the conversation back: it waits in its queue again, for somebody else. */
    public CommandResult release(ConversationId conversation, long token) {
        return command(conversation, new Command.Release(token));
    }

    /** The owner asks another employee, and keeps the conversation; the answer is {@link #answer}. */
    public CommandResult consult(ConversationId conversation, long token, String agent, String question) {
        return toAgent(agent, () -> command(conversation, new Command.Consult(token, agent, question)));
    }

    /**
     * The employee who was asked answers.
     *
     * @param asDraft whether it is an answer for the customer that the owner may send; else it becomes a note
     */
    public CommandResult answer(
            ConversationId conversation, String consultation, String agent, String text, boolean asDraft) {
        return command(conversation, new Command.Answer(consultation, agent, text, asDraft));
    }

    /** An employee writes something that the customer never sees. */
    public CommandResult note(ConversationId conversation, String author, String text) {
        return command(conversation, new Command.AddNote(author, text));
    }

    /**
     * An employee prepares an answer.
     *
     * @param draft the draft that gets this text: approvals of its earlier text are void; null for a new one
     */
    public CommandResult draft(ConversationId conversation, @Nullable String draft, String author, String text) {
        return command(conversation, new Command.SaveDraft(draft, author, text));
    }

    /** A draft will not be used. */
    public CommandResult discard(ConversationId conversation, String draft, String agent) {
        return command(conversation, new Command.DiscardDraft(draft, agent));
    }

    /** Somebody else shall look at a draft before it goes out; the request stands for {@code limit}. */
    public CommandResult requestApproval(ConversationId conversation, String draft, String by, Duration limit) {
        return command(conversation, new Command.RequestApproval(draft, by, limit));
    }

    /**
     * Somebody else than the author agrees to a draft.
     *
     * @param hash of what he saw, from the draft's approval: an edit in between is refused
     */
    public CommandResult approve(ConversationId conversation, String draft, String by, String hash) {
        return command(conversation, new Command.Approve(draft, by, hash));
    }

    /** Somebody else than the author does not agree to a draft. */
    public CommandResult refuseApproval(ConversationId conversation, String draft, String by, String reason) {
        return command(conversation, new Command.RefuseApproval(draft, by, reason));
    }

    /**
     * The owner answers the customer's newest message, where it stands: publicly under a public one, privately to a private
     * one. {@link CommandResult.Done} means that the reply was decided; its outcome is an event. Replies of one conversation go
     * out one at a time, in the order in which they were decided.
     *
     * @param token of {@link ConversationState.Owned}; a stale one is refused
     */
    public CommandResult reply(ConversationId conversation, long token, String text) {
        return reply(conversation, token, text, null, false);
    }

    /** The owner answers a public message in private, where the network can do that. */
    public CommandResult replyPrivately(ConversationId conversation, long token, String text) {
        return reply(conversation, token, text, Visibility.PRIVATE, false);
    }

    /** A machine answers in the owner's name. Refused where machines have answered each other for too long. */
    public CommandResult replyAutomatically(ConversationId conversation, long token, String text) {
        return reply(conversation, token, text, null, true);
    }

    private CommandResult reply(
            ConversationId conversation, long token, String text, @Nullable Visibility where, boolean automatic) {
        boolean approval = needsApproval(conversation, text);
        return sending(conversation, new Command.Reply(token, text, where, automatic, approval));
    }

    /** The owner sends a draft, if whoever has to agree did. */
    public CommandResult sendDraft(ConversationId conversation, long token, String draft) {
        String text = store.conversation(conversation)
                .map(now -> now.backstage().drafts().get(draft))
                .map(Draft::text)
                .orElse("");
        boolean approval = needsApproval(conversation, text);
        return sending(conversation, new Command.SendDraft(token, draft, approval));
    }

    /** A policy that fails asks for a second pair of eyes. */
    private boolean needsApproval(ConversationId id, String text) {
        return store.conversation(id)
                .map(now -> guard.call(
                        "approval policy",
                        () -> approvals.needsApproval(now, now.agent().orElse(""), text),
                        true))
                .orElse(false);
    }

    /** The owner hides a customer's public message from others, or shows it again. Its outcome is an event. */
    public CommandResult hide(ConversationId conversation, long token, MessageId message, boolean hidden) {
        return sending(conversation, new Command.Hide(token, message, hidden));
    }

    /**
     * In which ways the customer could be answered now, before anybody types: what the network is known to refuse is closed, with the
     * reason. May ask the network; empty where there is no such conversation.
     */
    public List<ReplyWay> replyWays(ConversationId conversation) {
        return conversation(conversation)
                .map(found -> network.replyWays(found, lastDirect(found)))
                .orElse(List.of());
    }

    private @Nullable Instant lastDirect(Conversation conversation) {
        String customer = conversation.key().customer();
        if (customer == null) {
            return null;
        }
        ConversationKey direct = new ConversationKey(conversation.key().account(), null, customer);
        return conversation(direct.id())
                .flatMap(Conversation::lastInbound)
                .map(entry -> entry.message().at())
                .orElse(null);
    }

    private CommandResult sending(ConversationId conversation, Command command) {
        CommandResult result = command(conversation, command);
        if (result instanceof CommandResult.Done) {
            later(() -> outbox.work(conversation));
        }
        return result;
    }

    /** A person looked: a send whose outcome is unknown or held did arrive. */
    public CommandResult confirm(ConversationId conversation, SendId send) {
        return word(conversation, send, SendState.SENT, "a person saw it");
    }

    /** A person looked: a send whose outcome is unknown or held did not arrive, and shall go out again. */
    public CommandResult resend(ConversationId conversation, SendId send) {
        return word(conversation, send, SendState.PENDING, "a person looked: it did not arrive");
    }

    /** A person decides that a send shall not go out (again). */
    public CommandResult cancel(ConversationId conversation, SendId send) {
        return word(conversation, send, SendState.CANCELLED, "a person decided so");
    }

    private CommandResult word(ConversationId id, SendId name, SendState state, String reason) {
        Send send = store.conversation(id).map(now -> now.sends().get(name)).orElse(null);
        if (send == null) {
            return new CommandResult.Refused(new Refusal(Reason.NOT_FOUND, "there is no send " + name));
        }
        if (state != SendState.CANCELLED && send.state() != SendState.UNKNOWN && send.state() != SendState.HELD) {
            return new CommandResult.Refused(
                    new Refusal(Reason.OUT_OF_ORDER, "send " + name + " waits for nobody's word"));
        }
        return sending(id, new Command.Settle(name, send.attempt(), state, null, reason, null));
    }

    /** An account can send again (its token was renewed, say): what was held because it could not goes out. Returns how much. */
    public int unblock(String account) {
        int count = 0;
        for (Health.Unfinished one : health().held()) {
            boolean blocked = String.valueOf(one.send().reason()).startsWith(Network.BLOCKED);
            boolean here = conversation(one.conversation())
                    .filter(now -> now.key().account().equals(account))
                    .isPresent();
            if (blocked && here) {
                CommandResult result =
                        word(one.conversation(), one.send().id(), SendState.PENDING, "the account can send again");
                count += result instanceof CommandResult.Done ? 1 : 0;
            }
        }
        return count;
    }

    /** Nobody has to look at it before {@code until}, unless the customer writes; then its agent is asked first. */
    public CommandResult snooze(ConversationId conversation, long token, Instant until) {
        return command(conversation, new Command.Snooze(token, until));
    }

    /** The owner waits for the customer. */
    public CommandResult await(ConversationId conversation, long token) {
        return command(conversation, new Command.Await(token));
    }

    /** The owner says that the matter is settled. */
    public CommandResult resolve(ConversationId conversation, long token) {
        return command(conversation, new Command.Resolve(token));
    }

    /** An agent takes up again what was settled. */
    public CommandResult reopen(ConversationId conversation, String agent) {
        return toAgent(agent, () -> command(conversation, new Command.Reopen(agent)));
    }

    /** Somebody dealt with it in the network's own application, or by other means. */
    public CommandResult handledElsewhere(ConversationId conversation, String agent) {
        return toAgent(agent, () -> command(conversation, new Command.HandleElsewhere(agent)));
    }

    /**
     * The owner promises a call.
     *
     * @param consent how the customer agreed
     * @param from the earliest
     * @param to the latest, exclusive: a deadline
     */
    public CommandResult promiseCall(
            ConversationId conversation, long token, String consent, Instant from, Instant to) {
        return command(conversation, new Command.PromiseCall(token, consent, from, to));
    }

    /** What became of a promised call. */
    public CommandResult endCall(ConversationId conversation, String call, String agent, CallResult result) {
        return command(conversation, new Command.EndCall(call, agent, result));
    }

    /** A person says that two conversations are about the same matter: they have one clock. Idempotent. */
    public CommandResult link(ConversationId one, ConversationId other) {
        if (conversation(other).isEmpty()) {
            return new CommandResult.Refused(
                    new Refusal(Reason.UNKNOWN_CONVERSATION, "there is no conversation " + other));
        }
        CommandResult there = command(one, new Command.Link(other, LinkReason.BY_HAND));
        CommandResult back = command(other, new Command.Link(one, LinkReason.BY_HAND));
        return there instanceof CommandResult.Done ? there : back;
    }

    /** What was said in a conversation shall be gone, here and in the store; that it was said, and when, stays. */
    public CommandResult erase(ConversationId conversation, String by) {
        return command(conversation, new Command.Erase(by));
    }

    /** A private answer to a public message revealed who the customer is in private: both are one matter. */
    void answeredPrivately(Conversation asked, Send send, String externalId, String customer) {
        Instant at = clock.instant();
        ConversationKey key = new ConversationKey(asked.key().account(), null, customer);
        locked(() -> bench.commit(
                () -> Intake.answered(
                        store, key, network.message(asked, send, externalId, at), send.id(), asked.id(), at),
                at));
        command(asked.id(), new Command.Link(key.id(), LinkReason.PRIVATE_REPLY));
        if (asked.key().customer() != null) {
            IdentityKey known = new IdentityKey(asked.network(), asked.key().customer());
            Claim claim = Claim.of("relais", Basis.PRIVATE_REPLY);
            people.apply(
                    new CustomerCommand.Link(new IdentityKey(asked.network(), customer), CustomerId.of(known), claim));
        }
    }

    CommandResult command(ConversationId conversation, Command command) {
        return locked(() -> {
            Instant now = clock.instant();
            if (command instanceof Command.Resolve || command instanceof Command.HandleElsewhere) {
                promises.elapse(now);
            }
            CommandResult result = bench.apply(conversation, command, now);
            assign();
            return result;
        });
    }

    /**
     * Lets what is due happen: offers expire, snoozed conversations wake, agents who fell silent are taken as gone and customers
     * who wait for them go to others, waiting ones find somebody, what failed or was left undone
     * is gone on with, unknown sends are looked for. Call it at {@link #nextTick()} or often.
     */
    public void tick() {
        locked(() -> {
            Instant now = clock.instant();
            follower.catchUp(now);
            elapsing.elapse(now);
            promises.elapse(now);
            staff.elapse(now);
            dispatch.elapse(now);
            elapsing.recall(now);
            assign();
            return true;
        });
        inbox.due().forEach(number -> later(() -> inbox.understand(number)));
        for (ConversationId id : locked(this::leftUnattended)) {
            later(() -> attending.attend(id));
        }
        for (ConversationId id : locked(board::sending)) {
            later(() -> outbox.work(id));
        }
        if (attending.isUnenriched()) {
            later(attending::enrich);
        }
        later(orphans::fetch);
    }

    /** The customer wrote in a conversation that waits for him, or was snoozed. */
    void resume(ConversationId conversation) {
        locked(() -> {
            Instant now = clock.instant();
            bench.resume(conversation, now);
            elapsing.recall(now);
            assign();
            return true;
        });
    }

    /** What another desk was to decide about, and did not. */
    private List<ConversationId> leftUnattended() {
        List<ConversationId> all = board.unattended();
        waits.retain(all);
        return all.stream().filter(id -> waits.over(id, LEFT_ALONE)).toList();
    }

    /** When {@link #tick()} has something to do if nothing else happens before. */
    public Optional<Instant> nextTick() {
        Instant now = clock.instant();
        return locked(() -> Stream.of(
                        board.agenda.first().orElse(null),
                        dispatch.nextChange(now).orElse(null),
                        staff.next().orElse(null),
                        recalls.first().orElse(null),
                        promises.first(now).orElse(null),
                        after(now, inbox.nextDue()),
                        after(now, orphans.nextDue()),
                        after(now, attending.isUnenriched() ? ENRICHMENT : null),
                        after(now, nextUnattended()),
                        after(now, nextSend(now)))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .min(Instant::compareTo));
    }

    private static @Nullable Instant after(Instant now, @Nullable Duration wait) {
        return wait == null ? null : now.plus(wait);
    }

    private @Nullable Duration nextUnattended() {
        return board.unattended().stream()
                .map(id -> waits.remaining(id, LEFT_ALONE))
                .min(Duration::compareTo)
                .orElse(null);
    }

    private @Nullable Duration nextSend(Instant now) {
        return board.sending().stream()
                .map(store::conversation)
                .flatMap(Optional::stream)
                .flatMap(conversation ->
                        conversation.nextSend().stream().map(send -> outbox.due(conversation, send, now)))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .min(Duration::compareTo)
                .orElse(null);
    }

    /** Holds out what waits to those who can take it. Where the store fails, a later call or tick does it. */
    private void assign() {
        try {
            bench.assign(clock.instant());
        } catch (RetriableException e) {
            counters.count("assignments.postponed");
        }
    }

    /** One decision at a time; listeners are told when it is over. */
    <T> T locked(Supplier<T> work) {
        T result;
        lock.lock();
        try {
            result = work.get();
        } finally {
            lock.unlock();
        }
        if (!lock.isHeldByCurrentThread()) {
            publisher.tell();
        }
        return result;
    }

    Workbench bench() {
        return bench;
    }

    InstantSource clock() {
        return clock;
    }

    /** A parked delivery is taken up again: its cause was repaired. Returns false where it is not parked. */
    public boolean unpark(long delivery) {
        return store.unpark(delivery) && later(() -> inbox.understand(delivery));
    }

    /** Where open conversations are, and what waits for somebody. */
    public Health health() {
        List<Health.Unfinished> unfinished = locked(board::sending).stream()
                .map(store::conversation)
                .flatMap(Optional::stream)
                .flatMap(now -> now.sends().values().stream()
                        .filter(send -> !send.state().isFinal())
                        .map(send -> new Health.Unfinished(now.id(), send)))
                .toList();
        return locked(() -> new Health(
                board.states(),
                board.queues(),
                board.agents(),
                store.pending().size(),
                store.parked(),
                unfinished,
                guard.failing(),
                publisher.untold()));
    }

    /** Who is who, with the evidence. */
    public Customers customers() {
        return people.now();
    }

    /** Somebody says who is who: links a profile to a customer, merges two, or takes that back. */
    public CustomerVerdict customers(CustomerCommand command) {
        return people.apply(command);
    }

    /** A conversation as it is now. */
    public Optional<Conversation> conversation(ConversationId id) {
        return store.conversation(id);
    }

    /** Every conversation as it is now, the oldest first. */
    public List<Conversation> conversations() {
        return store.conversations().stream()
                .map(store::conversation)
                .flatMap(Optional::stream)
                .toList();
    }

    /** What happened in a conversation, in order; empty for one that is not there. */
    public List<LoggedEvent> events(ConversationId id) {
        return store.events(id);
    }

    /** Every event after the first {@code position}, whichever desk wrote it, in the order of the log. */
    public List<LoggedEvent> log(long position) {
        return store.log(position);
    }

    /**
     * What was promised in a matter by the service level that the rules chose, and what became of it: in this conversation and in
     * those that are linked with it.
     *
     * @param until when one looks: the verdicts depend on when things happened, and on this
     */
    public List<Target> targets(ConversationId id, Instant until) {
        return store.conversation(id)
                .map(conversation -> levels.targets(conversation, until))
                .orElse(List.of());
    }

    /**
     * The same under every version of what was promised: a version ends where the rules choose another service level, or where the
     * desk is opened with a file that promises something else under its name. What an earlier version came to by then stays; the last is
     * what {@link #targets} says. Empty where the rules were never asked.
     *
     * @param until when one looks; versions that began later are left out
     */
    public List<Judgement> judgements(ConversationId id, Instant until) {
        return store.conversation(id)
                .map(conversation -> levels.judgements(conversation, until))
                .orElse(List.of());
    }

    /** What happened how often. */
    public DeskCounters counters() {
        return counters;
    }

    /** What the desk was made from. */
    public DeskConfig config() {
        return config;
    }
}
