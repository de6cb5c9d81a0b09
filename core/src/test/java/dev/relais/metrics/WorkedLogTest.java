package dev.relais.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.relais.config.DeskConfig;
import dev.relais.config.DeskFile;
import dev.relais.conversation.Surface;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every figure of the worked log against what was computed by hand. */
class WorkedLogTest {
    private static final Measures MEASURES = WorkedLog.measures();

    /** Counts; then count, mean, median and greatest of the durations that ended, in seconds. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // metric, cases, kept, broken, undecided, withdrawn, ended, mean, median, max
        "first-response, 6, 2, 2, 1, 1, 4, 930, 600, 1800",
        "next-response, 2, 1, 1, 0, 0, 1, 1200, 1200, 1200",
        "resolution, 7, 4, 0, 2, 1, 4, 2190, 2100, 3000",
        "call-back, 0, 0, 0, 0, 0, 0, 0, 0, 0",
        "reply-window, 0, 0, 0, 0, 0, 0, 0, 0, 0",
        "first-assignment, 6, 0, 0, 0, 0, 3, 620, 300, 1500",
        "requester-wait, 6, 0, 0, 0, 0, 3, 2220, 2400, 3000",
        "agent-work, 6, 0, 0, 0, 0, 3, 1480, 2100, 2340",
        "silence, 5, 2, 0, 0, 3, 2, 2850, 1200, 4500",
        "reopened, 4, 0, 1, 3, 0, 0, 0, 0, 0",
        "transfers, 6, 0, 0, 0, 0, 0, 0, 0, 0",
        "public-comments, 5, 3, 0, 1, 1, 0, 0, 0, 0",
        "chatwoot.first-response, 6, 0, 0, 0, 0, 4, 1500, 1200, 2400",
        "chatwoot.reply-time, 4, 0, 0, 0, 0, 1, 1200, 1200, 1200",
        "chatwoot.resolution, 7, 0, 0, 0, 0, 4, 2490, 2100, 3600",
        "chatwoot.sla-hit-rate, 6, 1, 3, 1, 1, 4, 1500, 1200, 2400",
        "zammad.first-response, 6, 1, 3, 1, 1, 4, 1500, 1200, 2400",
        "zammad.update-response, 6, 0, 0, 0, 0, 4, 1650, 1200, 2400",
        "zammad.solution, 6, 0, 0, 0, 0, 4, 2190, 2100, 3000",
        "zammad.first-solution, 6, 0, 4, 1, 1, 4, 2490, 2100, 3600",
        "zendesk.first-reply, 6, 0, 0, 0, 0, 4, 1500, 1200, 2400",
        "zendesk.requester-wait, 6, 0, 0, 0, 0, 3, 2220, 2400, 3000",
        "zendesk.agent-work, 6, 0, 0, 0, 0, 3, 2220, 2400, 3000",
        "zendesk.first-resolution, 6, 0, 0, 0, 0, 4, 2490, 2100, 3600",
        "zendesk.full-resolution, 6, 0, 0, 0, 0, 3, 2620, 3000, 3600",
        "zammad.update-between, 4, 0, 0, 0, 0, 1, 1200, 1200, 1200",
        "zendesk.next-reply, 4, 0, 0, 0, 0, 1, 1200, 1200, 1200",
        "zendesk.periodic-update, 5, 0, 0, 0, 0, 1, 2400, 2400, 2400",
        "connect.service-level, 8, 4, 1, 1, 2, 5, 612, 600, 1500",
        "genesys.service-level, 8, 4, 1, 1, 2, 5, 612, 600, 1500",
    })
    void the_counts_and_durations_are_those_computed_by_hand(
            String id,
            long cases,
            long kept,
            long broken,
            long undecided,
            long withdrawn,
            long ended,
            long mean,
            long median,
            long max) {
        Figure figure = MEASURES.figure(metric(id));
        assertThat(figure.cases()).as("cases").isEqualTo(cases);
        assertThat(figure.level()).isEqualTo(new ServiceLevel(kept, broken, undecided, withdrawn));
        Durations durations = figure.durations();
        if (ended == 0) {
            assertThat(durations).isNull();
        } else {
            assertThat(durations).isNotNull();
            assertThat(List.of(
                            durations.count(),
                            durations.mean().toSeconds(),
                            durations.median().toSeconds(),
                            durations.max().toSeconds()))
                    .as("count, mean, median, greatest")
                    .containsExactly(ended, mean, median, max);
        }
    }

    @Test
    void every_metric_of_the_catalogue_is_in_the_table_above() {
        assertThat(Stream.concat(MEASURES.metrics().stream(), MEASURES.others().stream())
                        .map(Metric::id))
                .doesNotHaveDuplicates()
                .hasSize(30);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "first-response, 33.3", // 2 of 6
        "chatwoot.sla-hit-rate, 50.0", // 6 less 3 missed, of 6
        "zammad.first-response, 25.0", // 1 of the 4 that were answered
        "zammad.first-solution, 0.0",
        "connect.service-level, 62.5", // 4 answered and 1 gone within the time, of 8
        "genesys.service-level, 80.0", // 4 of 5 answered
    })
    void the_share_that_each_product_would_show(String id, String percent) {
        assertThat(MEASURES.percent(metric(id))).contains(new BigDecimal(percent));
    }

    @Test
    void the_service_level_stands_between_its_bounds() {
        ServiceLevel level = MEASURES.figure(metric("first-response")).level();
        assertThat(level.lowerPercent()).contains(new BigDecimal("33.3"));
        assertThat(level.upperPercent()).contains(new BigDecimal("50.0"));
    }

    /** 2, 5 withdrawn, 10, 10 open, 20, 30 minutes: 5/6 survive 2, 5/8 survive 10, 5/16 survive 20. */
    @Test
    void the_estimate_counts_what_is_open_for_as_long_as_it_lasted() {
        assertThat(MEASURES.figure(metric("first-response")).estimate())
                .isEqualTo(new Estimate(Duration.ofMinutes(20), new BigDecimal("37.5")));
    }

