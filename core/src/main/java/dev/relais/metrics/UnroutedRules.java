package dev.relais.metrics;

import dev.relais.config.DeskConfig;
import dev.relais.config.RouteLine;
import dev.relais.conversation.Author;
import dev.relais.conversation.Media;
import dev.relais.conversation.Message;
import dev.relais.rules.FactValue;
import dev.relais.rules.Facts;
import dev.relais.rules.Outcome;
import dev.relais.rules.RuleSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a log tells conversations but not what the rules said of them, as one does that was made from deliveries alone, the rules are
 * asked about the first message.
 */
final class UnroutedRules {
    private static final Routing NOWHERE = new Routing(null, false, null, 1, List.of());

    private final RuleSet rules;
    private final RouteLine time;

    UnroutedRules(DeskConfig desk) {
        rules = desk.ruleSet();
        time = new RouteLine(desk);
    }

    Routing of(Track track) {
        Routing known = track.routing == null ? track.guessed : track.routing;
        if (known != null) {
            return known;
        }
        Message first = track.first;
        if (first == null) {
            return NOWHERE;
        }
        Outcome outcome = rules.evaluate(facts(first, track));
        boolean aside = outcome.decided() && outcome.queue() == null;
        return new Routing(outcome.queue(), aside, outcome.sla(), outcome.weight(), outcome.rules());
    }

    private Facts facts(Message message, Track track) {
        Map<String, FactValue> facts = time.factsAt(Bounded.at(message.at()));
        facts.put("network", FactValue.of(message.network()));
        facts.put("account", FactValue.of(message.account()));
        facts.put("surface", FactValue.of(message.surface().word()));
        facts.put("visibility", FactValue.of(message.surface().visibility().word()));
        facts.put("text", FactValue.of(message.text()));
        facts.put("conversation.messages", FactValue.of(1));
        facts.put("conversation.reopened", FactValue.of(false));
        facts.put("customer.known", FactValue.of(false));
        facts.put(
                "media",
                FactValue.texts(message.media().stream().map(Media::kind).toArray(String[]::new)));
        text(facts, "language", track.language);
        text(facts, "topic", track.topic);
        Author author = message.author();
        if (author != null) {
            facts.put("author.id", FactValue.of(author.id()));
            text(facts, "author.handle", author.handle());
        }
        return Facts.of(facts);
    }

    private static void text(Map<String, FactValue> facts, String name, @Nullable String value) {
        if (value != null) {
            facts.put(name, FactValue.of(value));
        }
    }
}
