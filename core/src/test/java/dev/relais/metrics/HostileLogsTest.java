package dev.relais.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relais.RefusedInputException;
import dev.relais.config.DeskConfig;
import dev.relais.config.DeskFile;
import dev.relais.conversation.ConversationEvent;
import dev.relais.conversation.ConversationEvent.ContentErased;
import dev.relais.conversation.ConversationEvent.ConversationAssigned;
import dev.relais.conversation.ConversationEvent.ConversationLinked;
import dev.relais.conversation.ConversationEvent.ConversationOpened;
import dev.relais.conversation.ConversationEvent.ConversationQueued;
import dev.relais.conversation.ConversationEvent.ConversationReopened;
import dev.relais.conversation.ConversationEvent.ConversationResolved;
import dev.relais.conversation.ConversationEvent.ConversationRouted;
import dev.relais.conversation.ConversationEvent.LinkReason;
import dev.relais.conversation.ConversationEvent.MessageEdited;
import dev.relais.conversation.ConversationEvent.MessageReceived;
import dev.relais.conversation.ConversationEvent.MessageSent;
import dev.relais.conversation.ConversationEvent.MessageWithdrawn;
import dev.relais.conversation.ConversationEvent.Origin;
import dev.relais.conversation.ConversationEvent.QueueReason;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.ConversationKey;
import dev.relais.conversation.LoggedEvent;
import dev.relais.conversation.Message;
import dev.relais.conversation.Surface;
import dev.relais.conversation.Terms;
import dev.relais.conversation.Version;
import dev.relais.questions.Questions;
import dev.relais.report.Report;
import dev.relais.report.ReportCsv;
import dev.relais.report.ReportHtml;
import dev.relais.report.ReportJson;
import dev.relais.report.ReportLanguage;
import dev.relais.report.Reports;
import dev.relais.rules.Priority;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Logs that nobody should write: each has figures all the same, soon. */
@Timeout(60)
class HostileLogsTest {
    private static final int MANY = Integer.getInteger("relais.metrics.hostile", 10_000);
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final DeskConfig DESK = DeskFile.read("desk.json", """
            {"relais": 1, "desk": "hostile", "zone": "Pacific/Kiritimati",
             "calendars": [{"id": "never"}],
             "slas": [{"id": "social", "firstResponse": "PT15M", "nextResponse": "PT30M", "resolution": "PT8H",
                       "pauseWhen": ["waiting-for-customer"]},
                      {"id": "never", "calendar": "never", "firstResponse": "PT1S", "resolution": "PT1S"},
                      {"id": "long", "firstResponse": "PT999999999999H"}],
             "agents": [{"id": "lea", "shift": "never", "capacity": {"total": 6}}],
             "queues": [{"id": "care", "sla": "social"}],
             "rules": [{"id": "parcel", "when": {"text": {"word": "parcel"}}, "then": {"queue": "care"}}]}
            """.getBytes(StandardCharsets.UTF_8));

    private final List<LoggedEvent> log = new ArrayList<>();
    private int number;

    private void add(String conversation, Instant at, ConversationEvent event) {
        log.add(new LoggedEvent(new ConversationId(conversation), ++number, at, null, event));
    }

    private Message message(Instant at, String text) {
        return new Message("x", "a", "m" + ++number, Surface.COMMENT, null, text, List.of(), null, at, false);
    }

    private Message says(String conversation, Instant at, String text) {
        Message message = message(at, text);
        add(conversation, at, new MessageReceived(message, 0));
        return message;
    }

    private void replies(String conversation, Instant at) {
        add(conversation, at, new MessageSent(message(at, "words"), 0, Origin.RELAIS, null));
    }

    private void routed(String conversation, Instant at, String sla, int weight, String... rules) {
        add(
                conversation,
                at,
                new ConversationRouted(
                        "care", Priority.NORMAL, sla, weight, List.of(), Map.of(), null, List.of(rules)));
        add(conversation, at, new ConversationQueued("care", QueueReason.ROUTED));
    }

