package dev.relais.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.relais.connect.Inbound;
import dev.relais.connect.Inbound.Acknowledged;
import dev.relais.connect.Inbound.Edited;
import dev.relais.connect.Inbound.Hidden;
import dev.relais.connect.Inbound.Mentioned;
import dev.relais.connect.Inbound.NotUnderstood;
import dev.relais.connect.Inbound.Reacted;
import dev.relais.connect.Inbound.Sent;
import dev.relais.connect.Inbound.ThreadOwner;
import dev.relais.connect.Inbound.Withdrawn;
import dev.relais.conversation.Author;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationEvent;
import dev.relais.conversation.ConversationEvent.*;
import dev.relais.conversation.ConversationEvent.ConversationEscalated;
import dev.relais.conversation.ConversationEvent.TargetBreached;
import dev.relais.conversation.ConversationEvent.TargetWarned;
import dev.relais.conversation.ConversationEvent.TermsChanged;
import dev.relais.conversation.ConversationKey;
import dev.relais.conversation.LoggedEvent;
import dev.relais.conversation.LoggedEvent.Source;
import dev.relais.conversation.Media;
import dev.relais.conversation.Message;
import dev.relais.conversation.SendId;
import dev.relais.conversation.SendState;
import dev.relais.conversation.Surface;
import dev.relais.conversation.Terms;
import dev.relais.conversation.Version;
import dev.relais.conversation.Visibility;
import dev.relais.insight.Insight;
import dev.relais.json.StrictJson;
import dev.relais.rules.Priority;
import dev.relais.sla.TargetKind;
import dev.relais.store.Unattached;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The published schema of the event log says what the log writes: every type, every member, no more and no less. */
class EventsSchemaTest {
    private static final Instant AT = Instant.parse("2026-09-01T09:00:00.250Z");
    private static final Source SOURCE = new Source(12, "/entry/0/a~1b");
    private static final Author AUTHOR = new Author("c", "lea", null);
    private static final ConversationKey KEY = new ConversationKey("acme", "root", "c");
    private static final SendId SEND = new SendId("s-1");
    private static final Message MESSAGE = new Message(
            "x",
            "acme",
            "18446744073709551615",
            Surface.COMMENT,
            AUTHOR,
            "text",
            List.of(new Media("image", null), new Media("video", "https://v.example/1")),
            "root",
            AT,
            true);

    private final JsonNode schema = schema();
    private final SchemaChecker checker = new SchemaChecker(schema);

