package dev.relais.log;

import dev.relais.conversation.ConversationEvent.ApprovalExpired;
import dev.relais.conversation.ConversationEvent.ApprovalGiven;
import dev.relais.conversation.ConversationEvent.ApprovalRefused;
import dev.relais.conversation.ConversationEvent.ApprovalRequested;
import dev.relais.conversation.ConversationEvent.CallEnded;
import dev.relais.conversation.ConversationEvent.CallPromised;
import dev.relais.conversation.ConversationEvent.CallResult;
import dev.relais.conversation.ConversationEvent.ConsultationAnswered;
import dev.relais.conversation.ConversationEvent.ConsultationRequested;
import dev.relais.conversation.ConversationEvent.DraftDiscarded;
import dev.relais.conversation.ConversationEvent.DraftSaved;
import dev.relais.conversation.ConversationEvent.NoteAdded;
import java.util.List;

/** What employees do that the customer does not see. */
final class BackstageEvents {
    static final List<EventType<?>> ALL = List.of(
            EventType.of(
                    NoteAdded.class,
                    (line, e) ->
                            line.put("note", e.note()).put("author", e.author()).put("text", e.text()),
                    node -> new NoteAdded(node.text("note"), node.text("author"), node.text("text"))),
            EventType.of(
                    ConsultationRequested.class,
                    (line, e) -> line.put("consultation", e.consultation())
                            .put("by", e.by())
                            .put("agent", e.agent())
                            .put("question", e.question()),
                    node -> new ConsultationRequested(
                            node.text("consultation"), node.text("by"), node.text("agent"), node.text("question"))),
            EventType.of(
                    ConsultationAnswered.class,
                    (line, e) -> line.put("consultation", e.consultation()).put("agent", e.agent()),
                    node -> new ConsultationAnswered(node.text("consultation"), node.text("agent"))),
            EventType.of(
                    DraftSaved.class,
                    (line, e) -> line.put("draft", e.draft())
                            .put("author", e.author())
                            .put("text", e.text())
                            .put("inReplyTo", e.inReplyTo()),
                    node -> new DraftSaved(
                            node.text("draft"),
                            node.text("author"),
                            node.text("text"),
                            node.optionalText("inReplyTo"))),
            EventType.of(
                    DraftDiscarded.class,
                    (line, e) -> line.put("draft", e.draft()).put("agent", e.agent()),
                    node -> new DraftDiscarded(node.text("draft"), node.text("agent"))),
            EventType.of(
                    ApprovalRequested.class,
                    (line, e) -> line.put("draft", e.draft())
                            .put("by", e.by())
                            .put("hash", e.hash())
                            .put("limit", e.limit().toString()),
                    node -> new ApprovalRequested(
                            node.text("draft"), node.text("by"), node.text("hash"), node.duration("limit"))),
            EventType.of(
                    ApprovalGiven.class,
                    (line, e) -> line.put("draft", e.draft()).put("by", e.by()).put("hash", e.hash()),
                    node -> new ApprovalGiven(node.text("draft"), node.text("by"), node.text("hash"))),
            EventType.of(
                    ApprovalRefused.class,
                    (line, e) -> line.put("draft", e.draft()).put("by", e.by()).put("reason", e.reason()),
                    node -> new ApprovalRefused(node.text("draft"), node.text("by"), node.text("reason"))),
            EventType.of(
                    ApprovalExpired.class,
                    (line, e) -> line.put("draft", e.draft()),
                    node -> new ApprovalExpired(node.text("draft"))),
            EventType.of(
                    CallPromised.class,
                    (line, e) -> line.put("call", e.call())
                            .put("agent", e.agent())
                            .put("consent", e.consent())
                            .put("from", e.from().toString())
                            .put("to", e.to().toString()),
                    node -> new CallPromised(
                            node.text("call"),
                            node.text("agent"),
                            node.text("consent"),
                            node.instant("from"),
                            node.instant("to"))),
            EventType.of(
                    CallEnded.class,
                    (line, e) ->
                            line.put("call", e.call()).put("agent", e.agent()).put("result", LogNode.word(e.result())),
                    node -> new CallEnded(
                            node.text("call"), node.text("agent"), node.word("result", CallResult.values()))));

    private BackstageEvents() {}
}
