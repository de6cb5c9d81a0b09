package dev.relais.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.assign.Waiting;
import dev.relais.config.Agent;
import dev.relais.config.QueueConfig;
import dev.relais.config.QueueConfig.Order;
import dev.relais.config.QueueConfig.Select;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Checks one choice of an engine against the ledger, as things stood just before it. */
record ChoiceCheck(Ledger ledger, Instant now) {
    /** None of its queue that somebody could have taken comes before it, by the rules that need no clockwork to check. */
    void checkFirstInQueue(Waiting chosen) {
        QueueConfig queue = ledger.queue(chosen.queue());
        if (hurries(queue, chosen)) {
            return;
        }
        for (Waiting other : ledger.waiting.values()) {
            if (alike(ledger.queue(other.queue()), queue) && !other.equals(chosen) && before(queue, other, chosen)) {
                assertThat(ledger.able(other, now))
                        .as("%s comes before %s", other, chosen)
                        .isEmpty();
            }
        }
    }

    /** Late work of a queue with a bound may go before its time; another test says when. */
    private boolean hurries(QueueConfig queue, Waiting chosen) {
        return queue.bound() != null
                && queue.order() == Order.SLACK
                && rank(queue, chosen).compareTo("2") > 0;
    }

    /** Whether two queues stand in one order. */
    private static boolean alike(QueueConfig a, QueueConfig b) {
        return a.equals(b)
                || (a.bound() == null
                        && b.bound() == null
                        && a.order() == b.order()
                        && Objects.equals(a.ageing(), b.ageing()));
    }

    private boolean before(QueueConfig queue, Waiting a, Waiting b) {
        return rank(queue, a).compareTo(rank(queue, b)) < 0;
    }

    /** Naive: one string that sorts as the queue does. */
    private String rank(QueueConfig queue, Waiting one) {
        long since = one.since().getEpochSecond();
        String arrival = padded(since) + " " + one.conversation().value();
        if (queue.bound() != null
                && now.getEpochSecond() - since >= queue.bound().toSeconds()) {
            return "0 " + arrival;
        }
        if (queue.order() == Order.SLACK) {
            Instant due = one.dueAt();
            String group = due == null ? "2 " : !now.isAfter(due) ? "1 " + padded(soon(one, due)) + " " : "3 ";
            return group + arrival;
        }
        long aged = queue.order() == Order.FIFO
                ? since
                : since
                        - one.priority().level()
                                * Objects.requireNonNull(queue.ageing()).toSeconds();
        return "1 " + padded(aged) + " " + arrival;
    }

    /** In nanoseconds. */
    private static long soon(Waiting one, Instant due) {
        Duration forecast = Objects.requireNonNull(one.forecast());
        return due.getEpochSecond() * 1_000_000_000 + (long) (0.6 * forecast.toNanos());
    }

    private static String padded(long number) {
        return "%020d".formatted(number);
    }

    void checkSelected(Waiting waiting, List<Agent> able, String chosen) {
        Select select = ledger.queue(waiting.queue()).select();
        String preferred = waiting.preferAgent();
        if (able.stream().anyMatch(agent -> agent.id().equals(preferred))) {
            assertThat(chosen).isEqualTo(preferred);
        } else if (select == Select.LONGEST_IDLE) {
            Instant longest = able.stream()
                    .map(agent -> ledger.idle.get(agent.id()))
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            assertThat(ledger.idle).containsEntry(chosen, longest);
        } else if (select == Select.MOST_SKILLED) {
            Comparator<Agent> sum = Comparator.comparingInt(agent -> waiting.requires().keySet().stream()
                    .mapToInt(skill -> agent.skills().getOrDefault(skill, 0))
                    .sum());
            Agent him = able.stream()
                    .filter(agent -> agent.id().equals(chosen))
                    .findFirst()
                    .orElseThrow();
            assertThat(able)
                    .allSatisfy(agent -> assertThat(sum.compare(agent, him)).isNotPositive());
        } else if (select == Select.LEAST_LOADED) {
            int greatest = ledger.desk.agents().stream()
                    .mapToInt(
                            agent -> Objects.requireNonNullElse(agent.capacity().total(), 1))
                    .max()
                    .orElseThrow();
            Map<String, Double> loads = new HashMap<>();
            for (Agent agent : able) {
                double total = Objects.requireNonNullElse(agent.capacity().total(), greatest);
                loads.put(agent.id(), ledger.used(agent.id(), null) / total);
            }
            assertThat(loads.values()).allSatisfy(load -> assertThat(load).isGreaterThanOrEqualTo(loads.get(chosen)));
        }
    }
}
