package dev.relais.desk;

import dev.relais.config.DeskConfig;
import dev.relais.connect.Inbound.Mentioned;
import dev.relais.conversation.LoggedEvent;
import dev.relais.conversation.LoggedEvent.Source;
import dev.relais.conversation.Message;
import dev.relais.insight.ContentAnalyzer;
import dev.relais.insight.Insight;
import dev.relais.intake.Intake;
import dev.relais.rules.Condition;
import dev.relais.rules.Facts;
import dev.relais.rules.Outcome;
import dev.relais.rules.Rule;
import dev.relais.rules.RuleEvaluator;
import dev.relais.store.Commit;
import dev.relais.store.Store;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was said about the brand and not to it. It becomes a matter where the rule that sends it to a queue asks for that: one whose
 * condition names the fact {@code listening} or {@code queries}. A rule for everything does not.
 */
final class Listening {
    private static final Set<String> FACTS = Set.of("listening", "queries");

    private final Desk desk;
    private final Store store;
    private final RuleEvaluator rules;
    private final @Nullable ContentAnalyzer analyzer;
    private final ConversationFacts facts;
    private final List<DeskListener> listeners;
    private final Guard guard;
    private final DeskCounters counters;
    private final Map<String, Rule> promoting = new HashMap<>();

    Listening(Desk desk, DeskBuilder with, ConversationFacts facts, Guard guard, DeskCounters counters) {
        this.desk = desk;
        store = with.store;
        DeskConfig config = with.config;
        rules = with.rules == null ? config.ruleSet() : with.rules;
        analyzer = with.analyzer;
        this.facts = facts;
        listeners = List.copyOf(with.listeners);
        this.guard = guard;
        this.counters = counters;
        for (Rule rule : config.rules()) {
            if (rule.then().queue() != null) {
                promoting.put(rule.id(), rule);
            }
        }
    }

    /** Asks the rules about a mention. Returns what came of it; empty where it stays a mention. */
    List<LoggedEvent> heard(Mentioned mentioned, Source source) {
        Message message = mentioned.message();
        Optional<Insight> insight = insight(message);
        for (int i = 0; i < listeners.size(); i++) {
            DeskListener listener = listeners.get(i);
            guard.limited(
                    "listener " + (i + 1),
                    () -> {
                        listener.mentioned(message, mentioned.queries(), insight);
                        return true;
                    },
                    false);
        }
        Facts known =
                facts.of(message, mentioned.queries(), insight, desk.clock().instant());
        Optional<String> rule = promotedBy(rules.evaluate(known));
        if (rule.isEmpty()) {
            counters.count("mentions.heard");
            return List.of();
        }
        Commit commit = desk.locked(() -> desk.bench()
                .commit(
                        () -> Intake.promoted(store, mentioned, source, rule.get()),
                        desk.clock().instant()));
        counters.count(commit.isEmpty() ? "mentions.known" : "mentions.promoted");
        return commit.events();
    }

    /** The rule that chose the queue, if it speaks of listening. */
    private Optional<String> promotedBy(Outcome outcome) {
        if (outcome.queue() == null) {
            return Optional.empty();
        }
        for (String id : outcome.rules()) {
            Rule rule = promoting.get(id);
            if (rule != null) {
                return speaksOfListening(rule.when()) ? Optional.of(id) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean speaksOfListening(Condition condition) {
        if (condition instanceof Condition.Test test) {
            return FACTS.contains(test.fact());
        }
        if (condition instanceof Condition.All all) {
            return all.conditions().stream().anyMatch(Listening::speaksOfListening);
        }
        if (condition instanceof Condition.Any any) {
            return any.conditions().stream().anyMatch(Listening::speaksOfListening);
        }
        return condition instanceof Condition.Not not && speaksOfListening(not.condition());
    }

    private Optional<Insight> insight(Message message) {
        ContentAnalyzer understands = analyzer;
        if (understands == null) {
            return Optional.empty();
        }
        String author = message.author() == null ? "" : message.author().id();
        ContentAnalyzer.Text text = new ContentAnalyzer.Text(message.text(), author, message.at(), List.of());
        return guard.limited("analyzer", () -> Optional.of(understands.analyze(text)), Optional.empty());
    }
}
