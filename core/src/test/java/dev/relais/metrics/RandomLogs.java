package dev.relais.metrics;

import dev.relais.conversation.ConversationEvent;
import dev.relais.conversation.ConversationEvent.ConversationReleased;
import dev.relais.conversation.ConversationEvent.ConversationSnoozed;
import dev.relais.conversation.ConversationEvent.MessageAnalyzed;
import dev.relais.conversation.ConversationEvent.QueueReason;
import dev.relais.conversation.LoggedEvent;
import dev.relais.conversation.MessageId;
import dev.relais.conversation.Surface;
import dev.relais.insight.Insight;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Logs of a day in which anything happens at whole minutes, in the order in which desks let it happen and in others. */
final class RandomLogs {
    static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final List<String> AGENTS = List.of("lea", "max", "zoe");
    private static final List<String> NETWORKS = List.of("x", "facebook", "instagram");
    private static final List<Surface> SURFACES = List.of(Surface.POST, Surface.COMMENT, Surface.DIRECT);

    private final RandomGenerator dice;
    private final LogScript log = new LogScript(DAY);

    private RandomLogs(RandomGenerator dice) {
        this.dice = dice;
    }

    static List<LoggedEvent> day(RandomGenerator dice, int conversations) {
        RandomLogs random = new RandomLogs(dice);
        for (int i = 0; i < conversations; i++) {
            random.conversation("c" + i);
        }
        return random.log.events();
    }

    private void conversation(String id) {
        int minute = dice.nextInt(1200);
        String network = NETWORKS.get(dice.nextInt(3));
        Surface surface = SURFACES.get(dice.nextInt(3));
        log.comes(id, time(minute), network, surface, "words " + dice.nextInt(5) + "?");
        analyzed(id, minute);
        boolean aside = dice.nextInt(12) == 0;
        log.routed(id, time(minute), aside ? null : "care", aside ? null : "social", "otherwise");
        int steps = aside ? 0 : dice.nextInt(12);
        for (int i = 0; i < steps; i++) {
            minute += dice.nextInt(4) == 0 ? 0 : 1 + dice.nextInt(40);
            if (minute < 1440) {
                step(id, time(minute), minute, network, surface);
            }
        }
    }

    private void step(String id, String time, int minute, String network, Surface surface) {
        String agent = AGENTS.get(dice.nextInt(3));
        switch (dice.nextInt(14)) {
            case 0, 1 -> log.says(id, time, network, surface, "more?");
            case 2, 3 -> log.assigned(id, time, agent);
            case 4, 5 -> log.replies(id, time, agent, dice.nextInt(4) == 0);
            case 6 -> log.awaits(id, time);
            case 7 -> log.resumes(id, time);
            case 8, 9 -> log.resolves(id, time, agent);
            case 10 -> log.reopened(id, time, 1).queued(id, time, "care", QueueReason.REOPENED);
            case 11 -> log.queued(id, time, dice.nextBoolean() ? "care" : "press", QueueReason.TRANSFERRED);
            case 12 -> log.repliesElsewhere(id, time);
            default -> rare(id, time, agent, minute);
        }
    }

    private void rare(String id, String time, String agent, int minute) {
        switch (dice.nextInt(4)) {
            case 0 -> log.withdraws(id, time);
            case 1 -> log.add(id, time, new ConversationReleased(agent, QueueReason.RELEASED));
            case 2 ->
                log.add(id, time, new ConversationSnoozed(agent, log.at(time).plusSeconds(600)));
            default -> analyzed(id, minute);
        }
    }

    private void analyzed(String id, int minute) {
        String label = List.of("negative", "neutral", "positive").get(dice.nextInt(3));
        ConversationEvent event = new MessageAnalyzed(
                new MessageId(id),
                new Insight(
                        dice.nextBoolean() ? "fr" : null,
                        0.9,
                        0.0,
                        label,
                        0.9,
                        null,
                        null,
                        dice.nextBoolean() ? List.of() : List.of(new Insight.Topic("billing", 0.8)),
                        "test/1"));
        log.add(id, time(minute), event);
    }

    private static String time(int minute) {
        return LocalTime.ofSecondOfDay(minute * 60L).toString();
    }

    static Instant minute(int minute) {
        return DAY.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(minute * 60L);
    }

    /** The same in another order. */
    static List<LoggedEvent> shuffled(List<LoggedEvent> log, RandomGenerator dice) {
        List<LoggedEvent> copy = new ArrayList<>(log);
        for (int i = copy.size() - 1; i > 0; i--) {
            int j = dice.nextInt(i + 1);
            LoggedEvent moved = copy.get(i);
            copy.set(i, copy.get(j));
            copy.set(j, moved);
        }
        return copy;
    }
}
