package dev.relais.routing;

import dev.relais.config.Agent;
import dev.relais.config.Agent.Capacity;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The agents as they are now, by their position in the desk file: who is available, what each has, who has been idle how long.
 *
 * <p>Who has been idle longest is a matter of order, not of instants: an agent goes to the end when he is given something, finishes
 * something, or becomes available.
 */
final class Roster {
    private static final int UNBOUNDED = Integer.MAX_VALUE;

    final Profiles profiles;
    private final List<Agent> agents;
    private final Map<String, Integer> positions = new HashMap<>();
    private final int[] total;
    /** His total, or less for the time being. */
    private final int[] allowed;

    private final int[] ofPublic;
    private final int[] ofPrivate;
    private final long[] usedPublic;
    private final long[] usedPrivate;
    private final boolean[] available;
    private final boolean[] listed;
    private final long[] idle;
    private final int[] sizes;
    private final IdleLists everybody;
    private final IdleLists byProfile;
    private final int greatest;
    private long units;
    private long count;

    Roster(List<Agent> agents) {
        this.agents = List.copyOf(agents);
        int size = agents.size();
        profiles = new Profiles(agents);
        total = new int[size];
        allowed = new int[size];
        ofPublic = new int[size];
        ofPrivate = new int[size];
        usedPublic = new long[size];
        usedPrivate = new long[size];
        available = new boolean[size];
        listed = new boolean[size];
        idle = new long[size];
        sizes = new int[profiles.count()];
        int most = 1;
        for (int i = 0; i < size; i++) {
            Agent agent = agents.get(i);
            positions.put(agent.id(), i);
            Capacity capacity = agent.capacity();
            total[i] = limit(capacity.total());
            allowed[i] = total[i];
            ofPublic[i] = limit(capacity.ofPublic());
            ofPrivate[i] = limit(capacity.ofPrivate());
            idle[i] = (long) i - size;
            sizes[profiles.of(i)]++;
            most = total[i] == UNBOUNDED ? most : Math.max(most, total[i]);
        }
        greatest = most;
        everybody = new IdleLists(1, idle);
        byProfile = new IdleLists(profiles.count(), idle);
    }

    private static int limit(@Nullable Integer limit) {
        return limit == null ? UNBOUNDED : limit;
    }

    int size() {
        return total.length;
    }

    Agent agent(int position) {
        return agents.get(position);
    }

    /** -1 where the desk does not know him. */
    int position(@Nullable String agent) {
        return agent == null ? IdleLists.NOBODY : positions.getOrDefault(agent, IdleLists.NOBODY);
    }

    /** The greatest total of an agent; 1 where nobody has one. */
    int greatest() {
        return greatest;
    }

    /** Units of capacity of all who are available. */
    long units() {
        return units;
    }

    /** How many agents have one of these profiles. */
    int count(BitSet some) {
        return some.stream().map(profile -> sizes[profile]).sum();
    }

    /** Those of some agents who have one of these profiles. */
    Set<Integer> entitled(Set<String> some, BitSet entitled) {
        Set<Integer> those = new HashSet<>();
        for (String id : some) {
            int position = position(id);
            if (position >= 0 && entitled.get(profiles.of(position))) {
                those.add(position);
            }
        }
        return those;
    }

    boolean available(int agent) {
        return available[agent];
    }

    long used(int agent, boolean isPublic) {
        return isPublic ? usedPublic[agent] : usedPrivate[agent];
    }

    long used(int agent) {
        return usedPublic[agent] + usedPrivate[agent];
    }

    /** Grows: who has the least has been idle longest. */
    long idle(int agent) {
        return idle[agent];
    }

    /** Said twice, nothing happens. */
    void available(int agent, boolean now) {
        if (now != available[agent]) {
            unlist(agent);
            available[agent] = now;
            units += now ? capacity(agent) : -capacity(agent);
            if (now) {
                idle[agent] = ++count;
            }
            list(agent);
        }
    }

    /** He takes no more than so many units at once for the time being, be his total greater. */
    void limit(int agent, int units) {
        unlist(agent);
        allowed[agent] = Math.min(total[agent], units);
        list(agent);
    }

    /** What he takes at once at present; less than his total while he is limited. */
    int allowed(int agent) {
        return allowed[agent];
    }

    /** He has more, or less where {@code units} is negative; {@code moved}: from now on he is idle anew. */
    void load(int agent, int units, boolean isPublic, boolean moved) {
        boolean relist = moved || !listed[agent] || units > 0;
        if (relist) {
            unlist(agent);
        }
        if (isPublic) {
            usedPublic[agent] += units;
        } else {
            usedPrivate[agent] += units;
        }
        if (moved) {
            idle[agent] = ++count;
        }
        if (relist) {
            list(agent);
        }
    }

