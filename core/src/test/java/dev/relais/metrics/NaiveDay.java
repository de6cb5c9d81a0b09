package dev.relais.metrics;

import dev.relais.conversation.ConversationEvent;
import dev.relais.conversation.ConversationEvent.ConversationAssigned;
import dev.relais.conversation.ConversationEvent.ConversationOpened;
import dev.relais.conversation.ConversationEvent.ConversationQueued;
import dev.relais.conversation.ConversationEvent.ConversationReleased;
import dev.relais.conversation.ConversationEvent.ConversationReopened;
import dev.relais.conversation.ConversationEvent.ConversationResolved;
import dev.relais.conversation.ConversationEvent.ConversationResumed;
import dev.relais.conversation.ConversationEvent.ConversationRouted;
import dev.relais.conversation.ConversationEvent.ConversationSnoozed;
import dev.relais.conversation.ConversationEvent.CustomerAwaited;
import dev.relais.conversation.LoggedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Figures of a day, by looking at every conversation in every minute. Slow, and nothing else. */
final class NaiveDay {
    private NaiveDay() {}

    /** One letter: W waiting, O owned, A awaiting the customer, S snoozed, - settled; a space before it begins. */
    private static char state(List<LoggedEvent> own, Instant at) {
        char state = ' ';
        for (LoggedEvent event : own) {
            if (event.at().isAfter(at)) {
                break;
            }
            state = next(state, event.event());
        }
        return state;
    }

    private static char next(char state, ConversationEvent event) {
        if (event instanceof ConversationOpened
                || event instanceof ConversationQueued
                || event instanceof ConversationReopened
                || event instanceof ConversationReleased) {
            return 'W';
        }
        if (event instanceof ConversationAssigned || event instanceof ConversationResumed) {
            return 'O';
        }
        if (event instanceof CustomerAwaited) {
            return 'A';
        }
        if (event instanceof ConversationSnoozed) {
            return 'S';
        }
        boolean settled = event instanceof ConversationResolved
                || (event instanceof ConversationRouted routed && routed.queue() == null);
        return settled ? '-' : state;
    }

    private static String owner(List<LoggedEvent> own, Instant at) {
        String owner = "";
        for (LoggedEvent event : own) {
            if (!event.at().isAfter(at)) {
                if (event.event() instanceof ConversationAssigned assigned) {
                    owner = assigned.agent();
                } else if (event.event() instanceof ConversationQueued
                        || event.event() instanceof ConversationReleased) {
                    owner = "";
                }
            }
        }
        return owner;
    }

    private static Map<String, List<LoggedEvent>> conversations(List<LoggedEvent> log) {
        Map<String, List<LoggedEvent>> own = new TreeMap<>();
        log.forEach(event -> own.computeIfAbsent(event.conversation().value(), none -> new ArrayList<>())
                .add(event));
        return own;
    }

    private static boolean isOpen(char state) {
        return "WOAS".indexOf(state) >= 0;
    }

    /** How many more are open at one minute than at another. */
    static long change(List<LoggedEvent> log, int from, int to) {
        return conversations(log).values().stream()
                .mapToLong(own -> (isOpen(state(own, RandomLogs.minute(to))) ? 1 : 0)
                        - (isOpen(state(own, RandomLogs.minute(from))) ? 1 : 0))
                .sum();
    }

    /** How many are open at a minute. */
    static long open(List<LoggedEvent> log, int minute) {
        return conversations(log).values().stream()
                .filter(own -> isOpen(state(own, RandomLogs.minute(minute))))
                .count();
    }

    /** Minutes with a conversation, by agent; two at once count twice. */
    static Map<String, Long> work(List<LoggedEvent> log) {
        Map<String, Long> work = new HashMap<>();
        conversations(log).values().forEach(own -> {
            for (int minute = 0; minute < 1440; minute++) {
                char state = state(own, RandomLogs.minute(minute));
                String owner = owner(own, RandomLogs.minute(minute));
                if ((state == 'O' || state == 'A') && !owner.isEmpty()) {
                    work.merge(owner, 1L, Long::sum);
                }
            }
        });
        return work;
    }

    /** Minutes in one of the states, by conversation, of those that are settled at the end of the day, by rule excepted. */
    static long minutes(List<LoggedEvent> log, String states) {
        return conversations(log).values().stream()
                .filter(own -> state(own, RandomLogs.minute(1440)) == '-')
                .filter(NaiveDay::settledByAPerson)
                .mapToLong(own -> IntStream.range(0, 1440)
                        .filter(minute -> states.indexOf(state(own, RandomLogs.minute(minute))) >= 0)
                        .count())
                .sum();
    }

    private static boolean settledByAPerson(List<LoggedEvent> own) {
        return own.stream()
                .noneMatch(event -> event.event() instanceof ConversationRouted routed && routed.queue() == null);
    }
}
