package dev.relais.benchmarks.routing;

import java.util.List;
import java.util.Map;

/** A set of agents for each skill at each level and one of those who have room: their intersection is looked through. */
final class BitsetScan implements Chooser {
    private final long[][][] able = new long[Crew.SKILLS][Crew.LEVELS + 1][];
    private final long[] room;
    private final byte[] load;
    private final long[] last;
    private long turn;

    BitsetScan(Crew crew) {
        int words = (crew.size() + Long.SIZE - 1) / Long.SIZE;
        room = new long[words];
        load = new byte[crew.size()];
        last = new long[crew.size()];
        for (long[][] levels : able) {
            for (int level = 0; level < levels.length; level++) {
                levels[level] = new long[words];
            }
        }
        List<Map<Integer, Integer>> skills = crew.skills();
        for (int i = 0; i < crew.size(); i++) {
            int agent = i;
            add(room, agent);
            skills.get(i).forEach((skill, highest) -> {
                for (int level = 1; level <= highest; level++) {
                    add(able[skill][level], agent);
                }
            });
        }
    }

    private static void add(long[] set, int agent) {
        set[agent / Long.SIZE] |= 1L << agent;
    }

    @Override
    public void give(int conversation, int agent) {
        load[agent]++;
        last[agent] = ++turn;
        if (load[agent] >= Crew.CAPACITY) {
            room[agent / Long.SIZE] &= ~(1L << agent);
        }
    }

    @Override
    public int choose(int conversation, Requirement requirement) {
        int more = requirement.skills().length - 1;
        long[] one = able[requirement.skills()[0]][requirement.levels()[0]];
        long[] other = able[requirement.skills()[more]][requirement.levels()[more]];
        int first = NOBODY;
        long least = Long.MAX_VALUE;
        for (int word = 0; word < room.length; word++) {
            for (long left = one[word] & other[word] & room[word]; left != 0; left &= left - 1) {
                int agent = word * Long.SIZE + Long.numberOfTrailingZeros(left);
                if (last[agent] < least) {
                    first = agent;
                    least = last[agent];
                }
            }
        }
        if (first != NOBODY) {
            give(conversation, first);
        }
        return first;
    }

    @Override
    public void free(int conversation, int agent) {
        load[agent]--;
        last[agent] = ++turn;
        add(room, agent);
    }
}