    private void begins(String conversation, Instant at) {
        add(conversation, at, new ConversationOpened(new ConversationKey("a", conversation, "u"), "x"));
        says(conversation, at, "Where is my parcel?");
        routed(conversation, at, "social", 1, "otherwise");
    }

    private Measures measures() {
        return measures(null, null);
    }

    private Measures measures(@Nullable Instant from, @Nullable Instant until) {
        return Told.measures(MetricSettings.of(DESK).between(from, until), log);
    }

    private static Figure figure(Measures measures, String id) {
        return measures.figure(measures.metrics().stream()
                .filter(metric -> metric.id().equals(id))
                .findFirst()
                .orElseThrow());
    }

    /** Every file can be written of it. */
    private static Report written(Measures measures) {
        Report report = Reports.of(measures, new Questions());
        assertThat(ReportHtml.render(report, ReportLanguage.of("en"))).contains("</html>");
        assertThat(ReportJson.write(report)).startsWith("{\"relais\":1");
        assertThat(ReportCsv.write(report)).startsWith("metric,");
        return report;
    }

    @Test
    void times_that_no_calendar_has_are_the_nearest_in_the_years_1_to_9999() {
        for (Instant at : List.of(
                Instant.MIN,
                Instant.MAX,
                Instant.parse("+48000-01-01T00:00:00Z"),
                Instant.parse("-0001-01-01T00:00:00Z"),
                Instant.EPOCH.minusNanos(1))) {
            String id = at.toString();
            begins(id, at);
            add(id, at, new ConversationAssigned("lea", 1));
            replies(id, at);
            add(id, at, new ConversationResolved("lea"));
            begins("open " + id, at);
        }
        add("ghost", Instant.MIN, new ConversationAssigned("lea", 1));
        Measures measures = measures();
        assertThat(measures.from()).isEqualTo("0001-01-01T00:00:00Z");
        assertThat(measures.until()).isEqualTo("9999-12-31T23:59:59.999999999Z");
        assertThat(measures.conversations()).isEqualTo(10);
        assertThat(figure(measures, "first-response").level().all()).isEqualTo(10);
        written(measures);
        written(measures(Instant.MIN, Instant.MAX));
        assertThat(measures(Instant.MAX, null).isEmpty()
                        || measures(Instant.MAX, null).events() > 0)
                .isTrue();
    }

    @Test
    void weights_and_promises_without_measure_are_bounded() {
        for (int i = 0; i < 3; i++) {
            String id = "c" + i;
            add(id, Instant.MIN, new MessageReceived(message(Instant.MIN, "?"), 0));
            routed(id, Instant.MIN, "long", i == 0 ? -7 : Integer.MAX_VALUE);
            add(id, Instant.MIN, new ConversationAssigned("lea", 1));
        }
        says("c0", Instant.MAX, "?");
        assertThat(written(measures()).agents().get(0).work()).isPositive();
    }

    @Test
    void a_calendar_that_never_opens_leaves_everything_undecided() {
        begins("c", NINE);
        routed("c", NINE, "never", 1);
        says("c", NINE.plus(Duration.ofDays(3000)), "Hello?");
        ServiceLevel level = figure(measures(), "first-response").level();
        assertThat(level).isEqualTo(new ServiceLevel(0, 0, 1, 0));
        written(measures());
    }

    @Test
    void a_period_outside_of_the_log_is_empty() {
        begins("c", NINE);
        assertThat(measures(null, NINE).isEmpty()).isTrue();
        assertThat(measures(NINE.plusNanos(1), null).isEmpty()).isTrue();
        assertThat(measures(null, NINE.plusNanos(1)).conversations()).isEqualTo(1);
        written(measures(null, NINE));
        written(measures(NINE.plusSeconds(9), null));
        log.clear();
        assertThat(written(measures()).totals().events()).isZero();
    }

