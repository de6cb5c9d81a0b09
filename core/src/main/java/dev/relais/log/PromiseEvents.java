package dev.relais.log;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.conversation.ConversationEvent.ConversationEscalated;
import dev.relais.conversation.ConversationEvent.TargetBreached;
import dev.relais.conversation.ConversationEvent.TargetWarned;
import dev.relais.conversation.ConversationEvent.TermsChanged;
import dev.relais.sla.TargetKind;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** What is promised, and what comes of it that a promise is in danger or broken. */
final class PromiseEvents {
    static final List<EventType<?>> ALL = List.of(
            EventType.of(
                    TermsChanged.class,
                    (line, e) -> QueueEvents.terms(line, e.terms()),
                    node -> new TermsChanged(QueueEvents.terms(node.member("terms")))),
            EventType.of(
                    TargetWarned.class,
                    (line, e) -> target(line, e.target(), e.startedAt())
                            .put("dueAt", e.dueAt() == null ? null : e.dueAt().toString())
                            .put("share", e.share().stripTrailingZeros()),
                    node -> new TargetWarned(
                            target(node),
                            node.instant("startedAt"),
                            node.optional("dueAt", due -> node.instant("dueAt")),
                            node.exact("share"))),
            EventType.of(
                    TargetBreached.class,
                    (line, e) -> target(line, e.target(), e.startedAt())
                            .put("dueAt", e.dueAt().toString()),
                    node -> new TargetBreached(target(node), node.instant("startedAt"), node.instant("dueAt"))),
            EventType.of(ConversationEscalated.class, PromiseEvents::escalated, PromiseEvents::escalated));

    private PromiseEvents() {}

    private static ObjectNode target(ObjectNode line, TargetKind target, Instant startedAt) {
        return line.put("target", target.text()).put("startedAt", startedAt.toString());
    }

    private static TargetKind target(LogNode node) {
        String name = node.text("target");
        return Arrays.stream(TargetKind.values())
                .filter(kind -> kind.text().equals(name))
                .findFirst()
                .orElseThrow(() -> node.member("target").fault("is no target"));
    }

    private static void escalated(ObjectNode line, ConversationEscalated e) {
        target(line, e.target(), e.startedAt()).put("step", e.step());
        QueueEvents.strings(line.putArray("notify"), e.tell());
        line.put("priority", e.priority() == null ? null : e.priority().text());
        QueueEvents.strings(line.putArray("also"), e.also());
        line.put("handTo", e.handTo());
    }

    private static ConversationEscalated escalated(LogNode node) {
        return new ConversationEscalated(
                target(node),
                node.instant("startedAt"),
                node.text("step"),
                node.list("notify", LogNode::text),
                node.optional("priority", QueueEvents::priority),
                node.list("also", LogNode::text),
                node.optionalText("handTo"));
    }
}
