package dev.relais.sla;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.calendar.BusinessCalendar;
import dev.relais.calendar.ExtraHours;
import dev.relais.calendar.WeeklyHours;
import dev.relais.config.SlaConfig;
import dev.relais.sla.NaiveVerdicts.Event;
import dev.relais.sla.NaiveVerdicts.Found;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Random timelines on random calendars against {@link NaiveVerdicts}. {@code -Drelais.sla.timelines=2000000} judges more.
 */
class RandomTimelinesTest {
    private static final long SEED = 20_261_123;
    private static final int TIMELINES = 50;
    private static final int CALENDARS = Integer.getInteger("relais.sla.timelines", 20_000) / TIMELINES;
    private static final Duration TICK = Duration.ofMinutes(15);
    private static final int TICKS = 8 * 96;
    private static final List<String> ZONES = List.of(
            "UTC",
            "Europe/Paris",
            "America/New_York",
            "Australia/Lord_Howe",
            "Asia/Kathmandu",
            "Europe/Dublin",
            "Antarctica/Troll",
            "Africa/Casablanca");
    private static final List<String> STARTS = List.of(
            "2026-03-27T00:00:00Z",
            "2026-10-23T06:00:00Z",
            "2026-04-03T00:00:00Z",
            "2026-10-31T00:00:00Z",
            "2026-06-01T00:00:00Z");

    private record Sample(List<Event> told, int until, SlaConfig sla) {
        @Nullable
        Integer allowed(@Nullable Duration duration) {
            return duration == null ? null : Integer.valueOf((int) duration.dividedBy(TICK));
        }
    }

    @Test
    void verdicts_are_those_of_a_plain_reading_tick_by_tick() {
        RandomGenerator random = new SplittableRandom(SEED);
        Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
        for (int i = 0; i < CALENDARS; i++) {
            Instant zero = Instant.parse(STARTS.get(random.nextInt(STARTS.size())));
            BusinessCalendar calendar = random.nextInt(8) == 0 ? null : calendar(random, zero);
            boolean[] open = open(calendar, zero);
            boolean opensLater = calendar == null
                    || calendar.hours().stream().anyMatch(hours -> !hours.days().isEmpty());
            for (int j = 0; j < TIMELINES; j++) {
                Sample sample = sample(random);
                SlaConfig sla = sample.sla();
                NaiveVerdicts naive = new NaiveVerdicts(
                        zero, TICK, open, opensLater, !sla.pauseWhen().isEmpty());
                List<Found> expected = naive.targets(
                        sample.told(),
                        sample.until(),
                        sample.allowed(sla.firstResponse()),
                        sample.allowed(sla.nextResponse()),
                        sample.allowed(sla.resolution()));
                List<Target> actual = timeline(sample, calendar, zero).targets();
                assertThat(actual.stream().map(target -> found(target, zero)).toList())
                        .as("seed %d, calendar %d, timeline %d: %s", SEED, i, j, sample)
                        .isEqualTo(expected);
                actual.forEach(target -> verdicts.merge(target.verdict(), 1, Integer::sum));
            }
        }
        assertThat(verdicts).as("every verdict comes up often").hasSize(4);
        assertThat(verdicts.values()).allMatch(count -> count > CALENDARS * TIMELINES / 20);
    }

    @Test
    void the_order_in_which_events_are_told_does_not_matter() {
        RandomGenerator random = new SplittableRandom(SEED + 1);
        for (int i = 0; i < 5_000; i++) {
            Instant zero = Instant.parse(STARTS.get(random.nextInt(STARTS.size())));
            Sample sample = sample(random);
            Sample other = new Sample(shuffled(sample.told(), random), sample.until(), sample.sla());
            assertThat(timeline(other, null, zero).targets())
                    .as("seed %d, timeline %d: %s, told as %s", SEED + 1, i, sample, other.told())
                    .isEqualTo(timeline(sample, null, zero).targets());
        }
    }

