package dev.relais.rules;

import dev.relais.rules.Condition.All;
import dev.relais.rules.Condition.Any;
import dev.relais.rules.Condition.Not;
import dev.relais.rules.Condition.Test;
import java.util.ArrayList;
import java.util.List;

/**
 * Conditions written in Java, to be imported statically: {@code language().is("fr").and(sentiment().below(-0.3))}.
 *
 * <p>They are the values that a desk file is read into; {@link dev.relais.rules.Condition#at} gives them their places in it. What
 * a condition means does not depend on how it was written.
 */
public final class Conditions {
    private static final String NOWHERE = "";

    private Conditions() {}

    /** Holds for every message. */
    public static Condition always() {
        return new All(NOWHERE, List.of());
    }

    /** All of them hold; none at all holds too. */
    public static Condition all(Condition... conditions) {
        List<Condition> parts = new ArrayList<>();
        for (Condition condition : conditions) {
            parts.addAll(condition instanceof All all ? all.conditions() : List.of(condition));
        }
        return new All(NOWHERE, parts);
    }

    /** One of them holds; none at all does not. */
    public static Condition any(Condition... conditions) {
        List<Condition> parts = new ArrayList<>();
        for (Condition condition : conditions) {
            parts.addAll(condition instanceof Any any ? any.conditions() : List.of(condition));
        }
        return new Any(NOWHERE, parts);
    }

    /** It does not hold; so also where a fact is absent. */
    public static Condition not(Condition condition) {
        return new Not(NOWHERE, condition);
    }

    /**
     * Tests of the same list that one same element must pass together.
     *
     * @throws IllegalArgumentException if they are not tests of one fact by different operators
     */
    public static Condition sameElement(Condition first, Condition... more) {
        List<Operator> operators = new ArrayList<>();
        String fact = first instanceof Test test ? test.fact() : "";
        List<Condition> tests = new ArrayList<>(List.of(first));
        tests.addAll(List.of(more));
        for (Condition condition : tests) {
            if (!(condition instanceof Test test) || !test.fact().equals(fact)) {
                throw new IllegalArgumentException("only tests of one fact can be about the same element");
            }
            for (Operator operator : test.operators()) {
                if (operators.stream().anyMatch(other -> other.name().equals(operator.name()))) {
                    throw new IllegalArgumentException(Tests.place(fact) + "/" + operator.name() + ": given twice");
                }
                operators.add(operator);
            }
        }
        return Tests.of(fact, operators.toArray(new Operator[0]));
    }

    /**
     * An attribute of the customer, as the host's directory tells it: {@code customer("tier")}.
     *
     * @throws IllegalArgumentException if the name is empty
     */
    public static AnyFact customer(String attribute) {
        return new AnyFact(known("customer.", attribute));
    }

    /**
     * A fact of the host: {@code host("campaign")}.
     *
     * @throws IllegalArgumentException if the name is empty
     */
    public static AnyFact host(String fact) {
        return new AnyFact(known("host.", fact));
    }

    /**
     * Whether a calendar is open.
     *
     * @throws IllegalArgumentException if a desk file would refuse the calendar's id
     */
    public static FlagFact open(String calendar) {
        String fact = FactCatalogue.OPEN + calendar;
        Operands.check(Tests.place(fact), Operands.refusalOfId(calendar));
        return new FlagFact(fact);
    }

    private static String known(String family, String name) {
        Operands.check("/" + family, name.isEmpty() ? "unknown fact" : null);
        return family + name;
    }

    /** The network's id, such as {@code x}. */
    public static TextFact network() {
        return new TextFact("network");
    }

    /** The brand's account, by its id. */
    public static TextFact account() {
        return new TextFact("account");
    }

    /** {@code post}, {@code comment}, {@code direct} or {@code review}. */
    public static TextFact surface() {
        return new TextFact("surface");
    }

    /** {@code public} or {@code private}. */
    public static TextFact visibility() {
        return new TextFact("visibility");
    }

    /** What was written. */
    public static TextFact text() {
        return new TextFact("text");
    }

    /** Its language, such as {@code fr}. */
    public static TextFact language() {
        return new TextFact("language");
    }

    /** The foremost topic. */
    public static TextFact topic() {
        return new TextFact("topic");
    }

    /** Who wrote it: the network's id. */
    public static TextFact authorId() {
        return new TextFact("author.id");
    }

    /** Who wrote it: the handle, without @. */
    public static TextFact authorHandle() {
        return new TextFact("author.handle");
    }

    /** {@code MO} to {@code SU}, in the desk's zone. */
    public static TextFact weekday() {
        return new TextFact("weekday");
    }

    /** From 0 to 1. */
    public static NumberFact languageConfidence() {
        return new NumberFact("language.confidence");
    }

    /** From −1 to 1. */
    public static NumberFact sentiment() {
        return new NumberFact("sentiment");
    }

    /** From 0 to 1. */
    public static NumberFact sentimentConfidence() {
        return new NumberFact("sentiment.confidence");
    }

    /** From 0 to 1. */
    public static NumberFact topicConfidence() {
        return new NumberFact("topic.confidence");
    }

    /** From 0 to 1. */
    public static NumberFact urgency() {
        return new NumberFact("urgency");
    }

    /** From 0 to 1. */
    public static NumberFact spam() {
        return new NumberFact("spam");
    }

    /** How many follow the author. */
    public static NumberFact authorFollowers() {
        return new NumberFact("author.followers");
    }

    /** How many messages the conversation has. */
    public static NumberFact conversationMessages() {
        return new NumberFact("conversation.messages");
    }

    /** From 0 to 23, in the desk's zone. */
    public static NumberFact hour() {
        return new NumberFact("hour");
    }

    /** All topics. */
    public static ListFact topics() {
        return new ListFact("topics");
    }

    /** Handles that are mentioned. */
    public static ListFact mentions() {
        return new ListFact("mentions");
    }

    /** Hashtags in it. */
    public static ListFact hashtags() {
        return new ListFact("hashtags");
    }

    /** Links in it. */
    public static ListFact links() {
        return new ListFact("links");
    }

    /** Kinds of its media. */
    public static ListFact media() {
        return new ListFact("media");
    }

    /** What the conversation carried before; not what earlier rules add. */
    public static ListFact tags() {
        return new ListFact("tags");
    }

    /** Whether the network has verified the author. */
    public static FlagFact authorVerified() {
        return new FlagFact("author.verified");
    }

    /** Whether the customer is known. */
    public static FlagFact customerKnown() {
        return new FlagFact("customer.known");
    }

    /** Whether the conversation was reopened. */
    public static FlagFact conversationReopened() {
        return new FlagFact("conversation.reopened");
    }
}
