package dev.relais.routing.simulation;

import dev.relais.conversation.ConversationId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The contacts that wait or are being handled, by number. Numbers, and the conversations that stand for them, are used again.
 *
 * <p>Conversations sort as their numbers do, so that contacts of one instant can be given numbers in their order.
 */
final class Contacts {
    private final Map<ConversationId, Integer> numbers = new HashMap<>();
    private int[] free = new int[64];
    private int freed;
    private ConversationId[] ids = new ConversationId[64];
    private long[] arrival = new long[64];
    private long[] handling = new long[64];
    private int[] kind = new int[64];
    private int[] agent = new int[64];
    private boolean[] waiting = new boolean[64];
    private int size;

    /** Numbers for contacts that arrive at one instant, ascending. */
    int[] reserve(int count) {
        int[] reserved = new int[count];
        for (int i = 0; i < count; i++) {
            reserved[i] = freed == 0 ? fresh() : free[--freed];
        }
        if (count > 1) {
            Arrays.sort(reserved);
        }
        return reserved;
    }

    private int fresh() {
        if (size == ids.length) {
            int more = size * 2;
            ids = Arrays.copyOf(ids, more);
            free = Arrays.copyOf(free, more);
            arrival = Arrays.copyOf(arrival, more);
            handling = Arrays.copyOf(handling, more);
            kind = Arrays.copyOf(kind, more);
            agent = Arrays.copyOf(agent, more);
            waiting = Arrays.copyOf(waiting, more);
        }
        ConversationId id = new ConversationId("c" + (1_000_000_000 + size));
        ids[size] = id;
        numbers.put(id, size);
        return size++;
    }

    void arrives(int number, int ofKind, long at, long takes) {
        kind[number] = ofKind;
        arrival[number] = at;
        handling[number] = takes;
        waiting[number] = true;
    }

    void begins(int number, int withAgent) {
        waiting[number] = false;
        agent[number] = withAgent;
    }

    /** It is over; the number may be used again. */
    void ends(int number) {
        waiting[number] = false;
        free[freed++] = number;
    }

    boolean waits(int number) {
        return waiting[number];
    }

    ConversationId id(int number) {
        return ids[number];
    }

    /** Its number; null where the simulation has no such conversation. */
    @Nullable
    Integer number(ConversationId id) {
        return numbers.get(id);
    }

    int kind(int number) {
        return kind[number];
    }

    int agent(int number) {
        return agent[number];
    }

    long arrival(int number) {
        return arrival[number];
    }

    long handling(int number) {
        return handling[number];
    }
}