    /** Those with room, who has been idle longest first. */
    List<Integer> withRoom(int most) {
        List<Integer> those = new ArrayList<>();
        for (int agent = everybody.first(0);
                agent != IdleLists.NOBODY && those.size() < most;
                agent = everybody.next(agent)) {
            those.add(agent);
        }
        return those;
    }

    boolean hasRoom(int agent) {
        return listed[agent];
    }

    /** How many conversations of one unit fit beside what he has, at most {@code most}. */
    int room(int agent, int most) {
        return (int) Math.max(0, Math.min(most, allowed[agent] - used(agent)));
    }

    /** Of one visibility alone. */
    int room(int agent, boolean isPublic, int most) {
        return (int)
                Math.max(0, Math.min(most, (isPublic ? ofPublic[agent] : ofPrivate[agent]) - used(agent, isPublic)));
    }

    private void unlist(int agent) {
        if (listed[agent]) {
            everybody.remove(0, agent);
            byProfile.remove(profiles.of(agent), agent);
            listed[agent] = false;
        }
    }

    private void list(int agent) {
        if (available[agent] && (fits(agent, 1, true) || fits(agent, 1, false))) {
            everybody.add(0, agent);
            byProfile.add(profiles.of(agent), agent);
            listed[agent] = true;
        }
    }

    /** Whether so much fits beside what he has. */
    boolean fits(int agent, int weight, boolean isPublic) {
        return usedPublic[agent] + usedPrivate[agent] + weight <= allowed[agent]
                && (isPublic
                        ? usedPublic[agent] + weight <= ofPublic[agent]
                        : usedPrivate[agent] + weight <= ofPrivate[agent]);
    }

    /** Whether he could take it now. */
    boolean can(int agent, Need need) {
        return available[agent]
                && need.entitles(profiles.of(agent))
                && fits(agent, need.weight(), need.isPublic())
                && !need.excludes(agent);
    }

    /** Who has been idle longest of those who can; -1: nobody can. */
    int longestIdle(Need need) {
        int[] entitled = need.ranked();
        int steps = 8 + 2 * entitled.length;
        int agent = everybody.first(0);
        while (agent != IdleLists.NOBODY && !can(agent, need) && steps-- > 0) {
            agent = everybody.next(agent);
        }
        return agent == IdleLists.NOBODY || steps >= 0 ? agent : longestIdle(need, 0, entitled.length);
    }

    private int longestIdle(Need need, int from, int to) {
        int best = IdleLists.NOBODY;
        for (int i = from; i < to; i++) {
            int agent = first(need, need.ranked()[i]);
            if (agent != IdleLists.NOBODY && (best == IdleLists.NOBODY || idle[agent] < idle[best])) {
                best = agent;
            }
        }
        return best;
    }

    private int first(Need need, int profile) {
        int agent = byProfile.first(profile);
        while (agent != IdleLists.NOBODY && !can(agent, need)) {
            agent = byProfile.next(agent);
        }
        return agent;
    }

    /** Who has the highest levels of those who can, and of those has been idle longest. */
    int mostSkilled(Need need) {
        int[] ranked = need.ranked();
        for (int from = 0, to = 0; from < ranked.length; from = to) {
            while (to < ranked.length && need.levels()[to] == need.levels()[from]) {
                to++;
            }
            int agent = longestIdle(need, from, to);
            if (agent != IdleLists.NOBODY) {
                return agent;
            }
        }
        return IdleLists.NOBODY;
    }

    /** Who has the least to do of those who can, and of those has been idle longest. */
    int leastLoaded(Need need) {
        int best = IdleLists.NOBODY;
        for (int profile : need.ranked()) {
            for (int agent = byProfile.first(profile); agent != IdleLists.NOBODY; agent = byProfile.next(agent)) {
                if (can(agent, need) && (best == IdleLists.NOBODY || byLoad(agent, best) < 0)) {
                    best = agent;
                }
            }
        }
        return best;
    }

    /** By the share of the total in use, then by who has been idle longer. Who has no total is taken to have the desk's greatest. */
    int byLoad(int a, int b) {
        int byShare = Long.compare(used(a) * capacity(b), used(b) * capacity(a));
        return byShare != 0 ? byShare : Long.compare(idle[a], idle[b]);
    }

    private long capacity(int agent) {
        return total[agent] == UNBOUNDED ? greatest : total[agent];
    }

    /** The first of those who can, in the order of the desk file, after one of them. */
    int inTurn(Need need, int after) {
        int size = size();
        for (int step = 1; step <= size; step++) {
            int agent = after + step < size ? after + step : after + step - size;
            if (listed[agent] && can(agent, need)) {
                return agent;
            }
        }
        return IdleLists.NOBODY;
    }
}
