package dev.relais.log;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.conversation.ConversationEvent.ConversationAssigned;
import dev.relais.conversation.ConversationEvent.ConversationHandledElsewhere;
import dev.relais.conversation.ConversationEvent.ConversationLinked;
import dev.relais.conversation.ConversationEvent.ConversationQueued;
import dev.relais.conversation.ConversationEvent.ConversationReleased;
import dev.relais.conversation.ConversationEvent.ConversationReopened;
import dev.relais.conversation.ConversationEvent.ConversationResolved;
import dev.relais.conversation.ConversationEvent.ConversationResumed;
import dev.relais.conversation.ConversationEvent.ConversationRouted;
import dev.relais.conversation.ConversationEvent.ConversationSnoozed;
import dev.relais.conversation.ConversationEvent.CustomerAwaited;
import dev.relais.conversation.ConversationEvent.LinkReason;
import dev.relais.conversation.ConversationEvent.MentionPromoted;
import dev.relais.conversation.ConversationEvent.OfferAccepted;
import dev.relais.conversation.ConversationEvent.OfferDeclined;
import dev.relais.conversation.ConversationEvent.OfferExpired;
import dev.relais.conversation.ConversationEvent.OfferExtended;
import dev.relais.conversation.ConversationEvent.OfferMade;
import dev.relais.conversation.ConversationEvent.OfferWithdrawn;
import dev.relais.conversation.ConversationEvent.QueueReason;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.Terms;
import dev.relais.rules.Priority;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** Where a conversation waits, whose it is, and how it ends. */
final class QueueEvents {
    static final List<EventType<?>> ALL = List.of(
            EventType.of(
                    MentionPromoted.class,
                    (line, e) -> {
                        strings(line.putArray("queries"), e.queries());
                        line.put("by", e.by());
                    },
                    node -> new MentionPromoted(node.list("queries", LogNode::text), node.text("by"))),
            EventType.of(ConversationRouted.class, QueueEvents::routed, QueueEvents::routed),
            EventType.of(
                    ConversationQueued.class,
                    (line, e) -> line.put("queue", e.queue()).put("reason", LogNode.word(e.reason())),
                    node -> new ConversationQueued(node.text("queue"), reason(node))),
            EventType.of(
                    OfferMade.class,
                    (line, e) -> offer(line, e.offer(), e.agent())
                            .put("limit", e.limit().toString()),
                    node -> new OfferMade(node.text("offer"), node.text("agent"), node.duration("limit"))),
            EventType.of(
                    OfferExtended.class,
                    (line, e) -> offer(line, e.offer(), e.agent()),
                    node -> new OfferExtended(node.text("offer"), node.text("agent"))),
            EventType.of(
                    OfferAccepted.class,
                    (line, e) -> offer(line, e.offer(), e.agent()),
                    node -> new OfferAccepted(node.text("offer"), node.text("agent"))),
            EventType.of(
                    OfferDeclined.class,
                    (line, e) -> askAgain(offer(line, e.offer(), e.agent()), e.askAgain()),
                    node -> new OfferDeclined(node.text("offer"), node.text("agent"), askAgain(node))),
            EventType.of(
                    OfferExpired.class,
                    (line, e) -> askAgain(offer(line, e.offer(), e.agent()), e.askAgain()),
                    node -> new OfferExpired(node.text("offer"), node.text("agent"), askAgain(node))),
            EventType.of(
                    OfferWithdrawn.class,
                    (line, e) -> offer(line, e.offer(), e.agent())
                            .put("reason", LogNode.word(e.reason()))
                            .put("askAgain", e.askAgain()),
                    node -> new OfferWithdrawn(
                            node.text("offer"), node.text("agent"), reason(node), node.flag("askAgain"))),
            EventType.of(
                    ConversationAssigned.class,
                    (line, e) -> line.put("agent", e.agent()).put("token", e.token()),
                    node -> new ConversationAssigned(node.text("agent"), node.number("token"))),
            EventType.of(
                    ConversationReleased.class,
                    (line, e) -> askAgain(
                            line.put("agent", e.agent()).put("reason", LogNode.word(e.reason())), e.askAgain()),
                    node -> new ConversationReleased(node.text("agent"), reason(node), askAgain(node))),
            EventType.of(CustomerAwaited.class, (line, e) -> {}, node -> new CustomerAwaited()),
            EventType.of(ConversationResumed.class, (line, e) -> {}, node -> new ConversationResumed()),
            EventType.of(
                    ConversationSnoozed.class,
                    (line, e) ->
                            line.put("agent", e.agent()).put("until", e.until().toString()),
                    node -> new ConversationSnoozed(node.text("agent"), node.instant("until"))),
            EventType.of(
                    ConversationResolved.class,
                    (line, e) -> line.put("agent", e.agent()),
                    node -> new ConversationResolved(node.text("agent"))),
            EventType.of(
                    ConversationHandledElsewhere.class,
                    (line, e) -> line.put("agent", e.agent()),
                    node -> new ConversationHandledElsewhere(node.text("agent"))),
            EventType.of(
                    ConversationReopened.class,
                    (line, e) -> line.put("episode", e.episode()),
                    node -> new ConversationReopened(node.integer("episode"))),
            EventType.of(
                    ConversationLinked.class,
                    (line, e) -> line.put("other", e.other().value()).put("reason", LogNode.word(e.reason())),
                    node -> new ConversationLinked(
                            new ConversationId(node.text("other")), node.word("reason", LinkReason.values()))));

