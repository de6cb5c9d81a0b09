package dev.relais.desk;

import dev.relais.config.DeskConfig;
import dev.relais.config.RouteLine;
import dev.relais.conversation.Author;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.Entry;
import dev.relais.conversation.Media;
import dev.relais.conversation.Message;
import dev.relais.conversation.Visibility;
import dev.relais.customer.CustomerDirectory;
import dev.relais.customer.Customers;
import dev.relais.customer.Identity;
import dev.relais.insight.Insight;
import dev.relais.rules.FactValue;
import dev.relais.rules.Facts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the rules may know of a conversation: about its newest message, its author, and the time. */
final class ConversationFacts {
    private static final Pattern MENTION = Pattern.compile("@(\\w{1,50})", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern HASHTAG = Pattern.compile("#(\\w{1,100})", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]{1,2000}", Pattern.CASE_INSENSITIVE);

    private static final FactValue NOTHING = FactValue.texts();

    private final RouteLine time;
    private final CustomerDirectory directory;
    private final People people;
    private final Guard guard;

    ConversationFacts(DeskConfig config, CustomerDirectory directory, People people, Guard guard) {
        this.people = people;
        time = new RouteLine(config);
        this.directory = directory;
        this.guard = guard;
    }

    /**
     * What is known.
     *
     * @param complete whether the host's directory answered
     */
    record Found(Facts facts, boolean complete) {}

    Found of(Conversation conversation, Instant at) {
        Map<String, FactValue> facts = time.factsAt(at);
        facts.put("network", FactValue.of(conversation.network()));
        facts.put("account", FactValue.of(conversation.key().account()));
        facts.put("visibility", FactValue.of(conversation.visibility().word()));
        facts.put("conversation.messages", FactValue.of(conversation.entries().size()));
        facts.put("conversation.reopened", FactValue.of(conversation.reopened()));
        List<String> tags = conversation.routed() == null
                ? List.of()
                : conversation.routed().tags();
        facts.put("tags", texts(tags));
        listening(facts, conversation.queries());
        Optional<Entry> newest = conversation.lastInbound();
        boolean complete = true;
        if (newest.isPresent()) {
            complete = message(facts, newest.get().message());
            Insight insight = conversation.insights().get(newest.get().message().id());
            if (insight != null) {
                insight(facts, insight);
            }
        }
        return new Found(Facts.of(facts), complete);
    }

    /** What is known of a message that listening found, and that is no conversation's. */
    Facts of(Message message, Set<String> queries, Optional<Insight> insight, Instant at) {
        Map<String, FactValue> facts = time.factsAt(at);
        facts.put("network", FactValue.of(message.network()));
        facts.put("account", FactValue.of(message.account()));
        facts.put("visibility", FactValue.of(Visibility.PUBLIC.word()));
        facts.put("conversation.messages", FactValue.of(1));
        facts.put("conversation.reopened", FactValue.of(false));
        facts.put("tags", NOTHING);
        listening(facts, queries);
        message(facts, message);
        insight.ifPresent(known -> insight(facts, known));
        return Facts.of(facts);
    }

    private static void listening(Map<String, FactValue> facts, Set<String> queries) {
        facts.put("listening", FactValue.of(!queries.isEmpty()));
        facts.put("queries", texts(queries.stream().sorted().toList()));
    }

    private boolean message(Map<String, FactValue> facts, Message message) {
        facts.put("surface", FactValue.of(message.surface().word()));
        facts.put("text", FactValue.of(message.text()));
        facts.put("mentions", found("@", MENTION, message.text(), 1));
        facts.put("hashtags", found("#", HASHTAG, message.text(), 1));
        facts.put("links", found("://", LINK, message.text(), 0));
        facts.put("media", texts(message.media().stream().map(Media::kind).toList()));
        Author author = message.author();
        if (author != null) {
            facts.put("author.id", FactValue.of(author.id()));
            if (author.handle() != null) {
                facts.put("author.handle", FactValue.of(author.handle()));
            }
            return customer(facts, new Identity(message.network(), author.id(), author.handle(), author.name()));
        }
        return true;
    }

    /** Returns whether the directory answered. */
    private boolean customer(Map<String, FactValue> facts, Identity identity) {
        if (directory == CustomerDirectory.NOBODY) {
            facts.put("customer.known", FactValue.of(false));
            return true;
        }
        Optional<Optional<Map<String, FactValue>>> answer = guard.limited(
                "customer directory",
                () -> Optional.of(find(identity)),
                Optional.<Optional<Map<String, FactValue>>>empty());
        Optional<Map<String, FactValue>> known = answer.orElse(Optional.empty());
        facts.put("customer.known", FactValue.of(known.isPresent()));
        known.ifPresent(attributes -> attributes.forEach((name, value) -> facts.put("customer." + name, value)));
        return answer.isPresent();
    }

    /** What the host knows of the profile itself, else of another one of the same person. */
    private Optional<Map<String, FactValue>> find(Identity identity) {
        Optional<Map<String, FactValue>> known = directory.find(identity);
        if (known.isPresent()) {
            return known.map(Map::copyOf);
        }
        Customers customers = people.now();
        return customers.identities(customers.customerOf(identity)).stream()
                .filter(other -> !other.equals(identity.key()))
                .map(other -> directory.find(new Identity(other.network(), other.id(), null, null)))
                .flatMap(Optional::stream)
                .findFirst()
                .map(Map::copyOf);
    }

    private static void insight(Map<String, FactValue> facts, Insight insight) {
        text(facts, "language", insight.language());
        number(facts, "language.confidence", insight.languageConfidence());
        number(facts, "sentiment", insight.sentiment());
        number(facts, "sentiment.confidence", insight.sentimentConfidence());
        number(facts, "urgency", insight.urgency());
        number(facts, "spam", insight.spam());
        facts.put(
                "topics",
                texts(insight.topics().stream().map(Insight.Topic::topic).toList()));
        if (!insight.topics().isEmpty()) {
            text(facts, "topic", insight.topics().get(0).topic());
            number(facts, "topic.confidence", insight.topics().get(0).confidence());
        }
    }

    private static void text(Map<String, FactValue> facts, String name, @Nullable String value) {
        if (value != null) {
            facts.put(name, FactValue.of(value));
        }
    }

    private static void number(Map<String, FactValue> facts, String name, @Nullable Double value) {
        if (value != null && Double.isFinite(value)) {
            facts.put(name, FactValue.of(BigDecimal.valueOf(value)));
        }
    }

    private static FactValue texts(List<String> values) {
        return values.isEmpty() ? NOTHING : FactValue.texts(values.toArray(String[]::new));
    }

    /** @param sign without which the pattern matches nowhere: most texts have none */
    private static FactValue found(String sign, Pattern pattern, String text, int group) {
        if (!text.contains(sign)) {
            return NOTHING;
        }
        return texts(pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(group))
                .toList());
    }
}
