package dev.relais.desk;

import dev.relais.account.Accounts;
import dev.relais.config.DeskConfig;
import dev.relais.connect.Connector;
import dev.relais.connect.Delivery;
import dev.relais.connect.Inbound;
import dev.relais.conversation.Command;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationEvent;
import dev.relais.conversation.ConversationEvent.ConversationResolved;
import dev.relais.conversation.ConversationEvent.ConversationResumed;
import dev.relais.conversation.ConversationEvent.ConversationRouted;
import dev.relais.conversation.ConversationEvent.CustomerAwaited;
import dev.relais.conversation.ConversationEvent.MessageAnalyzed;
import dev.relais.conversation.ConversationEvent.MessageReceived;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.ConversationState;
import dev.relais.conversation.Entry;
import dev.relais.conversation.LoggedEvent;
import dev.relais.conversation.Message;
import dev.relais.customer.CustomerDirectory;
import dev.relais.insight.ContentAnalyzer;
import dev.relais.insight.Insight;
import dev.relais.intake.Intake;
import dev.relais.intake.Told;
import dev.relais.rules.Outcome;
import dev.relais.rules.RuleSet;
import dev.relais.store.Commit;
import dev.relais.store.ExternalId;
import dev.relais.store.MessagePlace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** From a delivery to a conversation that waits in a queue: threading, analysis, rules. */
final class Reading {
    private final Desk desk;
    private final Accounts accounts;
    private final RuleSet rules;
    private final ContentAnalyzer analyzer;
    private final ConversationFacts facts;
    private final Guard guard;
    private final DeskCounters counters;

    Reading(
            Desk desk,
            DeskConfig config,
            ContentAnalyzer analyzer,
            CustomerDirectory directory,
            Guard guard,
            DeskCounters counters) {
        this.desk = desk;
        accounts = new Accounts(config.accounts());
        rules = config.ruleSet();
        this.analyzer = analyzer;
        facts = new ConversationFacts(config, directory, guard);
        this.guard = guard;
        this.counters = counters;
    }

    /**
     * Takes in what a delivery says.
     *
     * @param again whether it was begun before: what was committed then may not have been acted upon
     */
    void understand(long number, Delivery delivery, Connector connector, boolean again) {
        for (Inbound inbound : connector.understand(delivery, accounts)) {
            if (inbound instanceof Inbound.NotUnderstood) {
                counters.count("items.not-understood");
            }
            Commit commit = take(Told.of(inbound, number, delivery));
            counters.count(commit.isEmpty() ? "items.told-again" : "items.told");
            for (LoggedEvent logged : commit.events()) {
                if (logged.event() instanceof MessageReceived received) {
                    analyze(logged.conversation(), received.message());
                    forward(logged.conversation());
                }
            }
            if (again && commit.isEmpty() && inbound instanceof Inbound.Received received) {
                resume(received.message());
            }
        }
    }

    /** Does what a crash kept from being done after {@code message} was committed. */
    private void resume(Message message) {
        desk.bench()
                .store()
                .place(new ExternalId(message.account(), message.externalId()))
                .filter(this::isUnattended)
                .ifPresent(place -> {
                    Conversation conversation =
                            desk.conversation(place.conversation()).orElseThrow();
                    if (!conversation.insights().containsKey(place.message())) {
                        analyze(place.conversation(), message);
                    }
                    forward(place.conversation());
                });
    }

    /** Whether nothing was decided about a conversation since it got a message. */
    private boolean isUnattended(MessagePlace place) {
        boolean unattended = false;
        for (LoggedEvent logged : desk.events(place.conversation())) {
            if (logged.event() instanceof MessageReceived received) {
                unattended |= received.message().id().equals(place.message());
            } else if (logged.event() instanceof ConversationRouted
                    || logged.event() instanceof CustomerAwaited
                    || logged.event() instanceof ConversationResolved) {
                unattended = false;
            }
        }
        return unattended;
    }

    private Commit take(Told told) {
        return desk.locked(() -> desk.bench().retried(() -> {
            Commit commit = Intake.decide(desk.bench().store(), told);
            if (!commit.isEmpty()) {
                desk.bench().commit(commit);
            }
            return commit;
        }));
    }

    /** Asks the analyzer, outside of the desk's lock. */
    private void analyze(ConversationId id, Message message) {
        List<ContentAnalyzer.Earlier> context = desk.conversation(id).stream()
                .flatMap(conversation -> conversation.messages().stream())
                .map(Entry::message)
                .filter(earlier -> earlier.at().isBefore(message.at()))
                .map(earlier -> new ContentAnalyzer.Earlier(author(earlier), earlier.text(), earlier.at()))
                .toList();
        ContentAnalyzer.Text text = new ContentAnalyzer.Text(message.text(), author(message), message.at(), context);
        Optional<Insight> insight = guard.call("analyzer", () -> Optional.of(analyzer.analyze(text)), Optional.empty());
        insight.ifPresent(found -> desk.locked(() -> desk.bench()
                .append(id, desk.clock().instant(), none -> List.of(new MessageAnalyzed(message.id(), found)))));
    }

    private static String author(Message message) {
        return message.author() == null ? "" : message.author().id();
    }

    /** What a new message means for who works on the conversation. */
    private void forward(ConversationId id) {
        Conversation conversation = desk.conversation(id).orElseThrow();
        ConversationState state = conversation.state();
        boolean unrouted = state instanceof ConversationState.Unrouted
                || state instanceof ConversationState.SetAside
                || state instanceof ConversationState.Resolved;
        if (unrouted) {
            Instant now = desk.clock().instant();
            Outcome outcome = rules.evaluate(facts.of(conversation, now));
            desk.command(id, new Command.Route(routed(outcome), java.time.Duration.ofDays(7)));
        } else if (state instanceof ConversationState.AwaitingCustomer) {
            Conversation now =
                    desk.locked(() -> desk.bench().append(id, desk.clock().instant(), Reading::resumed));
            if (now.state() instanceof ConversationState.Resolved) {
                forward(id);
            }
        }
    }

    /** Somebody else may have resumed or resolved it since one looked. */
    private static List<ConversationEvent> resumed(Conversation now) {
        return now.state() instanceof ConversationState.AwaitingCustomer
                ? List.of(new ConversationResumed())
                : List.of();
    }

    private static ConversationRouted routed(Outcome outcome) {
        return new ConversationRouted(
                outcome.queue(),
                outcome.priority(),
                outcome.sla(),
                outcome.weight(),
                outcome.tags(),
                outcome.requires(),
                outcome.preferAgent(),
                outcome.rules());
    }
}