    private QueueEvents() {}

    private static void routed(ObjectNode line, ConversationRouted e) {
        line.put("queue", e.queue());
        line.put("priority", e.priority().text());
        line.put("sla", e.sla());
        line.put("weight", e.weight());
        strings(line.putArray("tags"), e.tags());
        ObjectNode requires = line.putObject("requires");
        new TreeMap<>(e.requires()).forEach(requires::put);
        line.put("preferAgent", e.preferAgent());
        strings(line.putArray("rules"), e.rules());
        if (e.terms() != null) {
            terms(line, e.terms());
        }
    }

    /** Said only where they are new. */
    static ObjectNode terms(ObjectNode line, Terms terms) {
        line.putObject("terms").put("policy", terms.policy()).put("text", terms.text());
        return line;
    }

    static Terms terms(LogNode node) {
        return new Terms(node.text("policy"), node.text("text"));
    }

    private static ConversationRouted routed(LogNode node) {
        return new ConversationRouted(
                node.optionalText("queue"),
                priority(node.member("priority")),
                node.optionalText("sla"),
                node.integer("weight"),
                node.list("tags", LogNode::text),
                node.levels("requires"),
                node.optionalText("preferAgent"),
                node.list("rules", LogNode::text),
                node.optional("terms", QueueEvents::terms));
    }

    static Priority priority(LogNode node) {
        String word = node.text();
        return Arrays.stream(Priority.values())
                .filter(candidate -> candidate.text().equals(word))
                .findFirst()
                .orElseThrow(() -> node.fault("is no priority"));
    }

    private static QueueReason reason(LogNode node) {
        return node.word("reason", QueueReason.values());
    }

    /** Said only where it is so: lines of logs that are older than the word read the same. */
    private static void askAgain(ObjectNode line, boolean again) {
        if (again) {
            line.put("askAgain", true);
        }
    }

    private static boolean askAgain(LogNode node) {
        return Boolean.TRUE.equals(node.optional("askAgain", value -> node.flag("askAgain")));
    }

    private static ObjectNode offer(ObjectNode line, String offer, String agent) {
        return line.put("offer", offer).put("agent", agent);
    }

    static void strings(ArrayNode to, Iterable<String> values) {
        values.forEach(to::add);
    }
}