    private static JsonNode schema() {
        try (InputStream in = EventJson.class.getResourceAsStream("events.schema.json")) {
            return StrictJson.read(Objects.requireNonNull(in).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void every_written_line_agrees_with_the_schema() {
        for (JsonNode line : lines()) {
            assertThat(checker.faults(line)).as(line.toString()).isEmpty();
        }
    }

    @Test
    void there_is_one_definition_for_each_type_and_a_line_of_each() {
        Set<String> types = new TreeSet<>(Set.of("NotUnderstood", "Mentioned"));
        Arrays.stream(ConversationEvent.class.getPermittedSubclasses())
                .forEach(type -> types.add(type.getSimpleName()));
        Set<String> offered = new TreeSet<>();
        schema.get("oneOf")
                .forEach(one -> offered.add(one.get("$ref").textValue().substring("#/$defs/".length())));
        Set<String> written = new TreeSet<>();
        lines().forEach(line -> written.add(line.get("type").textValue()));
        assertThat(offered).isEqualTo(types);
        assertThat(written).isEqualTo(types);
        offered.forEach(type -> assertThat(
                        schema.at("/$defs/" + type + "/properties/type/const").textValue())
                .isEqualTo(type));
    }

    @Test
    void every_member_of_a_definition_is_written_in_some_line() {
        for (JsonNode one : schema.get("oneOf")) {
            JsonNode definition = schema.at(one.get("$ref").textValue().substring(1));
            Set<String> names = new TreeSet<>();
            definition.get("properties").fieldNames().forEachRemaining(names::add);
            Set<String> written = new TreeSet<>();
            for (JsonNode line : lines()) {
                if (line.get("type").equals(definition.at("/properties/type/const"))) {
                    line.fieldNames().forEachRemaining(written::add);
                }
            }
            assertThat(written).as(definition.toString()).isEqualTo(names);
        }
    }

    @Test
    void a_line_without_a_required_member_or_with_one_too_many_does_not_agree() {
        for (JsonNode line : lines()) {
            String type = line.get("type").textValue();
            for (JsonNode required : schema.at("/$defs/" + type + "/required")) {
                ObjectNode less = line.deepCopy();
                less.remove(required.textValue());
                assertThat(checker.faults(less))
                        .as("%s without %s", type, required)
                        .isNotEmpty();
            }
            ObjectNode more = line.deepCopy();
            more.put("surprise", 1);
            assertThat(checker.faults(more)).as(type).isNotEmpty();
        }
    }

    private static List<JsonNode> lines() {
        List<JsonNode> lines = new ArrayList<>();
        Conversation conversation = Conversation.open(logged(1, null, new ConversationOpened(KEY, "x")))
                .apply(logged(2, SOURCE, new MessageReceived(MESSAGE, 0)));
        for (ConversationEvent event : events()) {
            boolean opening = event instanceof ConversationOpened;
            lines.add(read(EventJson.line(logged(3, opening ? null : SOURCE, event), conversation)));
        }
        for (Inbound inbound : unattached()) {
            EventJson.lines(List.of(new Unattached(inbound, SOURCE, null)), line -> lines.add(read(line)));
        }
        List<Unattached> versions = List.of(
                new Unattached(new Sent("/a", MESSAGE, null, Set.of(), 0, null), SOURCE, null),
                new Unattached(new Sent("/b", MESSAGE, null, Set.of(), 2, null), SOURCE, null));
        List<JsonNode> written = new ArrayList<>();
        EventJson.lines(versions, line -> written.add(read(line)));
        assertThat(written)
                .extracting(line -> line.get("type").textValue())
                .containsExactly("MessageSent", "MessageEdited");
        lines.addAll(written);
        return lines;
    }

    private static LoggedEvent logged(long seq, @Nullable Source source, ConversationEvent event) {
        return new LoggedEvent(KEY.id(), seq, AT, source, event);
    }

    private static JsonNode read(String line) {
        return StrictJson.read(line.getBytes(StandardCharsets.UTF_8));
    }

    private static List<ConversationEvent> events() {
        Insight unsure = new Insight(null, null, null, null, null, null, null, List.of(), "none/1");
        Insight sure = new Insight(
                "fr", 0.9, -1.0, "negative", 0.8, 1.0, 0.0, List.of(new Insight.Topic("billing", 0.5)), "a/1");
        return List.of(
                new ConversationOpened(KEY, "x"),
                new MessageReceived(MESSAGE, 0),
                new MessageSent(MESSAGE, 3, Origin.ELSEWHERE, null),
                new MessageSent(MESSAGE, 0, Origin.RELAIS, SEND),
                new MessageCompleted(MESSAGE),
                new MessageEdited(MESSAGE.ref(), new Version(2, AT, AT, false, "other")),
                new MessageWithdrawn(MESSAGE.ref()),
                new ReactionChanged(MESSAGE.ref(), null, null, false),
                new ReactionChanged(MESSAGE.ref(), AUTHOR, "love", true),
                new ReceiptReceived(Receipt.READ, AT),
                new ThreadOwnerChanged(null),
                new MessageAnalyzed(MESSAGE.id(), unsure),
                new MessageAnalyzed(MESSAGE.id(), sure),
                new ConversationRouted(null, Priority.URGENT, null, 1, List.of(), Map.of(), null, List.of()),
                new ConversationRouted(
                        "care", Priority.LOW, "social", 2, List.of("vip"), Map.of("french", 3), "lea", List.of("r")),
                new ConversationRouted(
                        "care", Priority.LOW, "social", 2, List.of(), Map.of(), null, List.of(), new Terms("0f", "{}")),
                new MentionPromoted(List.of("outages"), "crisis"),
                new TermsChanged(new Terms("0f", "{}")),
                new TargetWarned(TargetKind.NEXT_RESPONSE, AT, null, BigDecimal.ONE),
                new TargetWarned(TargetKind.REPLY_WINDOW, AT, AT, new BigDecimal("0.8")),
                new TargetBreached(TargetKind.RESOLUTION, AT, AT),
                new ConversationEscalated(
                        TargetKind.CALL_BACK, AT, "at 1: notify sam", List.of("sam"), null, List.of(), null),
                new ConversationEscalated(
                        TargetKind.FIRST_RESPONSE,
                        AT,
                        "after PT5M: priority high",
                        List.of(),
                        Priority.HIGH,
                        List.of("press"),
                        "sam"),
                new ConversationQueued("care", QueueReason.EXPIRED),
                new OfferMade("o", "lea", Duration.ofSeconds(45)),
                new OfferAccepted("o", "lea"),
                new OfferExtended("o", "max"),
                new OfferDeclined("o", "lea"),
                new OfferDeclined("o", "lea", true),
                new OfferExpired("o", "lea"),
                new OfferExpired("o", "lea", true),
                new OfferWithdrawn("o", "lea", QueueReason.VANISHED, true),
                new ConversationAssigned("lea", 1),
                new ConversationReleased("lea", QueueReason.RELEASED),
                new ConversationReleased("lea", QueueReason.SILENT_OWNER, true),
                new ReplyRequested(SEND, "lea", "text", null, Visibility.PRIVATE, true, "d-1"),
                new HidingRequested(SEND, "lea", MESSAGE.ref(), true),
                new SendStarted(SEND, 1, 7),
                new SendSettled(SEND, 1, SendState.UNKNOWN, null, "timeout", null),
                new SendSettled(SEND, 1, SendState.THROTTLED, null, null, AT),
                new MessageHidden(MESSAGE.ref(), false),
                new CustomerAwaited(),
                new ConversationResumed(),
                new ConversationSnoozed("lea", AT),
                new ConversationResolved("lea"),
                new ConversationHandledElsewhere("lea"),
                new ConversationReopened(2),
                new ConversationLinked(KEY.id(), LinkReason.BY_HAND),
                new NoteAdded("n", "lea", "text"),
                new ConsultationRequested("q", "lea", "sam", "text"),
                new ConsultationAnswered("q", "sam"),
                new DraftSaved("d", "sam", "text", null),
                new DraftDiscarded("d", "sam"),
                new ApprovalRequested("d", "sam", "h-1", Duration.ofHours(4)),
                new ApprovalGiven("d", "lea", "h-1"),
                new ApprovalRefused("d", "lea", "text"),
                new ApprovalExpired("d"),
                new CallPromised("k", "lea", "text", AT, AT),
                new CallEnded("k", "lea", CallResult.NOT_REACHED),
                new ContentErased("dpo"));
    }

    private static List<Inbound> unattached() {
        return List.of(
                new Sent("/a", MESSAGE, null, Set.of(), 1, null),
                new Edited("/a", "x", "acme", "1", new Version(1, AT, AT, true, "text")),
                new Withdrawn("/a", "x", "acme", "1", AT, true),
                new Hidden("/a", "x", "acme", "1", true, AT, true),
                new Reacted("/a", "x", "acme", "1", null, null, false, AT, false),
                new Acknowledged("/a", "x", KEY, Receipt.DELIVERED, AT, AT, false),
                new ThreadOwner("/a", "x", KEY, "app", AT, false),
                new Mentioned("/data", MESSAGE, KEY, Set.of(), 0, Set.of("outages")),
                new NotUnderstood("", "x", "not JSON"));
    }
}
