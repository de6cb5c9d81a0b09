package dev.relais.desk;

import dev.relais.config.DeskConfig;
import dev.relais.conversation.Command;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationEvent.ConversationRouted;
import dev.relais.conversation.ConversationEvent.MessageAnalyzed;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.ConversationState;
import dev.relais.conversation.Entry;
import dev.relais.conversation.Message;
import dev.relais.conversation.MessageId;
import dev.relais.conversation.Terms;
import dev.relais.insight.ContentAnalyzer;
import dev.relais.insight.Insight;
import dev.relais.rules.Outcome;
import dev.relais.rules.RuleEvaluator;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What a customer's message means for who works on the conversation: it is analyzed, the rules are asked, or whoever waits for the
 * customer is told. Follows from the conversation alone, so that any desk can do what another one left undone.
 */
final class Attending {
    private static final int TRIES = 10;

    private final Desk desk;
    private final RuleEvaluator rules;
    private final @Nullable ContentAnalyzer analyzer;
    private final ConversationFacts facts;
    private final Guard guard;
    private final Policies policies;
    private final Duration reopenWindow;
    private final Set<ConversationId> unenriched = ConcurrentHashMap.newKeySet();

    Attending(Desk desk, DeskBuilder with, People people, Guard guard, Policies policies) {
        this.desk = desk;
        this.policies = policies;
        DeskConfig config = with.config;
        rules = with.rules == null ? config.ruleSet() : with.rules;
        analyzer = with.analyzer;
        facts = new ConversationFacts(config, with.directory, people, guard);
        this.guard = guard;
        reopenWindow = with.reopenWindow;
    }

    /** What the rules may know. */
    ConversationFacts facts() {
        return facts;
    }

    /** Asks the analyzer, outside of the desk's lock. */
    private void analyze(ConversationId id, Message message) {
        ContentAnalyzer understands = analyzer;
        if (understands == null) {
            return;
        }
        Optional<Conversation> conversation = desk.conversation(id);
        if (conversation.isEmpty() || conversation.get().insights().containsKey(message.id())) {
            return;
        }
        List<ContentAnalyzer.Earlier> context = conversation.get().messages().stream()
                .map(Entry::message)
                .filter(earlier -> earlier.at().isBefore(message.at()))
                .map(earlier -> new ContentAnalyzer.Earlier(author(earlier), earlier.text(), earlier.at()))
                .toList();
        ContentAnalyzer.Text text = new ContentAnalyzer.Text(message.text(), author(message), message.at(), context);
        guard.limited("analyzer", () -> Optional.of(understands.analyze(text)), Optional.<Insight>empty())
                .ifPresent(insight -> note(id, message.id(), insight));
    }

    private void note(ConversationId id, MessageId message, Insight insight) {
        desk.locked(() -> desk.bench()
                .append(
                        id,
                        desk.clock().instant(),
                        now -> now.insights().containsKey(message)
                                ? List.of()
                                : List.of(new MessageAnalyzed(message, insight))));
    }

    private static String author(Message message) {
        return message.author() == null ? "" : message.author().id();
    }

    /** A message came: it is analyzed, and decided about. */
    void received(ConversationId id, Message message) {
        analyze(id, message);
        decide(id);
    }

    /** Goes on with a conversation in which the customer wrote and nobody decided about it. */
    void attend(ConversationId id) {
        desk.conversation(id)
                .filter(Conversation::unattended)
                .flatMap(Conversation::lastInbound)
                .ifPresent(entry -> analyze(id, entry.message()));
        decide(id);
    }

    /** Asks the rules, or tells whoever waits; again where the conversation changed hands meanwhile. */
    private void decide(ConversationId id) {
        for (int tries = 0; tries < TRIES; tries++) {
            Conversation conversation = desk.conversation(id).orElseThrow();
            if (!conversation.unattended()) {
                return;
            }
            ConversationState state = conversation.state();
            if (state instanceof ConversationState.AwaitingCustomer || state instanceof ConversationState.Snoozed) {
                desk.resume(id);
            } else {
                route(id);
            }
        }
    }

    private void route(ConversationId id) {
        Conversation conversation = desk.conversation(id).orElseThrow();
        ConversationFacts.Found found = facts.of(conversation, desk.clock().instant());
        if (found.complete()) {
            unenriched.remove(id);
        } else {
            unenriched.add(id);
        }
        desk.command(id, new Command.Route(routed(rules.evaluate(found.facts()), conversation), reopenWindow));
    }

    /** Asks the rules again about what still waits and was routed while the host's directory did not answer. */
    void enrich() {
        for (ConversationId id : List.copyOf(unenriched)) {
            Conversation conversation = desk.conversation(id).orElseThrow();
            if (!(conversation.state() instanceof ConversationState.Queued)) {
                unenriched.remove(id);
            } else if (facts.of(conversation, desk.clock().instant()).complete()) {
                route(id);
            }
        }
    }

    /** Whether the directory did not answer for something that still waits. */
    boolean isUnenriched() {
        return !unenriched.isEmpty();
    }

    private ConversationRouted routed(Outcome outcome, Conversation conversation) {
        Terms terms = policies.terms(outcome.sla());
        boolean known = conversation.routed() != null
                && Objects.equals(conversation.routed().sla(), outcome.sla())
                && Objects.equals(conversation.escalation().terms(), terms);
        return new ConversationRouted(
                outcome.queue(),
                outcome.priority(),
                outcome.sla(),
                outcome.weight(),
                outcome.tags(),
                outcome.requires(),
                outcome.preferAgent(),
                outcome.rules(),
                known ? null : terms);
    }
}
