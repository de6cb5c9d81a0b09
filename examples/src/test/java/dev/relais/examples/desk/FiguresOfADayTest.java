package dev.relais.examples.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.config.DeskConfig;
import dev.relais.config.DeskFile;
import dev.relais.conversation.Conversation;
import dev.relais.desk.Desk;
import dev.relais.metrics.Measures;
import dev.relais.metrics.MetricSettings;
import dev.relais.metrics.ServiceLevel;
import dev.relais.metrics.Tally;
import dev.relais.questions.Questions;
import dev.relais.report.ReportHtml;
import dev.relais.report.ReportJson;
import dev.relais.report.ReportLanguage;
import dev.relais.report.Reports;
import dev.relais.sla.Target;
import dev.relais.sla.TargetKind;
import dev.relais.sla.Verdict;
import dev.relais.testkit.Profile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A host that measures: what its desk says of each conversation, and what figures say of all of them, is the same. */
class FiguresOfADayTest {
    private static final Map<TargetKind, String> METRICS = Map.of(
            TargetKind.FIRST_RESPONSE, "first-response",
            TargetKind.NEXT_RESPONSE, "next-response",
            TargetKind.RESOLUTION, "resolution");
    private static final DeskConfig CONFIG = DeskFile.read("desk.json", """
            {"relais": 1, "desk": "northwind", "zone": "Europe/Paris",
             "accounts": [{"id": "x", "network": "x", "externalId": "9001", "handle": "northwind"},
                          {"id": "page", "network": "facebook", "externalId": "9100", "name": "Northwind Page"}],
             "departments": ["care"],
             "calendars": [{"id": "office", "hours": [{"days": ["TU"], "from": "09:00", "to": "11:30"}]}],
             "slas": [{"id": "social", "calendar": "office", "firstResponse": "PT5M", "nextResponse": "PT10M", "resolution": "PT20M",
                       "pauseWhen": ["waiting-for-customer"]}],
             "agents": [{"id": "lea", "departments": ["care"], "capacity": {"total": 3, "public": 2, "private": 2}},
                        {"id": "tom", "departments": ["care"], "capacity": {"total": 2}}],
             "queues": [{"id": "care", "department": "care", "order": "fifo", "offer": "PT45S", "sla": "social"}],
             "rules": [{"id": "otherwise", "when": {}, "then": {"queue": "care"}}]}
            """.getBytes(StandardCharsets.UTF_8));

    @Test
    void verdicts_of_the_desk_and_figures_over_its_log_agree() throws Exception {
        long decided = 0;
        for (long seed = 1; seed <= 4; seed++) {
            Tally listening = new Tally(MetricSettings.of(CONFIG));
            Questions questions = new Questions();
            try (Town town = new Town(CONFIG, (event, conversation) -> {
                listening.take(event);
                questions.take(event);
            })) {
                day(town, new Random(seed));
                town.pass(Duration.ofSeconds(1));
                Instant until = town.clock.instant();
                Measures measures = over(town.desk, until);
                for (TargetKind kind : METRICS.keySet()) {
                    ServiceLevel level = level(measures, METRICS.get(kind));
                    assertThat(level).as("seed %d: %s", seed, kind).isEqualTo(verdicts(town.desk, until, kind));
                    decided += level.kept();
                }
                heardAndErased(town, listening, questions, seed);
            }
        }
        assertThat(decided).as("the days were not idle").isGreaterThan(40);
    }

    /** What a host hears bit by bit comes to what the log says as a whole; and erasing everybody changes no figure. */
    private static void heardAndErased(Town town, Tally listening, Questions questions, long seed) {
        Measures heard = listening.measures();
        Measures whole = over(town.desk, null);
        assertThat(ReportJson.write(Reports.of(heard, questions)))
                .as("seed %d", seed)
                .isEqualTo(ReportJson.write(Reports.of(whole, asked(town.desk))));
        String text =
                town.desk.conversations().get(0).messages().get(0).message().text();
        for (Conversation one : town.desk.conversations()) {
            town.desk.erase(one.id(), "privacy");
        }
        Measures after = listening.measures();
        for (String metric : METRICS.values()) {
            assertThat(level(after, metric)).as("seed %d: %s", seed, metric).isEqualTo(level(heard, metric));
        }
        String page = ReportHtml.render(Reports.of(after, questions), ReportLanguage.of("en"));
        assertThat(page).doesNotContain(text);
    }

    private static Measures over(Desk desk, Instant until) {
        Tally tally = new Tally(MetricSettings.of(CONFIG).between(null, until));
        desk.log(0).forEach(tally::take);
        return tally.measures();
    }

    private static Questions asked(Desk desk) {
        Questions questions = new Questions();
        desk.log(0).forEach(questions::take);
        return questions;
    }

    private static ServiceLevel level(Measures measures, String id) {
        return measures.metrics().stream()
                .filter(metric -> metric.id().equals(id))
                .map(metric -> measures.figure(metric).level())
                .findFirst()
                .orElseThrow();
    }

    private static ServiceLevel verdicts(Desk desk, Instant until, TargetKind kind) {
        List<Verdict> verdicts = new ArrayList<>();
        for (Conversation one : desk.conversations()) {
            desk.targets(one.id(), until).stream()
                    .filter(target -> target.target() == kind)
                    .map(Target::verdict)
                    .forEach(verdicts::add);
        }
        return new ServiceLevel(
                count(verdicts, Verdict.KEPT),
                count(verdicts, Verdict.BREACHED),
                count(verdicts, Verdict.OPEN),
                count(verdicts, Verdict.WITHDRAWN));
    }

    private static long count(List<Verdict> verdicts, Verdict verdict) {
        return verdicts.stream().filter(verdict::equals).count();
    }

    private static void day(Town town, Random random) {
        Desk desk = town.desk;
        desk.available("lea", true);
        desk.available("tom", true);
        for (int step = 0; step < 250; step++) {
            List<Conversation> all = desk.conversations();
            switch (random.nextInt(8)) {
                case 0 ->
                    town.tell(town.x.mention(
                            Profile.customer(random.nextInt(30)), Town.BRAND, "why so late, " + step + "?"));
                case 1 ->
                    town.tell(town.x.directMessage(
                            Profile.customer(random.nextInt(30)), Town.BRAND, "where is " + step + "?"));
                case 2, 3 -> town.pass(Duration.ofSeconds(random.nextInt(180)));
                default -> {
                    if (!all.isEmpty()) {
                        RandomDayTest.act(desk, all.get(random.nextInt(all.size())), random, step);
                    }
                }
            }
        }
    }
}