    @Test
    void what_has_ended_looks_the_same_whenever_one_looks() {
        RandomGenerator random = new SplittableRandom(SEED + 2);
        int compared = 0;
        for (int i = 0; i < 5_000; i++) {
            Instant zero = Instant.parse(STARTS.get(random.nextInt(STARTS.size())));
            BusinessCalendar calendar = calendar(random, zero);
            Sample early = sample(random);
            Sample late = new Sample(early.told(), early.until() + random.nextInt(200), early.sla());
            List<Target> later = timeline(late, calendar, zero).targets();
            for (Target target : timeline(early, calendar, zero).targets()) {
                if (target.metAt() != null || target.verdict() == Verdict.WITHDRAWN) {
                    assertThat(later)
                            .as("seed %d, timeline %d: %s", SEED + 2, i, early)
                            .contains(target);
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(2_000);
    }

    @Test
    void the_reply_that_is_due_is_the_one_that_the_targets_say_is_owed() {
        RandomGenerator random = new SplittableRandom(SEED + 3);
        int owed = 0;
        for (int i = 0; i < 5_000; i++) {
            Instant zero = Instant.parse(STARTS.get(random.nextInt(STARTS.size())));
            Timeline timeline = timeline(sample(random), calendar(random, zero), zero);
            Instant expected = timeline.targets().stream()
                    .filter(target -> target.target() != TargetKind.RESOLUTION && target.metAt() == null)
                    .filter(target -> target.verdict() != Verdict.WITHDRAWN)
                    .map(Target::dueAt)
                    .filter(Objects::nonNull)
                    .min(Instant::compareTo)
                    .orElse(null);
            assertThat(timeline.replyDue())
                    .as("seed %d, timeline %d: %s", SEED + 3, i, timeline)
                    .isEqualTo(expected);
            owed += expected == null ? 0 : 1;
        }
        assertThat(owed).isBetween(500, 4_500);
    }

    private static Timeline timeline(Sample sample, @Nullable BusinessCalendar calendar, Instant zero) {
        List<TimelineEvent> events = sample.told().stream()
                .map(event -> new TimelineEvent(at(zero, event.tick()), event.type()))
                .toList();
        return new Timeline("c", sample.sla(), calendar, events, at(zero, sample.until()));
    }

    private static Instant at(Instant zero, int tick) {
        return zero.plus(TICK.multipliedBy(tick));
    }

    private static Found found(Target target, Instant zero) {
        assertThat(target.businessElapsed().toNanos() % TICK.toNanos()).isZero();
        Instant due = target.dueAt();
        boolean unseen = due == null ? false : due.isAfter(at(zero, TICKS));
        return new Found(
                target.target(),
                tick(target.startedAt(), zero),
                due == null ? null : Integer.valueOf(unseen ? NaiveVerdicts.UNSEEN : tick(due, zero)),
                target.metAt() == null ? null : Integer.valueOf(tick(target.metAt(), zero)),
                (int) target.businessElapsed().dividedBy(TICK),
                target.verdict());
    }

    private static int tick(Instant at, Instant zero) {
        Duration since = Duration.between(zero, at);
        assertThat(since.toNanos() % TICK.toNanos()).isZero();
        return (int) since.dividedBy(TICK);
    }

    private static Sample sample(RandomGenerator random) {
        int horizon = 8 << random.nextInt(6);
        TimelineEvent.Type[] types = TimelineEvent.Type.values();
        List<Event> told = new ArrayList<>();
        for (int i = random.nextInt(12); i >= 0; i--) {
            boolean rare = random.nextInt(3) == 0;
            TimelineEvent.Type type = rare ? types[random.nextInt(types.length)] : types[random.nextInt(4)];
            told.add(new Event(random.nextInt(horizon), type));
        }
        if (random.nextInt(4) > 0) {
            told.sort(Comparator.comparingInt(Event::tick));
            told.set(0, new Event(told.get(0).tick(), TimelineEvent.Type.RECEIVED));
        }
        SlaConfig sla = new SlaConfig(
                "s",
                null,
                allowed(random, horizon),
                allowed(random, horizon),
                allowed(random, horizon),
                random.nextInt(4) == 0 ? Set.of() : Set.of(SlaConfig.Pause.WAITING_FOR_CUSTOMER),
                List.of());
        return new Sample(told, random.nextInt(horizon + 8), sla);
    }

    private static @Nullable Duration allowed(RandomGenerator random, int horizon) {
        return random.nextInt(6) == 0 ? null : TICK.multipliedBy(random.nextInt(1 + horizon / 3));
    }

    /** Another order that keeps the events of one tick in theirs. */
    private static List<Event> shuffled(List<Event> told, RandomGenerator random) {
        Map<Integer, List<Event>> byTick = new TreeMap<>();
        told.forEach(event ->
                byTick.computeIfAbsent(event.tick(), t -> new ArrayList<>()).add(event));
        List<Event> other = new ArrayList<>();
        while (!byTick.isEmpty()) {
            List<Integer> left = List.copyOf(byTick.keySet());
            Integer tick = left.get(random.nextInt(left.size()));
            List<Event> events = byTick.getOrDefault(tick, List.of());
            other.add(events.remove(0));
            if (events.isEmpty()) {
                byTick.remove(tick);
            }
        }
        return other;
    }

    private static boolean[] open(@Nullable BusinessCalendar calendar, Instant zero) {
        boolean[] open = new boolean[TICKS];
        for (int tick = 0; tick < TICKS; tick++) {
            open[tick] = calendar == null || calendar.isOpen(at(zero, tick));
        }
        return open;
    }

    /** With times on the ticks, so that a tick is open as a whole or not at all. */
    private static BusinessCalendar calendar(RandomGenerator random, Instant zero) {
        ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
        LocalDate first = zero.atZone(zone).toLocalDate();
        List<WeeklyHours> hours = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            Set<DayOfWeek> days = new HashSet<>();
            for (DayOfWeek day : DayOfWeek.values()) {
                if (random.nextInt(3) > 0) {
                    days.add(day);
                }
            }
            hours.add(new WeeklyHours(days, time(random), time(random)));
        }
        Set<LocalDate> closed = random.nextBoolean() ? Set.of() : Set.of(first.plusDays(random.nextInt(4)));
        List<ExtraHours> extra = random.nextBoolean()
                ? List.of()
                : List.of(new ExtraHours(first.plusDays(random.nextInt(4)), time(random), time(random)));
        return new BusinessCalendar("c", zone, hours, closed, extra);
    }

    private static LocalTime time(RandomGenerator random) {
        return LocalTime.of(random.nextInt(24), 15 * random.nextInt(4));
    }
}
