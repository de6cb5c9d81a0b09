package dev.relais.log;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.conversation.Approval;
import dev.relais.conversation.Backstage;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationState;
import dev.relais.conversation.Direction;
import dev.relais.conversation.Entry;
import dev.relais.conversation.Escalation;
import dev.relais.conversation.Send;
import dev.relais.json.StrictJson;
import java.util.Collection;
import java.util.Objects;

/** What a person would say of a conversation. */
final class ConversationSummary {
    private ConversationSummary() {}

    static ObjectNode of(Conversation conversation) {
        ObjectNode to = StrictJson.object();
        to.put("conversation", conversation.id().value());
        to.put("seq", conversation.seq());
        to.put("state", state(conversation.state()));
        to.put("token", conversation.token());
        to.put("episode", conversation.episode());
        to.put("reopened", conversation.reopened());
        to.put("unattended", conversation.unattended());
        to.put("queue", conversation.queue());
        to.put("preferredAgent", conversation.preferredAgent());
        texts(to.putArray("declinedBy"), conversation.declinedBy());
        to.put("routed", routed(conversation));
        to.put("nextChange", conversation.nextChange().map(Object::toString).orElse(null));
        if (!conversation.queries().isEmpty()) {
            texts(to.putArray("queries"), conversation.queries());
        }
        ArrayNode messages = to.putArray("messages");
        conversation.messages().forEach(entry -> messages.add(message(entry)));
        ArrayNode sends = to.putArray("sends");
        conversation.sends().values().forEach(send -> sends.add(send(send)));
        to.put(
                "nextSend",
                conversation.nextSend().map(send -> send.id().value()).orElse(null));
        backstage(to, conversation.backstage());
        texts(
                to.putArray("links"),
                conversation.links().stream().map(Object::toString).toList());
        ArrayNode insights = to.putArray("insights");
        conversation
                .insights()
                .forEach((id, insight) -> insights.add(id + " " + insight.language() + " " + insight.sentiment()));
        if (!conversation.escalation().equals(Escalation.NONE)) {
            escalation(to.putObject("escalation"), conversation.escalation());
        }
        return to;
    }

    private static void escalation(ObjectNode to, Escalation escalation) {
        to.put("terms", escalation.terms() == null ? null : escalation.terms().policy());
        texts(
                to.putArray("told"),
                escalation.told().stream()
                        .map(told -> told.target().text() + " of " + told.startedAt() + ": " + told.mark())
                        .toList());
        to.put(
                "priority",
                escalation.priority() == null ? null : escalation.priority().text());
        texts(to.putArray("also"), escalation.also());
        to.put("lead", escalation.lead());
    }

    private static String state(ConversationState state) {
        if (state instanceof ConversationState.Queued s) {
            return "queued in " + s.queue() + " since " + s.since();
        } else if (state instanceof ConversationState.Offered s) {
            return "offered to " + String.join(", ", s.agents()) + " from " + s.queue() + " until " + s.expiresAt()
                    + ", waits since " + s.since();
        } else if (state instanceof ConversationState.Owned s) {
            return "owned by " + s.agent() + " from " + s.queue();
        } else if (state instanceof ConversationState.AwaitingCustomer s) {
            return "awaits the customer for " + s.agent() + " from " + s.queue();
        } else if (state instanceof ConversationState.Snoozed s) {
            return "snoozed by " + s.agent() + " from " + s.queue() + " until " + s.until();
        } else if (state instanceof ConversationState.Resolved s) {
            return "resolved by " + s.agent() + " at " + s.at();
        }
        return state instanceof ConversationState.SetAside ? "set aside" : "unrouted";
    }

    private static String routed(Conversation conversation) {
        var routed = Objects.requireNonNull(conversation.routed());
        return routed.queue() + ", " + routed.priority().text() + ", weight " + routed.weight() + ", tags "
                + routed.tags() + ", requires " + routed.requires() + ", rules " + routed.rules();
    }

    private static String message(Entry entry) {
        String marks = (entry.withdrawn() ? " (gone)" : "")
                + (entry.hidden() ? " (hidden)" : "")
                + (entry.versions().size() > 1 ? " (" + entry.versions().size() + " versions)" : "")
                + (entry.message().media().isEmpty()
                        ? ""
                        : " (with " + entry.message().media().size() + " media)");
        return entry.message().at() + (entry.direction() == Direction.INBOUND ? " customer " : " brand ")
                + entry.message().externalId() + ": " + entry.message().text() + marks;
    }

    private static String send(Send send) {
        return send.id() + " " + LogNode.word(send.kind()) + " by " + (send.automatic() ? "machine " : "")
                + send.agent() + " to " + send.inReplyTo() + " "
                + send.visibility().word() + ", "
                + LogNode.word(send.state()) + " since " + send.since() + ", attempt " + send.attempt() + ", "
                + send.externalId() + ", " + send.reason() + ": " + send.text();
    }

    private static void backstage(ObjectNode to, Backstage backstage) {
        ArrayNode notes = to.putArray("notes");
        backstage.notes().forEach(note -> notes.add(note.id() + " by " + note.author() + ": " + note.text()));
        ArrayNode consultations = to.putArray("consultations");
        backstage
                .consultations()
                .values()
                .forEach(asked -> consultations.add(asked.id() + " to " + asked.agent() + ", "
                        + (asked.answered() ? "answered" : "open") + ": " + asked.question()));
        ArrayNode drafts = to.putArray("drafts");
        backstage.drafts().values().forEach(draft -> {
            Approval approval = draft.approval();
            drafts.add(draft.id() + " by " + draft.author() + " to " + draft.inReplyTo() + ", "
                    + (approval == null ? "no approval" : "approval " + LogNode.word(approval.state())) + ": "
                    + draft.text());
        });
        ArrayNode calls = to.putArray("calls");
        backstage
                .calls()
                .values()
                .forEach(call -> calls.add(call.id() + " from " + call.from() + " to " + call.to() + ", "
                        + (call.result() == null ? "owed" : LogNode.word(call.result())) + ": " + call.consent()));
    }

    private static void texts(ArrayNode to, Collection<String> values) {
        values.stream().sorted().forEach(to::add);
    }
}