    @Test
    void an_event_counts_once_whatever_its_number() {
        long[] numbers = {1, 2, Long.MAX_VALUE, Long.MAX_VALUE - 1, 5, 0, -1, Long.MIN_VALUE, 4, 3, Long.MIN_VALUE + 1};
        Message message = message(NINE, "?");
        for (int round = 0; round < 3; round++) {
            for (long seq : numbers) {
                log.add(new LoggedEvent(new ConversationId("c"), seq, NINE, null, new MessageReceived(message, 0)));
            }
        }
        assertThat(measures().events()).isEqualTo(numbers.length);
    }

    @Test
    void what_was_settled_twice_or_opened_twice_has_one_end_and_one_beginning() {
        begins("c", NINE);
        add("c", NINE.plusSeconds(60), new ConversationResolved("lea"));
        add("c", NINE.plusSeconds(99), new ConversationResolved("max"));
        begins("d", NINE);
        add("d", NINE.plusSeconds(30), new ConversationReopened(7));
        add("d", NINE.plusSeconds(31), new ConversationReopened(-7));
        add("d", NINE.plusSeconds(60), new ConversationResolved("lea"));
        Figure resolution = figure(measures(), "resolution");
        assertThat(resolution.timed().orElseThrow().count()).isEqualTo(2);
        assertThat(resolution.timed().orElseThrow().max()).hasSeconds(60);
        written(measures());
    }

    @Test
    void links_to_itself_in_circles_and_to_nobody_change_nothing() {
        for (int i = 0; i < 20; i++) {
            begins("c" + i, NINE.plusSeconds(i));
        }
        for (int i = 0; i < 20; i++) {
            for (String other : List.of("c" + i, "nobody", "c" + (i + 1) % 20, "c" + (i + 1) % 20)) {
                add(
                        "c" + i,
                        NINE.plusSeconds(60),
                        new ConversationLinked(new ConversationId(other), LinkReason.PRIVATE_REPLY));
            }
        }
        Measures measures = measures();
        assertThat(measures.open()).as("one matter").isEqualTo(1);
        assertThat(measures.conversations()).isEqualTo(20);
        assertThat(measures.unanswered()).hasSize(20);
        assertThat(measures.unanswered().get(7).conversation()).isEqualTo("c7");
    }

    @Test
    void a_promise_that_cannot_be_read_is_refused_and_nothing_of_it_is_taken() {
        Tally tally = new Tally(MetricSettings.of(DESK));
        for (String text : List.of("", "not JSON", "{}", "{\"sla\": {\"id\": \"s\", \"firstResponse\": \"soon\"}}")) {
            LoggedEvent event = new LoggedEvent(
                    new ConversationId("c"), 1, NINE, null, new ConversationEvent.TermsChanged(new Terms("p", text)));
            assertThatThrownBy(() -> tally.take(event))
                    .isInstanceOf(RefusedInputException.class)
                    .hasMessageContaining("/terms/text: is no promise");
        }
        assertThat(tally.kept()).isZero();
    }

    @Test
    void what_is_told_late_but_was_answered_long_ago_does_not_wait() {
        replies("c", NINE.plusSeconds(60));
        says("c", NINE, "Where is it?");
        says("c", NINE.plusSeconds(61), "And now?");
        assertThat(measures().unanswered()).extracting(Unanswered::text).containsExactly("And now?");
    }

    @Test
    void words_follow_their_edits_until_they_are_erased() {
        Message message = says("c", NINE, "first");
        add("c", NINE, new MessageEdited(message.ref(), new Version(2, NINE, NINE, false, "third")));
        add("c", NINE, new MessageEdited(message.ref(), new Version(1, NINE, NINE, false, "second")));
        assertThat(measures().unanswered()).extracting(Unanswered::text).containsExactly("third");
        add("c", NINE, new ContentErased("lea"));
        add("c", NINE, new MessageEdited(message.ref(), new Version(3, NINE, NINE, false, "fourth")));
        assertThat(measures().unanswered()).extracting(Unanswered::text).containsExactly("");
    }

