package dev.relais.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.conversation.ConversationEvent.MessageWithdrawn;
import dev.relais.conversation.LoggedEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Figures against an account that looks at every minute. */
class NaiveDayTest {
    private static final int DAYS = Integer.getInteger("relais.metrics.days", 30) / 4;
    private static final MetricSettings SETTINGS =
            MetricSettings.of(WorkedLog.DESK).between(null, RandomLogs.minute(1440));

    @Test
    void backlog_work_and_time_in_states_are_what_every_minute_says() {
        for (long seed = 0; seed < DAYS; seed++) {
            RandomGenerator dice = new SplittableRandom(1000 + seed);
            List<LoggedEvent> log = RandomLogs.day(dice, 1 + dice.nextInt(30)).stream()
                    .filter(event -> !(event.event() instanceof MessageWithdrawn))
                    .toList();
            Measures measures = Told.measures(SETTINGS, log);
            for (int hour = 0; hour < 24; hour++) {
                long open = measures.openByAge(List.of(RandomLogs.minute(60 * hour))).get(0).stream()
                        .mapToLong(Long::longValue)
                        .sum();
                assertThat(open).as("seed %d, %d:00", seed, hour).isEqualTo(NaiveDay.open(log, 60 * hour));
            }
            Map<String, Long> work = new HashMap<>();
            measures.agents().forEach((agent, load) -> {
                if (!load.load().isZero()) {
                    work.put(agent, load.load().toMinutes());
                }
            });
            assertThat(work).as("seed %d", seed).isEqualTo(NaiveDay.work(log));
            assertThat(minutes(measures, "requester-wait")).as("seed %d", seed).isEqualTo(NaiveDay.minutes(log, "WOS"));
            assertThat(minutes(measures, "agent-work")).as("seed %d", seed).isEqualTo(NaiveDay.minutes(log, "O"));
        }
    }

    /** Mean times count, which is exact. */
    private static long minutes(Measures measures, String id) {
        Metric metric = measures.metrics().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
        return measures.figure(metric)
                .timed()
                .map(durations -> Math.round(durations.mean().toMillis() * (double) durations.count() / 60_000))
                .orElse(0L);
    }
}