    @Test
    void transfers_are_counted_for_each_conversation() {
        assertThat(MEASURES.figure(metric("transfers")).amount()).isEqualTo(1 / 6.0);
    }

    @Test
    void figures_stand_under_every_value_of_a_conversation_and_under_who_answered() {
        assertThat(counts("first-response", Dimension.NETWORK)).isEqualTo("facebook 3, x 3");
        assertThat(counts("first-response", Dimension.SURFACE)).isEqualTo("comment 3, direct 2, post 1");
        assertThat(counts("first-response", Dimension.QUEUE)).isEqualTo("care 5, press 1");
        assertThat(counts("first-response", Dimension.DEPARTMENT)).isEqualTo("care 5, press 1");
        assertThat(counts("first-response", Dimension.RULE)).isEqualTo("otherwise 6");
        // lea answered c1; max c2, and had c4 when the machine answered it; nobody has c3, c5 and c7
        assertThat(counts("first-response", Dimension.AGENT)).isEqualTo("max 2, lea 1");
        assertThat(counts("chatwoot.first-response", Dimension.AGENT)).isEmpty();
    }

    private static String counts(String metric, Dimension dimension) {
        return MEASURES.figures(metric(metric), dimension).entrySet().stream()
                .map(slice -> slice.getKey() + " " + slice.getValue().cases())
                .collect(Collectors.joining(", "));
    }

    @Test
    void public_messages_that_nobody_dealt_with_are_told_with_their_words() {
        assertThat(MEASURES.unanswered())
                .extracting(Unanswered::conversation, Unanswered::text, Unanswered::queue)
                .containsExactly(tuple("c5", "Do you ship to Norway?", "care"));
    }

    @Test
    void what_was_open_is_a_stock_by_age() {
        LogScript log = WorkedLog.script();
        List<Instant> hours = Stream.of("08:00", "09:00", "10:00", "11:00", "12:00")
                .map(log::at)
                .toList();
        // 10:00 c3 just came; c1 settled at this very instant. 11:00 c2 again (its first message is old), c3, c4. 12:00
        // c2, c3, c5
        assertThat(MEASURES.openByAge(hours))
                .containsExactly(
                        List.of(1L, 0L, 0L, 0L, 0L, 0L),
                        List.of(1L, 0L, 0L, 0L, 0L, 0L),
                        List.of(1L, 0L, 0L, 0L, 0L, 0L),
                        List.of(1L, 2L, 0L, 0L, 0L, 0L),
                        List.of(1L, 2L, 0L, 0L, 0L, 0L));
        // overdue, less than an hour, …: at 12:00 c2 is overdue since 11:30, c5 has five minutes
        assertThat(MEASURES.owedBySlack(List.of(log.at("12:00")))).containsExactly(List.of(1L, 1L, 0L, 0L, 0L));
        assertThat(MEASURES.open()).isEqualTo(3);
    }

    @Test
    void who_had_how_much_to_do() {
        // lea: c1 from 9:05 to 10:00, c2 from 11:10 on; max: c2 9:40 to 9:50, c4 10:31 to 10:40; zoe: c4 10:50 to 11:20
        assertThat(MEASURES.agents())
                .hasEntrySatisfying(
                        "lea",
                        load -> assertThat(load)
                                .isEqualTo(new Measures.Load(2, 2, Duration.ofMinutes(105), null, null)))
                .hasEntrySatisfying(
                        "max",
                        load -> assertThat(load).isEqualTo(new Measures.Load(2, 1, Duration.ofMinutes(19), null, null)))
                .hasEntrySatisfying(
                        "zoe",
                        load -> assertThat(load)
                                .isEqualTo(new Measures.Load(1, 1, Duration.ofMinutes(30), null, null)));
    }

    @Test
    void what_came_and_went() {
        assertThat(List.of(MEASURES.conversations(), MEASURES.reopened(), MEASURES.elsewhere(), MEASURES.events()))
                .containsExactly(7L, 1L, 1L, (long) WorkedLog.script().events().size());
    }

    @Test
    void a_log_that_does_not_say_what_the_rules_said_has_them_asked() {
        DeskConfig desk = DeskFile.read("desk.json", """
                {"relais": 1, "desk": "d", "slas": [{"id": "s", "firstResponse": "PT15M"}], "queues": [{"id": "care", "sla": "s"}],
                 "rules": [{"id": "ads", "when": {"text": {"word": "win"}}, "then": {"queue": null, "stop": true}},
                           {"id": "all", "when": {}, "then": {"queue": "care"}}]}
                """.getBytes(StandardCharsets.UTF_8));
        LogScript log = new LogScript(LocalDate.of(2026, 3, 2));
        log.comes("c1", "09:00", "x", Surface.COMMENT, "Where is it?").repliesElsewhere("c1", "09:10");
        log.comes("c2", "09:00", "x", Surface.COMMENT, "Win a phone");
        log.comes("c3", "09:30", "x", Surface.COMMENT, "And mine?");
        Measures measures = Told.measures(MetricSettings.of(desk), log.events());
        assertThat(measures.figure("first-response").level()).isEqualTo(new ServiceLevel(1, 0, 1, 0));
        assertThat(measures.unanswered())
                .extracting(Unanswered::conversation, Unanswered::queue)
                .containsExactly(tuple("c3", "care"));
    }

    private static Metric metric(String id) {
        return Stream.concat(MEASURES.metrics().stream(), MEASURES.others().stream())
                .filter(metric -> metric.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