    @Test
    void erasing_a_conversation_that_was_never_routed_does_not_move_it() {
        says("c", NINE, "Where is my parcel?");
        Map<String, Figure> before = queues();
        add("c", NINE, new ContentErased("lea"));
        assertThat(queues()).isEqualTo(before).containsOnlyKeys("care");
    }

    private Map<String, Figure> queues() {
        Measures measures = measures();
        return measures.figures(measures.metrics().get(0), Dimension.QUEUE);
    }

    @Test
    void one_date_far_ahead_does_not_keep_what_came_to_its_end_after_it() {
        begins("far", Instant.MAX);
        add("far", Instant.MAX, new ConversationResolved("lea"));
        Tally tally = new Tally(MetricSettings.of(DESK));
        for (int i = 0; i < 100; i++) {
            begins("c" + i, NINE);
            add("c" + i, NINE, new ConversationResolved("lea"));
        }
        log.forEach(tally::take);
        assertThat(tally.kept()).isEqualTo(1);
    }

    @Test
    void an_agent_a_queue_or_a_rule_may_have_any_name() {
        for (String name : List.of(
                "<script>alert(1)</script>",
                "\u202Egnp.exe",
                "\u0000\u0001\u001B[31m",
                "]]>&amp;\"'",
                "=cmd|x",
                "\uD800",
                "")) {
            begins("c" + name, NINE);
            add("c" + name, NINE, new ConversationQueued(name, QueueReason.TRANSFERRED));
            add("c" + name, NINE, new ConversationAssigned(name, 1));
            routed("c" + name, NINE, name, 1, name, name);
            says("c" + name, NINE, name);
        }
        Report report = written(measures());
        assertThat(ReportHtml.render(report, ReportLanguage.of("en"))).doesNotContain("<script", "\u0000", "\u001B");
    }

    /** Twice as long takes not much more than twice as long: a conversation of this length took minutes by the square. */
    private void soon(IntConsumer step) {
        begins("c", NINE);
        for (int i = 1; i <= MANY; i++) {
            step.accept(i);
        }
        long start = System.nanoTime();
        assertThat(measures().events()).isGreaterThanOrEqualTo(MANY);
        assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
    }

    private static Instant at(int step, int second) {
        return NINE.plusSeconds(10L * step + second);
    }

    @Test
    void one_long_dialogue_is_measured_soon() {
        soon(i -> {
            says("c", at(i, 0), "more");
            add("c", at(i, 1), new ConversationAssigned("agent" + i, 1));
            add("c", at(i, 2), new ConversationEvent.CustomerAwaited());
            add("c", at(i, 3), new ConversationEvent.ConversationResumed());
            replies("c", at(i, 4));
        });
    }

    @Test
    void one_long_quarrel_is_measured_soon() {
        soon(i -> {
            Message message = says("c", at(i, 0), "more");
            add("c", at(i, 1), new MessageWithdrawn(message.ref()));
            add("c", at(i, 2), new ContentErased("lea"));
            says("c", at(i, 3), "and more");
            add("c", at(i, 4), new ConversationResolved("lea"));
            add("c", at(i, 5), new ConversationReopened(i % 2 == 0 ? i : 1));
        });
    }

    @Test
    void conversations_that_are_all_linked_are_measured_soon() {
        soon(i -> {
            begins("c" + i, at(i, 0));
            add("c" + i, at(i, 1), new ConversationLinked(new ConversationId("c" + (i - 1)), LinkReason.PRIVATE_REPLY));
        });
    }

    @Test
    void everything_in_any_order_is_measured_soon() {
        for (int i = 0; i < MANY; i++) {
            says("c", at(i, 0), "more");
            replies("c", at(i, 4));
        }
        Collections.shuffle(log, new Random(3));
        soon(i -> says("c", at(-i, 0), "earlier"));
    }
}
