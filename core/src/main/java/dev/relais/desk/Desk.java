package dev.relais.desk;

import dev.relais.assign.Proposal;
import dev.relais.config.Agent;
import dev.relais.config.DeskConfig;
import dev.relais.connect.Connector;
import dev.relais.connect.Delivery;
import dev.relais.connect.Reception;
import dev.relais.connect.WebhookRequest;
import dev.relais.connect.WebhookResponse;
import dev.relais.conversation.Command;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationEvent.ReplyRequested;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.ConversationState;
import dev.relais.conversation.LoggedEvent;
import dev.relais.conversation.Refusal;
import dev.relais.conversation.Refusal.Reason;
import dev.relais.conversation.SendId;
import dev.relais.conversation.SendState;
import dev.relais.sla.Target;
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
import java.util.function.Supplier;

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
 * store before it is acknowledged. Time passes only through the desk's clock and {@link #tick()}.
 */
public final class Desk {
    private static final Duration DEFAULT_OFFER = Duration.ofMinutes(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final DeskConfig config;
    private final Map<String, Connector> connectors;
    private final InstantSource clock;
    private final Executor executor;
    private final Store store;
    private final DeskCounters counters;
    private final Guard guard;
    private final Publisher publisher;
    private final Dispatch dispatch;
    private final ServiceLevels levels;
    private final Workbench bench;
    private final Reading reading;
    private final Sending sending;

    Desk(DeskBuilder with) {
        config = with.config;
        connectors = Map.copyOf(with.connectors);
        clock = with.clock;
        executor = with.executor;
        store = with.store;
        counters = new DeskCounters();
        guard = new Guard(counters);
        publisher = new Publisher(with.listeners, guard);
        dispatch = new Dispatch(config, new GuardedAssigner(with.assigner, guard), store);
        levels = new ServiceLevels(config);
        bench = new Workbench(store, publisher, dispatch);
        reading = new Reading(this, config, with.analyzer, with.directory, guard, counters);
        sending = new Sending(this, config, connectors, guard, counters);
        restart();
    }

    /** Options of a desk for {@code config}. */
    public static DeskBuilder builder(DeskConfig config) {
        return new DeskBuilder(config);
    }

    private void restart() {
        locked(() -> {
            dispatch.rebuild(
                    store.conversations().stream()
                            .map(store::conversation)
                            .flatMap(Optional::stream)
                            .toList(),
                    clock.instant());
            return true;
        });
        conversations().forEach(sending::interrupted);
        store.pending().forEach(pending -> guard.run("work", () -> understand(pending.number(), true)));
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
        long number;
        try {
            number = store.journal(new Delivery(network, null, clock.instant(), request.body()));
        } catch (RuntimeException e) {
            counters.count("webhooks.not-kept");
            return WebhookResponse.empty(503);
        }
        counters.count("webhooks.accepted");
        later(() -> understand(number, false));
        return ((Reception.Accepted) reception).response();
    }

    private void understand(long number, boolean again) {
        Delivery delivery = store.delivery(number).orElseThrow();
        Connector connector = connectors.get(delivery.network());
        if (connector != null) {
            reading.understand(number, delivery, connector, again);
            store.understood(number, false);
            counters.count("deliveries.understood");
        }
    }

    /** Work that may be done after the answer. Returns false where the executor refuses it. */
    private boolean later(Runnable work) {
        try {
            executor.execute(() -> guard.run("work", work));
            return true;
        } catch (RejectedExecutionException e) {
            counters.count("work.postponed");
            return false;
        }
    }

    /** An agent takes new conversations from now on, or no more. Returns why not, if not. */
    public Optional<Refusal> available(String agent, boolean available) {
        if (!employs(agent)) {
            return Optional.of(unknownAgent(agent));
        }
        return locked(() -> {
            dispatch.available(agent, available, clock.instant());
            assign();
            return Optional.empty();
        });
    }

    private boolean employs(String agent) {
        return config.agents().stream().map(Agent::id).anyMatch(agent::equals);
    }

    private static Refusal unknownAgent(String agent) {
        return new Refusal(Reason.UNKNOWN_AGENT, "there is no agent " + agent);
    }

    /** The agent takes the offer: the conversation is his, under a new token. */
    public CommandResult accept(ConversationId conversation, String offer, String agent) {
        return command(conversation, new Command.Accept(offer, agent));
    }

    /** The agent does not want it: it goes back to its place in the queue, and not to him again. */
    public CommandResult decline(ConversationId conversation, String offer, String agent) {
        return command(conversation, new Command.Decline(offer, agent));
    }

    /**
     * A person gives the conversation to an agent by hand, whoever has it now or to whomever it is held out: that beats the engine
     * and may exceed the agent's capacity. An earlier owner's token is stale from then on.
     */
    public CommandResult assign(ConversationId conversation, String agent) {
        if (!employs(agent)) {
            return new CommandResult.Refused(unknownAgent(agent));
        }
        return command(conversation, new Command.Assign(agent));
    }

    /** The owner gives the conversation back: it waits in its queue again, for somebody else. */
    public CommandResult release(ConversationId conversation, long token) {
        return command(conversation, new Command.Release(token));
    }

    /**
     * The owner answers the customer's newest message, where it stands: publicly under a public one, privately to a private
     * one. {@link CommandResult.Done} means that the reply was decided; its outcome is an event.
     *
     * @param token of {@link ConversationState.Owned}; a stale one is refused
     */
    public CommandResult reply(ConversationId conversation, long token, String text) {
        CommandResult result = command(conversation, new Command.Reply(token, text, null, false, false));
        if (result instanceof CommandResult.Done done) {
            long seq = done.conversation().seq();
            store.events(conversation).stream()
                    .filter(logged -> logged.seq() == seq && logged.event() instanceof ReplyRequested)
                    .map(logged -> (ReplyRequested) logged.event())
                    .filter(requested -> !later(() -> sending.send(conversation, requested)))
                    .forEach(requested -> sending.notSent(conversation, requested));
        }
        return result;
    }

    /**
     * A person looked and says whether a send whose outcome is {@code UNKNOWN} arrived. Until then no other reply goes out in
     * this conversation.
     *
     * @param arrived whether the customer can see it
     */
    public CommandResult settle(ConversationId conversation, SendId send, boolean arrived) {
        return locked(() -> {
            boolean unknown = store.conversation(conversation)
                    .map(now -> now.sends().get(send))
                    .filter(sent -> sent.state() == SendState.UNKNOWN)
                    .isPresent();
            if (!unknown) {
                return new CommandResult.Refused(
                        new Refusal(Reason.OUT_OF_ORDER, "send " + send + " waits for nobody's word"));
            }
            SendState state = arrived ? SendState.SENT : SendState.REJECTED;
            return command(conversation, new Command.Settle(send, 1, state, null, "a person looked", null));
        });
    }

    /** The owner says that the matter is settled. */
    public CommandResult resolve(ConversationId conversation, long token) {
        return command(conversation, new Command.Resolve(token));
    }

    CommandResult command(ConversationId conversation, Command command) {
        return locked(() -> {
            CommandResult result = bench.apply(conversation, command, clock.instant());
            assign();
            return result;
        });
    }

    /** Lets what is due happen: offers expire, waiting conversations find somebody. Call it at {@link #nextTick()} or often. */
    public void tick() {
        locked(() -> {
            Instant now = clock.instant();
            for (ConversationId id : dispatch.expired(now)) {
                store.conversation(id)
                        .map(Conversation::state)
                        .filter(ConversationState.Offered.class::isInstance)
                        .map(ConversationState.Offered.class::cast)
                        .ifPresent(offered -> bench.apply(id, new Command.Elapse(), offered.expiresAt()));
            }
            assign();
            return true;
        });
    }

    /** When {@link #tick()} has something to do if nothing else happens before. */
    public Optional<Instant> nextTick() {
        return locked(() -> dispatch.nextChange(clock.instant()));
    }

    /** Holds out what waits to those who can take it. */
    void assign() {
        Instant now = clock.instant();
        List<Proposal> proposals = dispatch.propose(now);
        for (Proposal proposal : proposals) {
            Duration limit = Objects.requireNonNullElse(proposal.limit(), DEFAULT_OFFER);
            bench.apply(proposal.conversation(), new Command.Offer(proposal.agent(), limit), now);
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

    /**
     * What was promised in a conversation by the service level that the rules chose, and what became of it.
     *
     * @param until when one looks: the verdicts depend on when things happened, and on this
     */
    public List<Target> targets(ConversationId id, Instant until) {
        return store.conversation(id)
                .map(conversation -> levels.targets(conversation, store.events(id), until))
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
