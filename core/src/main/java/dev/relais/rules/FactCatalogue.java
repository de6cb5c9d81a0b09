package dev.relais.rules;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The facts that rules may name, with their types; hosts add {@code customer.*} and {@code host.*}. */
public final class FactCatalogue {
    /** What stands before the calendar's id in the name of a fact that says whether it is open. */
    public static final String OPEN = "open.";

    private static final Map<String, FactType> KNOWN = known();

    private FactCatalogue() {}

    /** The facts of every desk, in the order of their documentation. */
    public static Map<String, FactType> fixed() {
        return KNOWN;
    }

    /**
     * The type of a fact, or nothing where there is no such fact.
     *
     * @param calendars the desk's calendars: each gives a fact {@code open.<id>}
     */
    public static Optional<FactType> typeOf(String name, Set<String> calendars) {
        FactType fixed = KNOWN.get(name);
        if (fixed != null) {
            return Optional.of(fixed);
        }
        if (name.startsWith(OPEN)) {
            return calendars.contains(name.substring(OPEN.length())) ? Optional.of(FactType.FLAG) : Optional.empty();
        }
        return isOf("customer.", name) || isOf("host.", name) ? Optional.of(FactType.ANY) : Optional.empty();
    }

    private static boolean isOf(String family, String name) {
        return name.startsWith(family) && name.length() > family.length();
    }

    private static Map<String, FactType> known() {
        Map<String, FactType> known = new LinkedHashMap<>();
        add(known, FactType.TEXT, "network", "account", "surface", "visibility", "text", "language", "topic");
        add(known, FactType.TEXT, "author.id", "author.handle", "weekday");
        add(known, FactType.NUMBER, "language.confidence", "sentiment", "sentiment.confidence", "topic.confidence");
        add(known, FactType.NUMBER, "urgency", "spam", "author.followers", "conversation.messages", "hour");
        add(known, FactType.LIST, "topics", "mentions", "hashtags", "links", "media", "tags", "queries");
        add(known, FactType.FLAG, "author.verified", "customer.known", "conversation.reopened", "listening");
        return Collections.unmodifiableMap(known);
    }

    private static void add(Map<String, FactType> known, FactType type, String... names) {
        for (String name : names) {
            known.put(name, type);
        }
    }
}
