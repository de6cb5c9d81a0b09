package dev.relais.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relais.conversation.ConversationEvent.ContentErased;
import dev.relais.conversation.ConversationEvent.ConversationResolved;
import dev.relais.conversation.ConversationEvent.ConversationRouted;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.LoggedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What figures do not depend on. */
class TallyLawsTest {
    private static final int DAYS = Integer.getInteger("relais.metrics.days", 30);
    private static final MetricSettings SETTINGS =
            MetricSettings.of(WorkedLog.DESK).between(null, RandomLogs.minute(1440));

    private static MetricSettings keeping(Duration window) {
        return new MetricSettings(
                WorkedLog.DESK, SETTINGS.metrics(), SETTINGS.others(), window, Map.of(), null, RandomLogs.minute(1440));
    }

    private static void days(BiConsumer<List<LoggedEvent>, RandomGenerator> test) {
        for (long seed = 0; seed < DAYS; seed++) {
            RandomGenerator dice = new SplittableRandom(seed);
            List<LoggedEvent> log = RandomLogs.day(dice, 1 + dice.nextInt(60));
            try {
                test.accept(log, dice);
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    @Test
    void the_order_in_which_events_are_told_and_told_again_does_not_matter() {
        days((log, dice) -> {
            List<LoggedEvent> other = new ArrayList<>(log);
            IntStream.range(0, log.size() / 3).forEach(i -> other.add(log.get(dice.nextInt(log.size()))));
            // ties of one conversation are told in the order of its numbers
            List<LoggedEvent> shuffled = RandomLogs.shuffled(other, dice);
            assertThat(Told.by(Told.measures(SETTINGS, sortedWithinConversations(shuffled))))
                    .isEqualTo(Told.by(Told.measures(SETTINGS, log)));
        });
    }

    /** Conversations interleave at random; each keeps the order of its numbers, which is what tells ties apart. */
    private static List<LoggedEvent> sortedWithinConversations(List<LoggedEvent> shuffled) {
        List<LoggedEvent> result = new ArrayList<>(shuffled);
        shuffled.stream().map(LoggedEvent::conversation).distinct().forEach(id -> {
            List<Integer> places = IntStream.range(0, shuffled.size())
                    .filter(i -> shuffled.get(i).conversation().equals(id))
                    .boxed()
                    .toList();
            List<LoggedEvent> own = places.stream()
                    .map(shuffled::get)
                    .sorted((a, b) -> Long.compare(a.seq(), b.seq()))
                    .toList();
            for (int i = 0; i < places.size(); i++) {
                result.set(places.get(i), own.get(i));
            }
        });
        return result;
    }

    @Test
    void nodes_that_share_the_conversations_come_to_the_same() {
        days((log, dice) -> {
            List<Tally> nodes =
                    IntStream.range(0, 3).mapToObj(i -> new Tally(SETTINGS)).toList();
            int salt = dice.nextInt();
            log.forEach(event -> nodes.get(Math.floorMod(event.conversation().hashCode() * 31 + salt, 3))
                    .take(event));
            nodes.get(0).merge(nodes.get(1));
            nodes.get(0).merge(nodes.get(2));
            assertThat(Told.by(nodes.get(0).measures())).isEqualTo(Told.by(Told.measures(SETTINGS, log)));
        });
    }

    /**
     * What is told of cases is as of the end of a part, so the parts are looked at from the end: everything that began in them, as it
     * stands when the day is over.
     */
    @Test
    void parts_of_a_day_come_to_the_day() {
        days((log, dice) -> {
            int cut = 60 * (1 + dice.nextInt(23));
            MetricSettings day = SETTINGS.between(RandomLogs.minute(0), RandomLogs.minute(1440));
            Measures morning = Told.measures(SETTINGS.between(RandomLogs.minute(0), RandomLogs.minute(cut)), log);
            Measures rest = Told.measures(SETTINGS.between(RandomLogs.minute(cut), RandomLogs.minute(1440)), log);
            Measures both = morning.then(rest);
            Measures whole = Told.measures(day, log);
            assertThat(both.events()).isEqualTo(whole.events());
            assertThat(both.quarters()).isEqualTo(whole.quarters());
            assertThat(both.topics()).isEqualTo(whole.topics());
            assertThat(both.unanswered()).isEqualTo(whole.unanswered());
            assertThat(both.agents()).isEqualTo(whole.agents());
            for (int hour = 1; hour < 24; hour++) {
                assertThat(both.openByAge(List.of(RandomLogs.minute(60 * hour))))
                        .as("%d:00, cut at %d", hour, cut)
                        .isEqualTo(whole.openByAge(List.of(RandomLogs.minute(60 * hour))));
            }
            for (Metric metric : whole.metrics()) {
                if (metric.start() == Metric.Start.LATEST_REPLY) {
                    continue; // the day knows of a later reply, which begins the case anew
                }
                assertThat(both.figure(metric).cases())
                        .as(metric.id())
                        .isEqualTo(whole.figure(metric).cases());
            }
        });
    }

    @Test
    void periods_that_do_not_touch_are_not_put_together() {
        Measures one = Told.measures(SETTINGS.between(null, RandomLogs.minute(60)), List.of());
        Measures later = Told.measures(SETTINGS.between(RandomLogs.minute(61), RandomLogs.minute(90)), List.of());
        assertThatThrownBy(() -> one.then(later)).hasMessageContaining("is not followed by one from");
    }

    @Test
    void looking_changes_nothing() {
        days((log, dice) -> {
            Tally tally = new Tally(SETTINGS);
            log.forEach(event -> {
                tally.take(event);
                if (dice.nextInt(20) == 0) {
                    tally.measures();
                }
            });
            assertThat(Told.by(tally.measures())).isEqualTo(Told.by(Told.measures(SETTINGS, log)));
        });
    }

    @Test
    void what_is_done_with_early_comes_to_the_same_as_what_is_kept() {
        days((log, dice) -> {
            List<LoggedEvent> same = untilSettled(log);
            Tally early = new Tally(keeping(Duration.ofMinutes(10)));
            Tally late = new Tally(keeping(Duration.ofDays(400)));
            same.forEach(early::take);
            same.forEach(late::take);
            assertThat(early.kept()).isLessThanOrEqualTo(late.kept());
            assertThat(withoutReopening(early.measures())).isEqualTo(withoutReopening(late.measures()));
        });
    }

    /** Nothing happens in a conversation after it was settled. */
    private static List<LoggedEvent> untilSettled(List<LoggedEvent> log) {
        Set<ConversationId> over = new HashSet<>();
        List<LoggedEvent> kept = new ArrayList<>();
        for (LoggedEvent event : log) {
            if (!over.contains(event.conversation())) {
                kept.add(event);
            }
            if (event.event() instanceof ConversationResolved
                    || (event.event() instanceof ConversationRouted routed && routed.queue() == null)) {
                over.add(event.conversation());
            }
        }
        return kept;
    }

    /** Whether something that was settled stays so is not known until the window is over: that alone may differ. */
    private static String withoutReopening(Measures measures) {
        return Told.by(measures)
                .lines()
                .filter(line -> !line.startsWith("reopened "))
                .reduce("", (a, b) -> a + "\n" + b);
    }

    @Test
    void erasing_what_was_said_changes_no_figure() {
        days((log, dice) -> {
            List<LoggedEvent> erased = new ArrayList<>();
            for (LoggedEvent event : log) {
                erased.add(event);
                if (dice.nextInt(10) == 0) {
                    erased.add(new LoggedEvent(
                            event.conversation(), 1000 + erased.size(), event.at(), null, new ContentErased("lea")));
                }
            }
            String figures = Told.by(Told.measures(SETTINGS, log));
            String after = Told.by(Told.measures(SETTINGS, erased));
            assertThat(after.lines().filter(line -> !line.matches("\\d+ .*")).toList())
                    .isEqualTo(figures.lines()
                            .filter(line -> !line.matches("\\d+ .*"))
                            .toList());
        });
    }

    @Test
    void the_backlog_changes_by_what_comes_less_what_goes() {
        days((log, dice) -> {
            Measures measures = Told.measures(SETTINGS, log);
            for (int hour = 1; hour < 24; hour++) {
                long before = sum(measures.openByAge(List.of(RandomLogs.minute(60 * (hour - 1))))
                        .get(0));
                long after = sum(measures.openByAge(List.of(RandomLogs.minute(60 * hour)))
                        .get(0));
                assertThat(after - before).isEqualTo(NaiveDay.change(log, 60 * (hour - 1), 60 * hour));
            }
        });
    }

    private static long sum(List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).sum();
    }

    @Test
    void two_tallies_that_know_the_same_conversation_do_not_merge() {
        Tally one = new Tally(SETTINGS);
        Tally other = new Tally(SETTINGS);
        WorkedLog.script().events().forEach(one::take);
        WorkedLog.script().events().forEach(other::take);
        assertThatThrownBy(() -> one.merge(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("both tallies know c");
    }
}
